import { labelKey } from '../document/label.ts';
import { firstOccurrences } from '../report/layout.ts';
import { isCutOff } from './broken-off.ts';
import type { Rule, RuleReference } from './rule.ts';
import { countsOn, misnumbered, renumbered, repeatedNumbers } from './section-numbers.ts';

/** The right section under another wording or number. */
export const sectionHeading: Rule = {
  id: 'section-heading',
  group: 'structure',
  severity: 'information',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '部分标题与格式不同', en: 'Heading differs from the form' },
  check(report) {
    const wrongNumbers = misnumbered(report);
    // Numbers that count on are thrown out by what is missing or moved; one that stands twice is told as such.
    const toldElsewhere = countsOn(report) ? wrongNumbers : repeatedNumbers(report);
    return firstOccurrences(report).flatMap((section) => {
      const { form, heading } = section;
      const accepted = [form.heading, ...form.acceptedHeadings].map(labelKey);
      if (section.glued || accepted.includes(labelKey(heading)) || isCutOff(section, report)) return [];
      if (toldElsewhere.includes(section)) return [];
      const edit = wrongNumbers.includes(section)
        ? renumbered(section)
        : { span: section.headingSpan, newText: form.heading };
      return [
        {
          span: section.headingSpan,
          message: {
            zh: `这一部分的标题写作“${heading}”，统一格式的标题是“${form.heading}”。建议照格式写。`,
            en: `The heading reads “${heading}”; the official form has “${form.heading}”.`,
          },
          fixes: [
            {
              title: { zh: `改为“${edit.newText}”`, en: `Change to “${edit.newText}”` },
              preferred: true,
              edits: [edit],
            },
          ],
        },
      ];
    });
  },
};

/** What the reference says of it. */
export const sectionHeadingReference: RuleReference = {
  finds: {
    zh: '能认出是六个部分中的哪一个，但标题的文字或序号与统一格式不同的，给出提示。写成条例原话“因政府信息公开工作被申请行政复议、提起行政诉讼情况”的，不提示。',
    en: "Reports a heading that is recognised as one of the six but has other words or another number than the form. The regulation's own wording, 因政府信息公开工作被申请行政复议、提起行政诉讼情况, is accepted.",
  },
  why: {
    zh: '标题由统一格式规定，各份报告一致，才便于查找和汇总；已经公布的报告里，“行政法复议”这样的错字和自拟的标题都不少见。内容仍按认出的部分检查，所以只作提示。一键修改照格式改写标题。',
    en: "The form prescribes the headings, so that sections are found in every report alike. Misspelt and home-made headings are not rare in published reports. The section is checked as what it was recognised to be, hence information only. The quick fix writes the form's heading.",
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
