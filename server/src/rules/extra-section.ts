import type { Rule, RuleReference } from './rule.ts';

const ANNEX = /附件|附表|附录|附注|^附[:：]?/;

/** A first-level section beside the six. */
export const extraSection: Rule = {
  id: 'extra-section',
  group: 'structure',
  severity: 'warning',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '多出的部分', en: 'Extra section' },
  check(report) {
    return report.otherHeadings
      .filter((heading) => !ANNEX.test(heading.text))
      .map((heading) => ({
        span: { start: heading.start, end: heading.end },
        message: {
          zh: `“${heading.text}”不是统一格式的六个部分之一。国办公开办函〔2021〕30号要求年度报告的内容“不能遗漏，也不宜泛化”。请把内容并入六个部分，或作为附件。`,
          en: `“${heading.text}” is none of the form's six sections. Move its content into them, or make it an annex.`,
        },
      }));
  },
};

/** What the reference says of it. */
export const extraSectionReference: RuleReference = {
  finds: {
    zh: '六个部分以外，又另设了“七、……”之类一级标题的，给出提示。附件、附表、附录不算。',
    en: 'Reports a first-level heading beside the six sections, such as a seventh. Annexes are fine.',
  },
  why: {
    zh: '国办公开办函〔2021〕30号要求年度报告的内容“不能遗漏，也不宜泛化”。另设的部分多是工作计划、工作亮点之类：与政府信息公开有关的，可以并入六个部分；无关的不写进这份报告，或者作为附件。移到哪里合适由您决定，没有一键修改。只看与六个部分同一级的标题，正文里的小标题不管。',
    en: '国办公开办函〔2021〕30号 says that a report should leave nothing out and not spread into other matters either. Extra sections tend to be plans or highlights: what is about disclosure belongs in one of the six, other things in an annex or not in this report. Where to move it is for you to decide. Only headings of the same level as the six are looked at.',
  },
  examples: [
    {
      wrong: `## 五、存在的主要问题及改进情况

存在的问题：解读形式单一。

## 六、其他需要报告的事项

2023年未收取信息处理费。

## 七、下一步工作打算

增加图解，每月核对一次更新情况。
`,
      right: `## 五、存在的主要问题及改进情况

存在的问题：解读形式单一。

下一步增加图解，每月核对一次更新情况。

## 六、其他需要报告的事项

2023年未收取信息处理费。
`,
    },
  ],
};
