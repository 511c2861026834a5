import { firstOccurrences, inLineBreaks } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import { isCutOff } from './broken-off.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';
import { alsoAt, countsOn, misnumbered, renumberAll, repeatedNumbers } from './section-numbers.ts';

/** The right section under another wording or number. */
export const sectionHeading: Rule = {
  id: 'section-heading',
  group: 'structure',
  severity: 'information',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: ['replacing', 'inserting'],
  title: { zh: '部分标题与格式不同', en: 'Heading differs from the form' },
  check(report) {
    const sections = firstOccurrences(report).filter((section) => !section.glued && !isCutOff(section, report));
    const byPlace = [
      ...numberFindings(report, sections),
      ...sections.flatMap((section) => (section.wording === 'otherWords' ? [otherWords(section)] : [])),
      ...sections.flatMap((section) =>
        section.wording === 'asPrinted' && section.rest ? [runIn(report, section)] : [],
      ),
    ];
    return byPlace.sort((a, b) => a.span.start - b.span.start);
  },
};

/** Headings in the form's words under other numbers: told once. */
function numberFindings(report: Report, sections: readonly Section[]): readonly RuleFinding[] {
  const wrongNumbers = misnumbered(report);
  // Numbers that count on are thrown out by what is missing or moved; those that stand twice are told as such.
  const toldElsewhere = countsOn(report) || repeatedNumbers(report).length > 0 ? wrongNumbers : [];
  const wrong = sections.filter((section) => section.wording === 'formWords' && !toldElsewhere.includes(section));
  const [first, ...others] = wrong;
  if (!first) return [];
  const { heading, form } = first;
  return [
    {
      span: first.headingSpan,
      message:
        others.length === 0
          ? {
              zh: `这一部分的标题写作“${heading}”，统一格式的标题是“${form.heading}”。建议照格式写。`,
              en: `The heading reads “${heading}”; the official form has “${form.heading}”.`,
            }
          : {
              zh: `${String(wrong.length)}个部分的序号与统一格式不同：这一部分写作“${heading}”，统一格式是“${form.heading}”。建议照格式写。`,
              en: `The numbers of ${String(wrong.length)} sections differ from the form: this one reads “${heading}”, the form has “${form.heading}”.`,
            },
      related: alsoAt(others),
      fixes: renumberAll(report, wrong),
    },
  ];
}

function otherWords(section: Section): RuleFinding {
  const { form, heading, headingSpan } = section;
  return {
    span: headingSpan,
    message: {
      zh: `这一部分的标题写作“${heading}”，统一格式的标题是“${form.heading}”。建议照格式写。`,
      en: `The heading reads “${heading}”; the official form has “${form.heading}”.`,
    },
    fixes: saysMore(section)
      ? []
      : [
          {
            title: { zh: `改为“${form.heading}”`, en: `Change to “${form.heading}”` },
            preferred: true,
            edits: [{ span: headingSpan, newText: form.heading }],
          },
        ],
  };
}

/** So many characters more than the form's a heading may have that is only worded otherwise. */
const MOST_MORE = 10;
/** Figures, sentences and remarks in a heading are the author's, and not to be lost. */
const OWN_WORDS = /\d|[，,。；;：:！？!?（(]|[\u3400-\u9fff]\s+[\u3400-\u9fff]{2}/;

function saysMore({ form, words }: Section): boolean {
  return words.length > form.heading.length + MOST_MORE || OWN_WORDS.test(words);
}

/** Text on the heading's own line. */
function runIn({ document }: Report, { form, headingSpan, rest }: Section): RuleFinding {
  const restStart = rest?.start ?? headingSpan.end;
  const between = document.text.slice(headingSpan.end, restStart);
  const blanks = between.length - between.trimEnd().length;
  return {
    span: headingSpan,
    message: {
      zh: `标题“${form.heading}”后面接着写了正文。统一格式的标题独占一行，请在标题后换行。`,
      en: `Text follows on the line of the heading “${form.heading}”. A heading has a line of its own.`,
    },
    fixes: document.isHtml
      ? []
      : [
          {
            title: { zh: '在标题后换行', en: 'Break the line behind the heading' },
            preferred: true,
            edits: [{ span: { start: restStart - blanks, end: restStart }, newText: inLineBreaks('\n\n', document) }],
          },
        ],
  };
}

/** What the reference says of it. */
export const sectionHeadingReference: RuleReference = {
  finds: {
    zh: '能认出是六个部分中的哪一个，但标题的文字或序号与统一格式不同的，给出提示。标题后面接着写正文的，也提示换行。几个部分的序号都不同的（如全文用1. 2. 3.），合成一条。写成条例第五十条原话的，如“因政府信息公开工作被申请行政复议、提起行政诉讼情况”“行政机关主动公开政府信息的情况”，不提示；标题前后的标点、加粗等标记也不管。',
    en: 'Reports a heading that is recognised as one of the six but has other words or another number than the form. A heading with text behind it on its line is told to end the line. Several numbers that differ, such as 1. 2. 3. throughout, are one finding. The words of article 50, such as 因政府信息公开工作被申请行政复议、提起行政诉讼情况 and 行政机关主动公开政府信息的情况, are accepted; punctuation and marks such as bold around a heading do not matter.',
  },
  why: {
    zh: '标题由统一格式规定，各份报告一致，才便于查找和汇总；已经公布的报告里，“行政法复议”这样的错字和自拟的标题都不少见。内容仍按认出的部分检查，所以只作提示。一键修改照格式改写标题，或者在标题后换行，或者一次改正所有不对的序号；后面写的文字一个字不动。',
    en: "The form prescribes the headings, so that sections are found in every report alike. Misspelt and home-made headings are not rare in published reports. The section is checked as what it was recognised to be, hence information only. The quick fix writes the form's heading, ends the line behind it, or corrects all wrong numbers at once; what is written behind it is not touched.",
  },
  examples: [
    {
      wrong: `## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在问题及改进情况

存在的问题：解读形式单一。改进情况：增加图解。
`,
      right: `## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

存在的问题：解读形式单一。改进情况：增加图解。
`,
    },
  ],
};
