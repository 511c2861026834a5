/** Clipboards in the form in which Word, WPS, Excel and Chromium write them, made from printed tables. */
import { editionOf } from '../../server/src/norms/edition.ts';
import type { EditionId, TableId } from '../../server/src/norms/edition.ts';
import { officialGrid } from '../../server/src/exchange/official-grid.ts';
import type { PrintedCell, PrintedGrid } from '../../server/src/exchange/official-grid.ts';
import type { Clipboard } from '../../server/src/service/index.ts';

/** How a program writes a table, and paragraphs or headings before it, on the clipboard. */
interface Program {
  readonly cell: (cell: PrintedCell) => string;
  readonly table: (rows: readonly string[]) => string;
  readonly row: (cells: readonly string[]) => string;
  readonly paragraph: (text: string, level: number) => string;
  readonly page: (body: string) => string;
}

const spans = ({ columns, rows }: PrintedCell, quote: string): string =>
  `${columns > 1 ? ` colspan=${quote}${String(columns)}${quote}` : ''}${rows > 1 ? ` rowspan=${quote}${String(rows)}${quote}` : ''}`;

const NAMESPACES = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';

export const programs: Readonly<Record<string, Program>> = {
  word: {
    cell: (cell) =>
      `<td width=76${spans(cell, '')} style='width:56.8pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;\r\npadding:0cm 5.4pt 0cm 5.4pt'>\r\n<p class=MsoNormal align=center style='text-align:center'>${
        cell.text === ''
          ? '<span lang=EN-US><o:p>&nbsp;</o:p></span>'
          : `<span style='font-family:宋体;mso-ascii-font-family:Calibri'>${cell.text}</span><span lang=EN-US><o:p></o:p></span>`
      }</p>\r\n</td>\r\n`,
    row: (cells) => `<tr style='mso-yfti-irow:0;height:15.6pt'>\r\n${cells.join('')}</tr>\r\n`,
    table: (rows) =>
      `<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse'>\r\n${rows.join('')}</table>\r\n`,
    paragraph: (text, level) =>
      level > 0
        ? `<h${String(level)}><span style='font-family:黑体'>${text}</span><span lang=EN-US><o:p></o:p></span></h${String(level)}>\r\n`
        : `<p class=MsoNormal style='text-indent:21.0pt'><span style='font-family:宋体'>${text}</span></p>\r\n`,
    page: (body) =>
      `<html ${NAMESPACES}\r\nxmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">\r\n<head>\r\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\r\n<meta name=Generator content="Microsoft Word 15">\r\n<!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]-->\r\n<style>\r\n<!--\r\n /* Font Definitions */\r\n@font-face {font-family:宋体; panose-1:2 1 6 0 3 1 1 1 1 1;}\r\n-->\r\n</style>\r\n</head>\r\n<body lang=ZH-CN style='tab-interval:21.0pt'>\r\n<!--StartFragment-->\r\n${body}<!--EndFragment-->\r\n</body>\r\n</html>\r\n`,
  },
  wps: {
    cell: (cell) =>
      `<td${spans(cell, '"')} valign="center" style="width:41.5000pt;padding:0.0000pt 5.4000pt;"><p class="MsoNormal"><span style="mso-spacerun:'yes';font-family:宋体;font-size:10.5000pt;">${cell.text}</span><span style="font-family:宋体;"><o:p></o:p></span></p></td>`,
    row: (cells) => `<tr style="height:15.7500pt;">${cells.join('')}</tr>`,
    table: (rows) => `<table class="MsoNormalTable" style="border-collapse:collapse;">${rows.join('')}</table>`,
    paragraph: (text, level) =>
      level > 0
        ? `<h${String(level)}><b><span style="mso-spacerun:'yes';font-family:黑体;">${text}</span></b></h${String(level)}>`
        : `<p class="MsoNormal"><span style="mso-spacerun:'yes';font-family:宋体;">${text}</span></p>`,
    page: (body) =>
      `<html ${NAMESPACES} xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=ProgId content=Word.Document><meta name=Generator content="Microsoft Word 14"><title></title><style>p.MsoNormal{margin:0pt;}</style></head><body style="tab-interval:21pt;"><!--StartFragment-->${body}<!--EndFragment--></body></html>`,
  },
  excel: {
    cell: (cell) =>
      `  <td${spans(cell, '')} height=19 class=xl65 width=72 style='height:14.25pt;width:54pt'${cell.kind === 'value' ? ' align=right' : ''}>${cell.text}</td>\r\n`,
    row: (cells) => ` <tr height=19 style='height:14.25pt'>\r\n${cells.join('')} </tr>\r\n`,
    table: (rows) =>
      `<table border=0 cellpadding=0 cellspacing=0 width=720 style='border-collapse:\r\n collapse;width:540pt'>\r\n<!--StartFragment-->\r\n <col width=72 span=10 style='width:54pt'>\r\n${rows.join('')}<!--EndFragment-->\r\n</table>\r\n`,
    paragraph: (text) => `<table><tr><td>${text}</td></tr></table>`,
    page: (body) =>
      `<html ${NAMESPACES}\r\nxmlns:x="urn:schemas-microsoft-com:office:excel"\r\nxmlns="http://www.w3.org/TR/REC-html40">\r\n\r\n<head>\r\n<meta http-equiv=Content-Type content="text/html; charset=utf-8">\r\n<meta name=ProgId content=Excel.Sheet>\r\n<meta name=Generator content="Microsoft Excel 15">\r\n<style>\r\n<!--table\r\n\t{mso-displayed-decimal-separator:"\\.";}\r\n.xl65\r\n\t{text-align:center;}\r\n-->\r\n</style>\r\n</head>\r\n\r\n<body link="#0563C1" vlink="#954F72">\r\n\r\n${body}\r\n</body>\r\n\r\n</html>\r\n`,
  },
  chromium: {
    cell: (cell) =>
      `<td${spans(cell, '"')} style="border: 1px solid rgb(0, 0, 0); text-align: center;"><span style="font-size: 16px;">${cell.text}</span></td>`,
    row: (cells) => `<tr>${cells.join('')}</tr>`,
    table: (rows) =>
      `<table style="color: rgb(51, 51, 51); font-family: &quot;Microsoft YaHei&quot;;"><tbody>${rows.join('')}</tbody></table>`,
    paragraph: (text, level) =>
      level > 0
        ? `<h${String(level)} style="font-weight: bold;">${text}</h${String(level)}>`
        : `<p style="text-indent: 2em;">${text}</p>`,
    page: (body) => `<meta charset='utf-8'>${body}`,
  },
};

