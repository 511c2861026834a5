import { at, inLineBreaks, sectionContentEnd } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Fix } from './finding.ts';
import { sectionLines, sectionOf, wordsOf } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

const FEE = /信息处理费|处理费|收费|收取[^。；]{0,20}费|费用/;
/** Fees for services, which section two reports, are another thing. */
const OTHER_FEES = /行政事业性收费|涉企收费/g;

/** Section six does not say whether an information processing fee was charged. */
export const processingFee: Rule = {
  id: 'processing-fee',
  group: 'structure',
  severity: 'warning',
  basis: 'form',
  since: '1',
  clause: '第四十二条',
  fixes: ['inserting'],
  title: { zh: '没有写信息处理费', en: 'Processing fee not reported' },
  check(report) {
    const section = sectionOf(report, 'otherMatters');
    if (!section?.form.content.includes('信息处理费')) return [];
    const lines = sectionLines(report, section);
    if (lines.length === 0 || FEE.test(wordsOf(lines).replace(OTHER_FEES, ''))) return [];
    return [
      {
        span: section.headingSpan,
        message: {
          zh: '第六部分没有写收取信息处理费的情况。统一格式在此处注明“收取信息处理费情况在此处报告”，没有收取的也写明没有收取。',
          en: 'Section six does not say whether an information processing fee was charged; the form asks for it here, even if none was.',
        },
        fixes: insertSentence(report, section),
      },
    ];
  },
};

function insertSentence(report: Report, section: Section): readonly Fix[] {
  if (report.document.isHtml) return [];
  const year = report.year === null ? '本年度' : `${String(report.year)}年`;
  const sentence = `${year}收取信息处理费情况：收取____件，总金额____元。`;
  return [
    {
      title: { zh: '插入一句，由您填写数字', en: 'Insert a sentence to be completed' },
      preferred: true,
      edits: [
        { span: at(sectionContentEnd(report, section)), newText: inLineBreaks(`\n\n${sentence}`, report.document) },
      ],
    },
  ];
}

/** What the reference says of it. */
export const processingFeeReference: RuleReference = {
  finds: {
    zh: '2021年度及以后的报告，核对第六部分有没有写收取信息处理费的情况。没有写的，给出提示。',
    en: 'In reports on 2021 and later, checks that section six says whether an information processing fee was charged.',
  },
  why: {
    zh: '统一格式在第六部分注明“收取信息处理费情况在此处报告”。条例第四十二条规定，申请人申请公开的数量、频次明显超过合理范围的，可以收取信息处理费，具体办法见国办函〔2020〕109号；没有收取的，写一句没有收取。“行政事业性收费”是第二部分的内容，与此不同，写了不算。一键修改插入一句话，数字由您填写。',
    en: 'The form notes in section six that the fee is reported there. Article 42 lets an organ charge it where requests are clearly excessive in number (see 国办函〔2020〕109号); where none was charged, one sentence says so. Other administrative fees (行政事业性收费) belong in section two and do not count. The quick fix inserts a sentence whose numbers you fill in.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 五、存在的主要问题及改进情况

存在的问题：解读形式单一。改进情况：增加图解。

## 六、其他需要报告的事项

本年度没有其他需要报告的事项。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 五、存在的主要问题及改进情况

存在的问题：解读形式单一。改进情况：增加图解。

## 六、其他需要报告的事项

本年度没有其他需要报告的事项。

2023年收取信息处理费情况：收取0件，总金额0元。
`,
    },
  ],
};
