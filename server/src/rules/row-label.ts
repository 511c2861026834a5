import { bareLabelKey, leadingOrdinal } from '../document/label.ts';
import type { Ordinal } from '../document/label.ts';
import type { RowForm } from '../norms/edition.ts';
import { rowLabel as canonicalLabel } from '../report/canonical.ts';
import type { Row, Table } from '../report/report.ts';
import { tableName } from './describe.ts';
import type { Rule } from './rule.ts';

/** Labels that are recognisable but not as the form prints them. */
export const rowLabel: Rule = {
  id: 'row-label',
  group: 'tables',
  severity: 'information',
  basis: 'form',
  since: '1',
  clause: null,
  title: { zh: '行名与格式不同', en: 'Row label differs from the form' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      const rows = table && table.id !== 'proceedings' ? table.rows.filter((row) => isDamaged(row, table)) : [];
      const [first, ...others] = rows;
      if (!table || !first?.label) return [];
      const name = tableName(table.id);
      const written = first.label.text.replace(/\s+/g, '');
      return [
        {
          span: first.label,
          message: {
            zh: `${name.zh}的行名“${written}”与统一格式的“${first.form.label}”不同${others.length > 0 ? `，共${String(rows.length)}处` : ''}。数字已按这一行核对，建议照格式改正行名。`,
            en: `The row label “${written}” differs from the form's “${first.form.label}”${others.length > 0 ? ` (${String(rows.length)} labels in all)` : ''}.`,
          },
          related: others.flatMap((row) =>
            row.label
              ? [{ span: row.label, message: { zh: `应为“${row.form.label}”`, en: `Should be “${row.form.label}”` } }]
              : [],
          ),
          fixes: [
            {
              title: {
                zh: rows.length === 1 ? `改为“${first.form.label}”` : `改正${String(rows.length)}个行名`,
                en: rows.length === 1 ? `Change to “${first.form.label}”` : `Correct ${String(rows.length)} labels`,
              },
              preferred: true,
              edits: rows.flatMap((row) => (row.label ? [{ span: row.label, newText: printed(table, row) }] : [])),
            },
          ],
        },
      ];
    });
  },
};

/** The words differ, or an ordinal is there and is another one or written with another mark. */
function isDamaged({ form, label }: Row, table: Table): boolean {
  if (!label || label.text.endsWith(form.label)) return false;
  const own = lastPart(label.text, form);
  const key = bareLabelKey(own);
  const due = bareLabelKey(form.label);
  // Where the text marks no rows, the end of a long label may stand behind its numbers.
  if (!table.gridded && key !== due && due.startsWith(key)) return false;
  if (key !== due && !short(form).includes(key)) return true;
  const written = leadingOrdinal(own);
  const printed = leadingOrdinal(form.label);
  if (!written || !printed) return false;
  return (
    written.number !== printed.number ||
    written.kind !== printed.kind ||
    markOf(own, written) !== markOf(form.label, printed)
  );
}

/** The mark after an ordinal, 、 or . in 8、 and 8. */
function markOf(text: string, { length }: Ordinal): string {
  return text
    .slice(0, length)
    .trimEnd()
    .slice(-1)
    .replace(/[）．]/, (mark) => (mark === '）' ? ')' : '.'));
}

/** The words without what the form adds in brackets: （区分处理的，…）. */
function short(form: RowForm): readonly string[] {
  return [bareLabelKey(form.label.replace(/[（(][^（()）]*[）)]$/, ''))];
}

/** The label's own words, without the groups that one-column tables write before it. */
function lastPart(text: string, form: RowForm): string {
  const compact = text
    .replace(/\s+/g, '')
    .replace(/[０-９．]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
  const key = bareLabelKey(form.label);
  for (let at = 0; at < compact.length; at++) {
    const rest = compact.slice(at);
    if (rest.length <= key.length + 12 && leadingOrdinal(rest) !== null && bareLabelKey(rest) === key) return rest;
  }
  return compact;
}

function printed(table: Table, row: Row): string {
  return row.label && /[：:]/.test(row.label.text) && table.id === 'requests'
    ? canonicalLabel(row.form)
    : row.form.label;
}
