import { rowsLabelled } from '../report/labels.ts';
import { tableName } from './describe.ts';
import type { Rule } from './rule.ts';

/** A row that the form does not have, or has once only. */
export const unknownRow: Rule = {
  id: 'unknown-row',
  group: 'tables',
  severity: 'warning',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '表格多出的行', en: 'Unknown row' },
  check(report) {
    return Object.values(report.tables).flatMap((table) =>
      (table?.unknownRows ?? []).map((label) => {
        const name = tableName(table?.id ?? 'requests');
        const repeated = rowsLabelled(label.text).length > 0;
        const text = label.text.replace(/\s+/g, '');
        return {
          span: label,
          message: repeated
            ? {
                zh: `“${text}”在${name.zh}中出现了两次。统一格式只有一行。请核对后删去一行。`,
                en: `“${text}” stands twice in ${name.en}; the official form has it once.`,
              }
            : {
                zh: `“${text}”不是${name.zh}规定的行，它的数字没有参加核对。请核对行名，或删去这一行。`,
                en: `“${text}” is no row of ${name.en}; its numbers were not checked.`,
              },
        };
      }),
    );
  },
};