/** A printed table on the clipboard of a program, with its plain text as programs write it: tabs between cells. */
export function clipboardOf(
  program: string,
  grid: PrintedGrid,
  before: readonly (readonly [string, number])[] = [],
): Clipboard {
  const own = programs[program];
  if (!own) throw new Error(`no program ${program}`);
  const table = own.table(grid.map((row) => own.row(row.map(own.cell))));
  const paragraphs = before.map(([text, level]) => own.paragraph(text, level)).join('');
  return {
    html: own.page(`${paragraphs}${table}`),
    text: `${grid.map((row) => row.map(({ text }) => text).join('\t')).join('\r\n')}\r\n`,
  };
}

/** An official table as printed; its numbers count up from 1. */
export function countingGrid(edition: EditionId, id: TableId): PrintedGrid {
  const form = editionOf(edition).tables.find((table) => table.id === id);
  if (!form) throw new Error(`no table ${id} in ${edition}`);
  let count = 0;
  return officialGrid(form, editionOf(edition), () => String(++count));
}

/** Rows of plain cells, as a piece of a sheet. */
export function plainGrid(rows: readonly (readonly string[])[]): PrintedGrid {
  return rows.map((row) => row.map((text) => ({ text, columns: 1, rows: 1, kind: 'value', at: null })));
}
