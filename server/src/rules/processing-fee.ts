import { at, inLineBreaks, sectionContentEnd } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Fix } from './finding.ts';
import { sectionLines, sectionOf } from './narrative.ts';
import type { Rule } from './rule.ts';

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
  title: { zh: '没有写信息处理费', en: 'Processing fee not reported' },
  check(report) {
    const section = sectionOf(report, 'otherMatters');
    if (!section || report.edition.id !== '2021') return [];
    const lines = sectionLines(report, section);
    if (lines.length === 0 || lines.some((line) => FEE.test(line.text.replace(OTHER_FEES, '')))) return [];
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
