/** A report → a Word file in the form of GB/T 9704, which official documents follow. */
import {
  AlignmentType,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { cellLine } from '../blocks.ts';
import type { ExportBlock, ExportedReport } from '../export-blocks.ts';
import type { PrintedGrid } from '../official-grid.ts';

/** Fonts of official documents; Latin letters and figures have their own. */
const TITLE = '方正小标宋简体';
const BODY = '仿宋_GB2312';
const FIRST_HEADING = '黑体';
const SECOND_HEADING = '楷体_GB2312';
const LATIN = 'Times New Roman';

/** Half points: 二号 is 22 points, 三号 16, 五号 10.5. */
const SIZES = { title: 44, body: 32, table: 21, page: 28 };
/** Twentieths of a point: lines are 28 points apart; a paragraph begins two characters in. */
const LINE_PITCH = 28 * 20;
const INDENT = 2 * 16 * 20;
/** Millimetres as twentieths of a point: the margins of the standard, and what they leave of an A4 page. */
const MILLIMETRE = 1440 / 25.4;
const MARGINS = { top: 37, bottom: 35, left: 28, right: 26 };
const TEXT_WIDTH = Math.floor((210 - MARGINS.left - MARGINS.right) * MILLIMETRE);

/** The bytes of the Word file. */
export async function writeWord({ title, organ, year, blocks }: ExportedReport): Promise<Uint8Array> {
  const file = new Document({
    ...(title !== null && { title }),
    ...(organ !== null && { creator: organ }),
    ...(year !== null && { subject: `${year}年度` }),
    styles: {
      default: {
        document: {
          run: { font: fontOf(BODY), size: SIZES.body },
          paragraph: { spacing: pitch() },
        },
        heading1: {
          run: {
            font: fontOf(FIRST_HEADING),
            size: SIZES.body,
            color: '000000',
          },
          paragraph: {},
        },
        heading2: {
          run: {
            font: fontOf(SECOND_HEADING),
            size: SIZES.body,
            color: '000000',
          },
          paragraph: {},
        },
        heading3: {
          run: {
            font: fontOf(BODY),
            size: SIZES.body,
            bold: true,
            color: '000000',
          },
          paragraph: {},
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              width: Math.round(210 * MILLIMETRE),
              height: Math.round(297 * MILLIMETRE),
            },
            margin: {
              top: Math.round(MARGINS.top * MILLIMETRE),
              bottom: Math.round(MARGINS.bottom * MILLIMETRE),
              left: Math.round(MARGINS.left * MILLIMETRE),
              right: Math.round(MARGINS.right * MILLIMETRE),
            },
          },
        },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: blocks.map(partOf),
      },
    ],
  });
  return new Uint8Array(await Packer.toArrayBuffer(file));
}

function fontOf(eastAsia: string): {
  ascii: string;
  hAnsi: string;
  eastAsia: string;
  cs: string;
} {
  return { ascii: LATIN, hAnsi: LATIN, eastAsia, cs: LATIN };
}

function pitch(): { line: number; lineRule: typeof LineRuleType.EXACT } {
  return { line: LINE_PITCH, lineRule: LineRuleType.EXACT };
}

function pageNumber(): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        children: ['— ', PageNumber.CURRENT, ' —'],
        size: SIZES.page,
        font: fontOf('宋体'),
      }),
    ],
  });
}

const HEADINGS = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3] as const;

function partOf(block: ExportBlock): Paragraph | Table {
  switch (block.kind) {
    case 'title':
      return new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { ...pitch(), after: LINE_PITCH },
        children: [
          new TextRun({
            text: block.text,
            size: SIZES.title,
            font: fontOf(TITLE),
          }),
        ],
      });
    case 'heading':
      return new Paragraph({
        heading: HEADINGS[Math.min(block.level, HEADINGS.length) - 1] ?? HeadingLevel.HEADING_3,
        indent: { firstLine: INDENT },
        keepNext: true,
        text: block.text,
      });
    case 'paragraph':
      return new Paragraph({ indent: { firstLine: INDENT }, text: block.text });
    case 'signature':
      return new Paragraph({
        alignment: AlignmentType.RIGHT,
        indent: { right: INDENT },
        text: block.text,
      });
    case 'official':
      return officialTable(block.grid);
    case 'grid':
      return new Table({
        width: { size: TEXT_WIDTH, type: WidthType.DXA },
        rows: block.grid.rows.map(
          (row) =>
            new TableRow({
              cantSplit: true,
              children: row.map(
                (cell) =>
                  new TableCell({
                    children: [cellParagraph(cellLine(cell), false)],
                  }),
              ),
            }),
        ),
      });
  }
}

/** Every column that the widest row has, labels wider than numbers. */
function officialTable(grid: PrintedGrid): Table {
  const columns = grid[0]?.reduce((sum, cell) => sum + cell.columns, 0) ?? 1;
  const width = Math.floor(TEXT_WIDTH / columns);
  return new Table({
    width: { size: width * columns, type: WidthType.DXA },
    columnWidths: Array.from({ length: columns }, () => width),
    rows: grid.map(
      (row) =>
        new TableRow({
          cantSplit: true,
          // The header of table three is printed again on each page.
          tableHeader: isHeader(grid, row),
          children: row.map(
            ({ text, columns: across, rows, kind }) =>
              new TableCell({
                verticalAlign: VerticalAlignTable.CENTER,
                width: { size: width * across, type: WidthType.DXA },
                ...(across > 1 && { columnSpan: across }),
                ...(rows > 1 && { rowSpan: rows }),
                children: [cellParagraph(text, kind !== 'label' && kind !== 'note')],
              }),
          ),
        }),
    ),
  });
}

/** Whether a row stands before the first number, and is no heading of a block. */
function isHeader(grid: PrintedGrid, row: PrintedGrid[number]): boolean {
  const first = grid.findIndex((each) => each.some(({ kind }) => kind === 'value'));
  return grid.indexOf(row) < first;
}

function cellParagraph(text: string, isCentred: boolean): Paragraph {
  return new Paragraph({
    ...(isCentred && { alignment: AlignmentType.CENTER }),
    spacing: { line: 240, lineRule: LineRuleType.AUTO },
    children: [new TextRun({ text, size: SIZES.table })],
  });
}
