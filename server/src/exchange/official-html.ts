/** The official tables as HTML, with the merged cells of the printed form. */
import type { PrintedCell, PrintedGrid } from './official-grid.ts';

/** Attributes for a cell beside its spans, such as a mark of a finding; their values are escaped here. */
export type AttributesOf = (cell: PrintedCell) => Readonly<Record<string, string>>;

const NAMES = /[&<>"]/g;
const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A text as it stands in HTML, between tags or in an attribute. */
export function htmlText(text: string): string {
  return text.replace(NAMES, (character) => ENTITIES[character] ?? character);
}

/** A table of HTML without any style; `scope` tells screen readers what a header is of. */
export function htmlTable(grid: PrintedGrid, attributesOf: AttributesOf = () => ({})): string {
  const rows = grid.map((row) => `<tr>${row.map((cell) => htmlCell(cell, attributesOf(cell))).join('')}</tr>`);
  return ['<table>', ...rows, '</table>'].join('\n');
}

function htmlCell(cell: PrintedCell, own: Readonly<Record<string, string>>): string {
  const attributes = Object.entries({
    ...(cell.kind === 'header' && { scope: cell.columns > 1 ? 'colgroup' : 'col' }),
    ...(cell.kind === 'label' && { scope: cell.rows > 1 ? 'rowgroup' : 'row' }),
    ...(cell.columns > 1 && { colspan: String(cell.columns) }),
    ...(cell.rows > 1 && { rowspan: String(cell.rows) }),
    ...own,
  }).map(([name, value]) => ` ${name}="${htmlText(value)}"`);
  const name = cell.kind === 'header' || cell.kind === 'label' ? 'th' : 'td';
  return `<${name}${attributes.join('')}>${htmlText(cell.text)}</${name}>`;
}
