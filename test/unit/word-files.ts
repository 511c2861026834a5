/** Word files for tests: their parts written by hand, as Word and WPS write them. */
import { crc32, deflateRawSync } from 'node:zlib';
import type { PrintedGrid } from '../../server/src/exchange/official-grid.ts';
import type { RandomReport } from './random-report.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const NAMESPACES = [
  `xmlns:w="${W}"`,
  `xmlns:r="${RELATIONS}"`,
  'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"',
  'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"',
  'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"',
  'xmlns:v="urn:schemas-microsoft-com:vml"',
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"',
  'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"',
].join(' ');

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A run with a text. */
export function run(text: string, properties = ''): string {
  return `<w:r>${properties && `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${xml(text)}</w:t></w:r>`;
}

/** A paragraph with runs, or with a text. */
export function paragraph(content: string, properties = ''): string {
  const runs = content.startsWith('<') ? content : content && run(content);
  return `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

export function numbered(list: number, level = 0): string {
  return `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`;
}

export function cell(content: string, properties = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="900" w:type="dxa"/>${properties}</w:tcPr>${content.startsWith('<') ? content : paragraph(content)}</w:tc>`;
}

export function row(cells: readonly string[], properties = ''): string {
  return `<w:tr>${properties && `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

export function table(rows: readonly string[], widths: readonly number[] = []): string {
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblBorders>${borders}</w:tblBorders></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.join('')}</w:tbl>`;
}

/** A printed table as Word writes it: cells merged downwards go on in each row as empty ones. */
function printedTable(grid: PrintedGrid, merge: 'gridSpan' | 'hMerge' = 'gridSpan'): string {
  /** By column: the cells that reach down from above, how wide they are and how many rows are left. */
  const open = new Map<number, { readonly columns: number; left: number }>();
  const across = (columns: number, vertical: string, text: string): string => {
    if (columns === 1) return cell(text, vertical);
    if (merge === 'gridSpan') return cell(text, `<w:gridSpan w:val="${columns}"/>${vertical}`);
    const rest = Array.from({ length: columns - 1 }, () => cell('', `<w:hMerge w:val="continue"/>${vertical}`));
    return cell(text, `<w:hMerge w:val="restart"/>${vertical}`) + rest.join('');
  };
  const count = grid[0]?.reduce((sum, { columns }) => sum + columns, 0) ?? 1;
  /** Between the margins of a page. */
  const widths = Array.from({ length: count }, () => Math.floor(9000 / count));
  return table(
    grid.map((printed) => {
      const cells: string[] = [];
      let column = 0;
      const passContinued = (): void => {
        for (let above = open.get(column); above && above.left > 0; above = open.get(column)) {
          above.left -= 1;
          cells.push(across(above.columns, '<w:vMerge/>', ''));
          column += above.columns;
        }
      };
      for (const { text, columns, rows } of printed) {
        passContinued();
        cells.push(across(columns, rows > 1 ? '<w:vMerge w:val="restart"/>' : '', text));
        if (rows > 1) open.set(column, { columns, left: rows - 1 });
        column += columns;
      }
      passContinued();
      return row(cells);
    }),
    widths,
  );
}

/** The levels of a list: format and text of each. */
export function definition(id: number, levels: readonly string[]): string {
  return `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`;
}

export function level(at: number, format: string, text: string, more = ''): string {
  return `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
}

export function list(id: number, definitionId: number, overrides = ''): string {
  return `<w:num w:numId="${id}"><w:abstractNumId w:val="${definitionId}"/>${overrides}</w:num>`;
}

export interface WordParts {
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  /** Further parts by name. */
  readonly more?: Readonly<Record<string, string>>;
}

/** The parts of a Word file by name. */
export function wordParts({
  body,
  styles,
  numbering,
  footnotes,
  more = {},
}: WordParts): Readonly<Record<string, string>> {
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
  const whole = (root: string, content: string): string => `${head}<w:${root} ${NAMESPACES}>${content}</w:${root}>`;
  const own = { styles, numbering, footnotes };
  const named = Object.entries(own).filter(([, content]) => content !== undefined);
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;
  const type = (name: string): string => `application/vnd.openxmlformats-officedocument.wordprocessingml.${name}+xml`;
  return {
    '[Content_Types].xml': `${head}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type('document.main')}"/>${named
      .map(([name]) => `<Override PartName="/word/${name}.xml" ContentType="${type(name)}"/>`)
      .join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${PACKAGE}/relationships">${relation('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `${head}<Relationships xmlns="${PACKAGE}/relationships">${named
      .map(([name], index) => relation(`rId${index + 1}`, name, `${name}.xml`))
      .join('')}</Relationships>`,
    'word/document.xml': whole(
      'document',
      `<w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body>`,
    ),
    ...(styles !== undefined && { 'word/styles.xml': whole('styles', styles) }),
    ...(numbering !== undefined && { 'word/numbering.xml': whole('numbering', numbering) }),
    ...(footnotes !== undefined && { 'word/footnotes.xml': whole('footnotes', footnotes) }),
    ...more,
  };
}

/** An archive of parts. Written here, so that what reads archives is not tested by what belongs to it. */
export function zipped(parts: Readonly<Record<string, string | Uint8Array>>, isPacked = true): Uint8Array {
  const locals: Buffer[] = [];
  const records: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content);
    const packed = isPacked ? deflateRawSync(bytes) : bytes;
    const path = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(isPacked ? 8 : 0, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(path.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, path, packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    records.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, place, path]));
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(records);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(records.length, 4);
  end.writeUInt16LE(records.length, 6);
  end.writeUInt32LE(directory.length, 8);
  end.writeUInt32LE(offset, 12);
  return new Uint8Array(Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end]));
}

export function wordFile(parts: WordParts): Uint8Array {
  return zipped(wordParts(parts));
}

const INDENT = '<w:ind w:firstLineChars="200" w:firstLine="420"/>';

/** A report as Word writes it: headings numbered automatically, official tables with merged cells. */
export function reportFile(report: RandomReport, merge: 'gridSpan' | 'hMerge' = 'gridSpan'): Uint8Array {
  const body = [
    paragraph(report.title, '<w:jc w:val="center"/>'),
    paragraph(report.opening, INDENT),
    ...report.sections.flatMap(({ heading, table: own, parts }) => [
      paragraph(heading, numbered(1)),
      ...(own ? [printedTable(own.grid, merge)] : []),
      ...parts.flatMap(({ heading: sub, paragraphs }) => [
        ...(sub === '' ? [] : [paragraph(sub, numbered(1, 1))]),
        ...paragraphs.map((text) => paragraph(text, INDENT)),
      ]),
    ]),
    ...report.signature.map((text) => paragraph(text, '<w:jc w:val="right"/>')),
  ].join('');
  const levels = [level(0, 'chineseCountingThousand', '%1、'), level(1, 'chineseCounting', '（%2）')];
  return wordFile({ body, numbering: definition(0, levels) + list(1, 0) });
}
