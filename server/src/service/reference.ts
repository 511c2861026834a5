/** The reference of the rules: a page for each in both languages, and the same words for other tools. Generated. */
import { presentRegulation } from '../norms/regulation.ts';
import { displayWidth } from '../report/canonical.ts';
import { citationOf } from '../report/citation.ts';
import type { Finding, Language, Message, Severity } from '../rules/finding.ts';
import { references } from '../rules/references.ts';
import { rules } from '../rules/registry.ts';
import type { Basis, Rule, RuleExample, RuleGroup, RuleReference } from '../rules/rule.ts';
import { analyse } from './analysis.ts';
import { clauseMarkdown } from './clause.ts';
import { GROUP_NAMES } from './settings-schema.ts';

/** What grades are called. */
export const SEVERITY_NAMES: Readonly<Record<Severity, Message>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  information: { zh: '提示', en: 'information' },
  hint: { zh: '建议', en: 'hint' },
};

/** What a rule rests on, in a word. */
export const BASIS_NAMES: Readonly<Record<Basis, Message>> = {
  law: { zh: '法规条文', en: 'the regulation' },
  form: { zh: '统一格式', en: 'the official form' },
  implied: { zh: '格式隐含', en: 'implied by the form' },
  practice: { zh: '通行做法', en: 'practice' },
  seen: { zh: '常见错误', en: 'seen in real reports' },
};

const BASIS_SENTENCES: Readonly<Record<Basis, Message>> = {
  law: {
    zh: '依据是条例的条文。',
    en: 'It rests on an article of the regulation.',
  },
  form: {
    zh: '依据是报告年度适用的统一格式（2021年度及以后：国办公开办函〔2021〕30号；2019、2020年度：国办公开办函〔2019〕60号，试行）。',
    en: 'It rests on the official form for the reported year: 国办公开办函〔2021〕30号 from 2021 on, 国办公开办函〔2019〕60号 (trial) for 2019 and 2020.',
  },
  implied: {
    zh: '条例和统一格式都没有明文规定，是从表格本身的含义推出来的，不能说成违反规定。',
    en: 'Neither the regulation nor the form says so in words; it follows from what the table means. It is no breach of a rule.',
  },
  practice: {
    zh: '这是各地报告和评估中的通行做法，条例和统一格式没有这样要求。',
    en: 'This is what reports and their reviewers usually do; neither the regulation nor the form asks for it.',
  },
  seen: {
    zh: '在已经公布的报告里见过这样的错误；条例和统一格式没有专门规定。',
    en: 'Published reports have had this error; neither the regulation nor the form speaks of it.',
  },
};

/** Everything the pages say that is not said by the rules. */
interface Words {
  readonly title: (rule: Rule, title: string) => string;
  /** What it is called here and in settings. */
  readonly named: (name: string, id: string) => string;
  readonly fact: (name: string, value: string) => string;
  readonly otherLanguage: string;
  readonly allRules: string;
  readonly severity: string;
  readonly group: string;
  readonly basis: string;
  readonly fix: string;
  readonly fixes: Readonly<Record<FixKind, string>>;
  readonly since: string;
  readonly sinceSet: (ruleSet: string) => string;
  readonly preview: string;
  readonly finds: string;
  readonly why: string;
  readonly wrong: string;
  readonly right: string;
  readonly says: (message: string) => string;
  readonly offers: (title: string) => string;
  readonly silence: string;
  readonly silenceHow: (rule: Rule) => string;
  readonly index: string;
  readonly indexIntroduction: string;
  readonly indexHeader: readonly string[];
}

/** Whether something can be repaired, and whether the command line does so by itself. */
type FixKind = 'none' | 'offered' | 'some' | 'safe';

