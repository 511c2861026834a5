import type { SectionId } from '../norms/edition.ts';
import { firstOccurrences } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';
import { alsoAt, misnumbered, numberBeside, renumberAll, repeatedNumbers } from './section-numbers.ts';

/** The same section twice. */
export const duplicateSection: Rule = {
  id: 'duplicate-section',
  group: 'structure',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '部分重复', en: 'Repeated section' },
  check(report) {
    return [...repeatedSections(report), ...repeatedNumberFindings(report)];
  },
};

/** Sections that stand again. */
function repeatedSections(report: Report): readonly RuleFinding[] {
  const first = new Map<SectionId, Section>();
  return report.sections.flatMap((section) => {
    const earlier = first.get(section.form.id);
    if (!earlier) {
      first.set(section.form.id, section);
      return [];
    }
    return [
      {
        span: section.headingSpan,
        message: {
          zh: `“${section.heading}”在前面已经有了。统一格式的六个部分各写一次。请合并两处内容，或改正标题。`,
          en: `“${section.heading}” is there already. The official form has each section once: merge the two or correct the heading.`,
        },
        related: [{ message: { zh: '第一次出现在这里', en: 'First here' }, span: earlier.headingSpan }],
      },
    ];
  });
}

/** Numbers that stand again, at the first heading that should have another: numbers thrown out together have one cause. */
function repeatedNumberFindings(report: Report): readonly RuleFinding[] {
  const [section, ...others] = repeatedNumbers(report);
  const beside = section && numberBeside(section, firstOccurrences(report));
  if (!section || !beside) return [];
  const wrong = misnumbered(report);
  return [
    {
      span: section.headingSpan,
      message: {
        zh: `“${section.heading}”的序号与“${beside.heading}”重复。按统一格式，这一部分是第${String(section.form.number)}个。请改正序号。`,
        en: `“${section.heading}” has the same number as “${beside.heading}”; in the official form it is section ${String(section.form.number)}.`,
      },
      related: [
        { message: { zh: '序号相同的标题', en: 'The same number' }, span: beside.headingSpan },
        ...alsoAt(others.filter((other) => other !== beside)),
      ],
      fixes: renumberAll(report, wrong),
    },
  ];
}

/** What the reference says of it. */
export const duplicateSectionReference: RuleReference = {
  finds: {
    zh: '同一个部分出现两次的，在第二次出现的标题上提示，并指出第一次在哪里。两个部分用了同一个序号的，在序号不对的标题上提示。',
    en: 'Reports a section that stands twice, at its second heading, and points to the first; and a number that two sections have, at the heading that should have another.',
  },
  why: {
    zh: '统一格式的六个部分各写一次。重复多是复制上年报告或者拼接几份材料时留下的，读者不知道以哪一处为准。也可能是后一个标题写错了，本来是另一部分。两处内容怎样取舍只有您知道，所以要由您动手：请合并两处，或者改正标题。只是序号重复的，可以一键改成统一格式的序号，错了几处就一次改几处。',
    en: "The official form has each section once. A second one is usually left over from last year's report or from parts put together, and readers cannot know which one holds. Or its heading is wrong and it is another section. Only you know, so it is up to you: merge the two or correct the heading. A number that stands twice is corrected by the quick fix, and with it all others that are wrong.",
  },
  examples: [
    {
      wrong: `## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

存在的主要问题：解读形式单一。

## 五、存在的主要问题及改进情况

改进情况：增加图解。
`,
      right: `## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

存在的主要问题：解读形式单一。

改进情况：增加图解。
`,
    },
    {
      wrong: `## 五、存在的主要问题及改进情况

存在的主要问题：解读形式单一。改进情况：增加图解。

## 五、其他需要报告的事项

2023年未收取信息处理费。
`,
      right: `## 五、存在的主要问题及改进情况

存在的主要问题：解读形式单一。改进情况：增加图解。

## 六、其他需要报告的事项

2023年未收取信息处理费。
`,
    },
  ],
};
