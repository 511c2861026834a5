import type { Table } from '../report/report.ts';
import { tableName } from './describe.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** A table whose lines are broken or out of order: nothing of it is claimed. */
export const unreadableTable: Rule = {
  id: 'unreadable-table',
  group: 'tables',
  severity: 'information',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '表格读不出来', en: 'Unreadable table' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      if (!table || !(table.isDisordered || table.isInPieces)) return [];
      const name = tableName(table.id);
      if (table.isInPieces) return [inPieces(table)];
      return [
        {
          span: placeOf(table),
          message: {
            zh: `${name.zh}的文字断开或次序乱了（多半是从PDF复制的），分不清各数属于哪一行，因此没有核对这张表。请从原文（Word、网页）重新复制，让每个单元格分开。`,
            en: `The lines of ${name.en} are broken or out of order, as text copied from a PDF often is: no number can be told from the next, so this table was not checked. Paste it again from the original.`,
          },
        },
      ];
    });
  },
};

/** Some rows alone were not read: those that are in pieces. */
function inPieces(table: Table): RuleFinding {
  const name = tableName(table.id);
  const unread = table.rows.filter(({ cells }) => cells.every(({ status }) => status === 'absent'));
  const count = String(unread.filter(({ form }) => !form.optional).length);
  return {
    span: placeOf(table),
    message: {
      zh: `${name.zh}有${count}行断开了（多半是从PDF复制的），分不清哪些数字属于哪一行，这几行没有核对。请从原文（Word、网页）重新复制，让每个单元格分开。`,
      en: `${count} row(s) of ${name.en} are in pieces, as text copied from a PDF often is: which numbers belong to which row cannot be told, so they were not checked. Paste the table again from the original.`,
    },
  };
}

/** The first row's label, else the first header. */
function placeOf({ rows, headers, start, end }: Table): { readonly start: number; readonly end: number } {
  const label = rows.find((row) => row.label)?.label ?? headers[0]?.label;
  return label ? { start: label.start, end: label.end } : { start, end: Math.max(start, end) };
}

/** What the reference says of it. */
export const unreadableTableReference: RuleReference = {
  finds: {
    zh: '表格的文字断开、粘连或者次序乱了，分不清哪个数属于哪一行的，提示一次。这张表的数字都不采用；只是个别行断开的，别的行照样核对，断开的几行合成一条。都不再说缺行、缺格。',
    en: 'Reports once that the lines of a table are broken, glued or out of order, so that no number can be told to belong to a row. None of its numbers is used; where a few rows alone are in pieces the others are checked, and those few are one finding. Nothing is called missing in either case.',
  },
  why: {
    zh: '从PDF复制的表格，文字常常先按列、后按行排出来，或者把行名和数字拆到几行。照着次序读会把一行的数字当成另一行的，所以宁可不读，也不乱说。没有核对不等于没有错误：请从原文重新复制。',
    en: "Text copied from a PDF often runs down the columns first, or has labels and numbers broken over lines. Reading on in that order would take one row's numbers for another's, so nothing is read. Not checked does not mean right: paste the table again from the original.",
  },
  examples: [
    {
      wrong: `三、收到和处理政府信息公开申请情况
自然人
商业企业
科研机构
社会公益组织
法律服务机构
其他
总计
5
2
0
0
0
0
7
一、本年新收政府信息公开申请数量
1
0
0
0
0
0
1
二、上年结转政府信息公开申请数量
（一）予以公开
`,
      right: `三、收到和处理政府信息公开申请情况
自然人
商业企业
科研机构
社会公益组织
法律服务机构
其他
总计
一、本年新收政府信息公开申请数量
5
2
0
0
0
0
7
二、上年结转政府信息公开申请数量
1
0
0
0
0
0
1
`,
    },
  ],
};