const WORDS: Readonly<Record<Language, Words>> = {
  zh: {
    title: ({ id }, title) => `${title}（${id}）`,
    named: (name, id) => `${name}（\`${id}\`）`,
    fact: (name, value) => `- **${name}**：${value}`,
    otherLanguage: 'English',
    allRules: '全部规则',
    severity: '级别',
    group: '类别',
    basis: '依据',
    fix: '一键修改',
    fixes: {
      none: '没有，请人工核对后修改',
      offered: '有，由您决定是否采用；命令行 `--fix` 不会自动改',
      some: '有；其中只改写法、不会改错的，命令行 `--fix` 也会自动改',
      safe: '有；只改写法、不会改错，命令行 `--fix` 也会自动改',
    },
    since: '规则版本',
    sinceSet: (ruleSet) => `第${ruleSet}版起`,
    preview: '试用中',
    finds: '查什么',
    why: '为什么',
    wrong: '有问题的写法',
    right: '没有问题的写法',
    says: (message) => `检查结果：${message}`,
    offers: (title) => `一键修改：${title}`,
    silence: '不想提示时',
    silenceHow: ({
      id,
      group,
    }) => `核对后确认没有写错的，可以写一条注释，不再提示。注释不影响报告内容；\`--\` 后面写理由，供审核的人看。

- 只对这一行，写在行末：\`<!-- disclosure-report-disable-line ${id} -- 理由 -->\`
- 只对下一行，写在上一行：\`<!-- disclosure-report-disable-next-line ${id} -- 理由 -->\`
- 对整个文件，写在任何位置：\`<!-- disclosure-report-disable-file ${id} -- 理由 -->\`

对所有报告都不提示，在编辑器设置里写：

\`\`\`json
"disclosureReport.rules": { "${id}": "off" }
\`\`\`

对一个文件夹里的报告不提示，在该文件夹的 \`disclosure-report.json\` 里写：

\`\`\`json
{ "rules": { "${id}": "off" } }
\`\`\`

把 \`off\` 换成 \`error\`（错误）、\`warning\`（警告）、\`information\`（提示）或 \`hint\`（建议），则改变提示的级别；把规则名换成 \`${group}\`，则这一类规则一起改变。`,
    index: '规则说明',
    indexIntroduction:
      '每条规则一页：查什么，为什么（依据和把握），有问题的和没有问题的写法，不想提示时怎么办。依据分为法规条文、统一格式、格式隐含、通行做法、常见错误五种；只有前两种是明文规定。各页所说的条例，指《中华人民共和国政府信息公开条例》（国务院令第711号）；例子只保留与这条规则有关的部分。',
    indexHeader: ['规则', '名称', '级别', '依据', '规则版本'],
  },
  en: {
    title: ({ id }, title) => `${title} (${id})`,
    named: (name, id) => (name === id ? name : `${name} (\`${id}\`)`),
    fact: (name, value) => `- **${name}**: ${value}`,
    otherLanguage: '中文',
    allRules: 'All rules',
    severity: 'Severity',
    group: 'Group',
    basis: 'Basis',
    fix: 'Quick fix',
    fixes: {
      none: 'none: check and correct it by hand',
      offered: 'yes, for you to decide on; `--fix` on the command line leaves it alone',
      some: 'yes; those that change only the way of writing are applied by `--fix` on the command line too',
      safe: 'yes; it changes only the way of writing, so `--fix` on the command line applies it too',
    },
    since: 'Since',
    sinceSet: (ruleSet) => `rule set ${ruleSet}`,
    preview: 'in preview',
    finds: 'What it finds',
    why: 'Why',
    wrong: 'Wrong',
    right: 'Right',
    says: (message) => `Finding: ${message}`,
    offers: (title) => `Quick fix: ${title}`,
    silence: 'How to silence it',
    silenceHow: ({
      id,
      group,
    }) => `Where you have checked that nothing is wrong, a comment silences the rule. Comments change nothing in the report; what follows \`--\` is your reason, for whoever reviews it.

- on one line, at its end: \`<!-- disclosure-report-disable-line ${id} -- reason -->\`
- on the next line, from the one above: \`<!-- disclosure-report-disable-next-line ${id} -- reason -->\`
- in the whole file, from anywhere: \`<!-- disclosure-report-disable-file ${id} -- reason -->\`

For all reports, in the editor's settings:

\`\`\`json
"disclosureReport.rules": { "${id}": "off" }
\`\`\`

For the reports of a folder, in its \`disclosure-report.json\`:

\`\`\`json
{ "rules": { "${id}": "off" } }
\`\`\`

With \`error\`, \`warning\`, \`information\` or \`hint\` in the place of \`off\` the finding is graded differently; with \`${group}\` in the place of the rule's id, all rules of the group are.`,
    index: 'Rule reference',
    indexIntroduction:
      'One page a rule: what it finds, why (what it rests on and how sure we are), a wrong and a right example, how to silence it. A rule rests on the regulation, on the official form, on what the form implies, on practice, or on errors seen in real reports; only the first two are requirements. The regulation is 《中华人民共和国政府信息公开条例》 (国务院令第711号). Examples are cut down to what the rule needs.',
    indexHeader: ['Rule', 'Title', 'Severity', 'Basis', 'Since'],
  },
};

/** What a program other than an editor shows of a rule. */
export interface RuleHelp {
  readonly summary: string;
  readonly text: string;
  readonly markdown: string;
}

/** A page of the reference: a path below the folder of all languages, and its Markdown. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** All pages: in each language one for every rule and one that lists them. */
export function referencePages(): readonly Page[] {
  return (['zh', 'en'] as const).flatMap((language) => [
    { path: `${language}/README.md`, text: indexPage(language) },
    ...rules.map((rule) => ({ path: `${language}/${rule.id}.md`, text: rulePage(rule, language) })),
  ]);
}

/** A rule explained without links to other pages, and without running the checker. */
export function ruleHelp(rule: Rule, language: Language): RuleHelp {
  const words = WORDS[language];
  const { finds, why, examples } = referenceOf(rule);
  const explanation = [finds[language], why[language], BASIS_SENTENCES[rule.basis][language]];
  const texts = examples.flatMap(({ wrong, right }) => [
    `**${words.wrong}**`,
    shown(wrong),
    `**${words.right}**`,
    shown(right),
  ]);
  return {
    summary: finds[language],
    text: explanation.join('\n'),
    markdown: [...explanation, ...clauses(rule), ...texts].join('\n\n'),
  };
}

function referenceOf({ id }: Rule): RuleReference {
  const reference = references[id];
  if (!reference) throw new Error(`no reference of ${id}`);
  return reference;
}

/** A page that shows a whole table may be taken for a report when it is opened. */
const NO_REPORT = '<!-- disclosure-report-disable-file -->';

function rulePage(rule: Rule, language: Language): string {
  const words = WORDS[language];
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const { finds, why } = referenceOf(rule);
  const facts: readonly (readonly [string, string])[] = [
    [words.severity, words.named(SEVERITY_NAMES[rule.severity][language], rule.severity)],
    [words.group, words.named(GROUP_NAMES[rule.group][language], rule.group)],
    [words.basis, BASIS_NAMES[rule.basis][language]],
    [words.fix, words.fixes[fixKind(rule)]],
    [words.since, sinceWords(rule, words)],
  ];
  return `${[
    `# ${words.title(rule, rule.title[language])}`,
    `[${words.allRules}](README.md) · [${words.otherLanguage}](../${other}/${rule.id}.md)`,
    facts.map(([name, value]) => words.fact(name, value)).join('\n'),
    `## ${words.finds}`,
    finds[language],
    `## ${words.why}`,
    why[language],
    BASIS_SENTENCES[rule.basis][language],
    ...clauses(rule),
    ...exampleSections(rule, language),
    `## ${words.silence}`,
    words.silenceHow(rule),
    NO_REPORT,
  ].join('\n\n')}\n`;
}

function sinceWords({ since }: Rule, words: Words): string {
  return since === 'preview' ? words.preview : words.sinceSet(since);
}

/** The article that the rule rests on, quoted. */
function clauses({ clause }: Rule): readonly string[] {
  const citation = clause === null ? null : citationOf(clause);
  return citation ? [clauseMarkdown(presentRegulation, citation) ?? ''] : [];
}

/** The examples, each with what the checker says of it. */
function exampleSections(rule: Rule, language: Language): readonly string[] {
  const words = WORDS[language];
  return referenceOf(rule).examples.flatMap(({ wrong, right }, index, all) => {
    const number = all.length > 1 ? ` ${index + 1}` : '';
    const [finding] = findingsOf(rule, wrong);
    const [fix] = finding?.fixes ?? [];
    return [
      `## ${words.wrong}${number}`,
      shown(wrong),
      ...(finding ? [words.says(finding.message[language])] : []),
      ...(fix ? [words.offers(fix.title[language])] : []),
      `## ${words.right}${number}`,
      shown(right),
    ];
  });
}

/** Longer lines are broken where a page is read. */
const WIDEST_LINE = 100;

/** A text as it is written; one with a table too wide for that is shown as it is read. */
function shown(text: string): string {
  const lines = text.trim().split('\n');
  return lines.some((line) => line.startsWith('|') && displayWidth(line) > WIDEST_LINE)
    ? lines.map((line) => `> ${line}`.trimEnd()).join('\n')
    : ['```markdown', ...lines, '```'].join('\n');
}

/** What the rule reports in one of its examples. */
export function findingsOf({ id }: Rule, text: RuleExample['wrong']): readonly Finding[] {
  return analyse(text, { recognition: 'report', ruleSet: 'preview' }).findings.filter((finding) => finding.rule === id);
}

/** As the examples show it. */
function fixKind(rule: Rule): FixKind {
  const fixes = referenceOf(rule).examples.flatMap(({ wrong }) =>
    findingsOf(rule, wrong).flatMap((each) => each.fixes),
  );
  const safe = fixes.filter((fix) => fix.safe === true);
  if (fixes.length === 0) return 'none';
  if (safe.length === 0) return 'offered';
  return safe.length < fixes.length ? 'some' : 'safe';
}

function indexPage(language: Language): string {
  const words = WORDS[language];
  const other: Language = language === 'zh' ? 'en' : 'zh';
  const groups = [...new Set(rules.map(({ group }) => group))];
  const table = (group: RuleGroup): string =>
    [
      words.indexHeader,
      words.indexHeader.map(() => '---'),
      ...rules
        .filter((rule) => rule.group === group)
        .map((rule) => [
          `[${rule.id}](${rule.id}.md)`,
          rule.title[language],
          SEVERITY_NAMES[rule.severity][language],
          BASIS_NAMES[rule.basis][language],
          sinceWords(rule, words),
        ]),
    ]
      .map((cells) => `| ${cells.join(' | ')} |`)
      .join('\n');
  return `${[
    `# ${words.index}`,
    `[${words.otherLanguage}](../${other}/README.md)`,
    words.indexIntroduction,
    ...groups.flatMap((group) => [`## ${GROUP_NAMES[group][language]}`, table(group)]),
  ].join('\n\n')}\n`;
}
