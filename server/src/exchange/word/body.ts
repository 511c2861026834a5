/**
 * The body of a Word file as blocks. Tracked changes are taken as accepted; what is not known by name is gone into
 * rather than passed over, so that its text is kept.
 */
import type { Block, Grid, GridCell, GridRow, Paragraph, Source } from '../blocks.ts';
import type { NextNumber } from './numbering.ts';
import { headingLevel, numberedIn } from './styles.ts';
import type { Styles } from './styles.ts';
import { child, elements, isOn, numberOf, valueOf } from './xml.ts';
import type { Element } from './xml.ts';

/** What was met on the way that the reader of the text should know of. */
export type Remark = 'tracked' | 'hidden' | 'contents' | 'picture' | 'embedded' | 'equation' | 'coveredCell' | 'symbol';

export interface Surroundings {
  readonly styles: Styles;
  readonly nextNumber: NextNumber;
  /** The blocks of a footnote or endnote by its id; none where there is no such note. */
  readonly noteOf: (kind: 'footnote' | 'endnote', id: string) => Element | undefined;
}

export interface Body {
  readonly blocks: readonly Block[];
  readonly remarks: ReadonlySet<Remark>;
}

/** What a tracked change takes away. */
const REMOVED: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom']);
/** Properties, and what stands for no text. */
const SILENT: ReadonlySet<string> = new Set([
  'w:pPr',
  'w:rPr',
  'w:sectPr',
  'w:tblPr',
  'w:tblGrid',
  'w:tcPr',
  'w:trPr',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:instrText',
  'w:delText',
  'w:delInstrText',
  'w:annotationRef',
  'w:rt',
  'w:fldData',
  'w:ffData',
]);
const BREAKS: Readonly<Record<string, string>> = {
  'w:tab': ' ',
  'w:ptab': ' ',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
};
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';

/** A paragraph that is being collected. */
interface Line {
  text: string;
  start: number;
  end: number;
}

/** A complex field that is open: its result is read, its instruction is not. */
interface Field {
  isResult: boolean;
  instruction: string;
}

export function readBody(body: Element, surroundings: Surroundings): Body {
  const remarks = new Set<Remark>();
  const fields: Field[] = [];
  let notes = 0;

  const blocksOf = (container: Element, isTable: boolean): Block[] => {
    const blocks: Block[] = [];
    /** The text of paragraphs whose mark was deleted: they go on in the next. */
    let carried: Line | null = null;
    /** Notes of the paragraphs so far: they stand below what they are notes of. */
    let below: Block[] = [];

    const addParagraph = (element: Element): void => {
      const properties = child(element, 'w:pPr');
      const style = surroundings.styles.of(valueOf(properties, 'w:pStyle'));
      const boxes: Block[] = [];
      const line: Line = carried ?? { text: '', start: element.start, end: element.end };
      line.end = element.end;
      const isFirst = carried === null;
      carried = null;
      const before = line.text;
      readInline(element, line, boxes, below);
      const numbered = numberedIn(properties, style);
      const mark = child(properties, 'w:rPr');
      const isMarkRemoved = child(mark, 'w:del') !== undefined || child(mark, 'w:moveFrom') !== undefined;
      if (isMarkRemoved) remarks.add('tracked');
      // A paragraph of which nothing is left has no number either.
      if (isMarkRemoved) {
        for (const box of boxes) blocks.push(box);
        carried = line;
        return;
      }
      const number =
        numbered && isFirst && isShown(element, line.text) ? surroundings.nextNumber(numbered, style.id) : '';
      for (const box of boxes) blocks.push(box);
      const text = isFirst ? number + line.text : before + line.text.slice(before.length);
      if (text.trim() !== '') {
        const level = headingLevel(properties, style);
        blocks.push({ kind: 'paragraph', text, level, source: { start: line.start, end: line.end } });
      }
      if (!isTable) {
        for (const note of below) blocks.push(note);
        below = [];
      }
    };

    const addAll = (parent: Element): void => {
      for (const element of elements(parent)) {
        if (REMOVED.has(element.name)) remarks.add('tracked');
        else if (element.name === 'w:p') addParagraph(element);
        else if (element.name === 'w:tbl') addTable(element);
        else if (element.name === 'mc:AlternateContent') addAll(alternative(element));
        else if (element.name === 'w:altChunk' || element.name === 'w:subDoc') remarks.add('embedded');
        else if (element.name === 'w:sdt' && isContents(element)) remarks.add('contents');
        else if (isSilent(element.name)) continue;
        else if (isInline(element.name)) addLoose(element);
        else addAll(element);
      }
    };
    /** Text without a paragraph around it. */
    const addLoose = (element: Element): void => {
      const line: Line = { text: '', start: element.start, end: element.end };
      readInline({ ...element, name: 'w:p', children: [element] }, line, blocks, below);
      if (line.text.trim() !== '') {
        blocks.push({ kind: 'paragraph', text: line.text, level: 0, source: { start: line.start, end: line.end } });
      }
    };
    const addTable = (element: Element): void => {
      for (const block of readTable(element)) blocks.push(block);
    };

    addAll(container);
    // The last paragraph lost its mark, and nothing follows it.
    const last = carried as Line | null;
    if (last && last.text.trim() !== '') {
      blocks.push({ kind: 'paragraph', text: last.text, level: 0, source: { start: last.start, end: last.end } });
    }
    for (const note of below) blocks.push(note);
    return blocks;
  };

  /** Whether a field that is open keeps its text to itself: its instruction, or a table of contents. */
  const isMuted = (): boolean => fields.some((field) => !field.isResult || isContentsField(field));

  const readInline = (parent: Element, line: Line, boxes: Block[], below: Block[]): void => {
    for (const node of parent.children) {
      if (typeof node === 'string') continue;
      const { name } = node;
      if (name === 'w:t' || name === 'm:t' || name === 'a:t') {
        if (!isMuted()) line.text += textOf(node);
      } else if (name === 'w:r') {
        const properties = child(node, 'w:rPr');
        if (isOn(properties, 'w:vanish') || isOn(properties, 'w:specVanish')) {
          if (elements(node).some((each) => each.name === 'w:t')) remarks.add('hidden');
          readFields(node);
        } else readInline(node, line, boxes, below);
      } else if (name in BREAKS) {
        if (!isMuted()) line.text += BREAKS[name] ?? '';
      } else if (name === 'w:br') {
        // A page that ends is no line that ends.
        if (!isMuted() && (node.attributes['w:type'] ?? 'textWrapping') === 'textWrapping') line.text += '\n';
      } else if (name === 'w:fldChar') readField(node);
      else if (name === 'w:instrText') addInstruction(node);
      else if (name === 'w:sym') line.text += symbolOf(node);
      else if (name === 'w:footnoteReference' || name === 'w:endnoteReference') addNote(node, line, below);
      else if (name === 'mc:AlternateContent') readInline(alternative(node), line, boxes, below);
      else if (name === 'w:txbxContent') for (const block of blocksOf(node, false)) boxes.push(placedAt(block, line));
      else if (REMOVED.has(name)) remarks.add('tracked');
      else if (isSilent(name)) continue;
      else {
        if (name === 'w:ins' || name === 'w:moveTo') remarks.add('tracked');
        else if (name === 'a:blip' || name === 'v:imagedata') remarks.add('picture');
        else if (name === 'w:object' || name === 'w:control') remarks.add('embedded');
        else if (name === 'm:oMath') remarks.add('equation');
        readInline(node, line, boxes, below);
      }
    }
  };

  const readFields = (run: Element): void => {
    for (const node of elements(run)) {
      if (node.name === 'w:fldChar') readField(node);
      else if (node.name === 'w:instrText') addInstruction(node);
    }
  };
  const readField = ({ attributes }: Element): void => {
    const type = attributes['w:fldCharType'];
    if (type === 'begin') fields.push({ isResult: false, instruction: '' });
    else if (type === 'separate') {
      const field = fields.at(-1);
      if (field) field.isResult = true;
      if (field && isContentsField(field)) remarks.add('contents');
    } else if (type === 'end') fields.pop();
  };
  const addInstruction = ({ children }: Element): void => {
    const field = fields.at(-1);
    if (field && !field.isResult && field.instruction.length < LONGEST_INSTRUCTION) {
      field.instruction += children.filter((node) => typeof node === 'string').join('');
    }
  };
  const symbolOf = ({ attributes }: Element): string => {
    remarks.add('symbol');
    const code = Number.parseInt(attributes['w:char'] ?? '', 16);
    return code > 0 && code < 0x10000 && (code < 0xd800 || code > 0xf8ff) ? String.fromCharCode(code) : '□';
  };
  const addNote = (reference: Element, line: Line, below: Block[]): void => {
    const kind = reference.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
    const note = surroundings.noteOf(kind, reference.attributes['w:id'] ?? '');
    // A note within a note would never end.
    if (!note || isInNote) return;
    const mark = CIRCLED.charAt(notes++) || `[${notes}]`;
    line.text += mark;
    isInNote = true;
    const blocks = blocksOf(note, false);
    isInNote = false;
    blocks.forEach((block, index) => {
      below.push(
        index === 0 && block.kind === 'paragraph'
          ? { ...block, text: mark + block.text.trimStart(), source: null }
          : block,
      );
    });
  };
  let isInNote = false;

  const readTable = (table: Element): Block[] => {
    const rows: GridRow[] = [];
    const inner: Block[] = [];
    /** By the column where they begin: the cells that may go on below, and how wide they are. */
    let above = new Map<number, number>();
    for (const row of rowsOf(table)) {
      const properties = child(row, 'w:trPr');
      if (child(properties, 'w:del') !== undefined) {
        remarks.add('tracked');
        continue;
      }
      const cells: (Omit<GridCell, 'columns'> & { columns: number })[] = [];
      const next = new Map<number, number>();
      const before = numberOf(properties, 'w:gridBefore') ?? 0;
      let column = Math.max(0, before);
      if (column > 0) cells.push({ paragraphs: [], columns: column, isContinued: false, source: null });
      for (const cell of cellsOf(row)) {
        const own = child(cell, 'w:tcPr');
        if (child(own, 'w:cellDel') !== undefined) {
          remarks.add('tracked');
          continue;
        }
        const columns = Math.max(1, numberOf(own, 'w:gridSpan') ?? 1);
        const left = cells.at(-1);
        if (child(own, 'w:hMerge') && valueOf(own, 'w:hMerge') !== 'restart' && left) {
          left.columns += columns;
          column += columns;
          noteCovered(cell);
          continue;
        }
        const vertical = child(own, 'w:vMerge');
        const isContinued = vertical !== undefined && valueOf(own, 'w:vMerge') !== 'restart' && above.has(column);
        if (vertical) next.set(column, columns);
        if (isContinued) {
          noteCovered(cell);
          cells.push({ paragraphs: [], columns, isContinued, source: null });
        } else {
          const paragraphs: Paragraph[] = [];
          for (const block of blocksOf(cell, true)) {
            if (block.kind === 'paragraph') paragraphs.push(block);
            else inner.push(block);
          }
          cells.push({ paragraphs, columns, isContinued, source: firstParagraph(cell) });
        }
        column += columns;
      }
      above = next;
      if (cells.length > 0) rows.push(cells);
    }
    return laidOut({ kind: 'grid', rows }, inner);
  };
  /** Word shows nothing of what stands in a cell that another covers. */
  const noteCovered = (cell: Element): void => {
    if (holdsText(cell)) remarks.add('coveredCell');
  };

  return { blocks: blocksOf(body, false), remarks };
}

const LONGEST_INSTRUCTION = 200;

/** A table that only lays out the page has a cell or two in a row and holds tables or whole paragraphs: it is taken apart. */
const MOST_LAYOUT_CELLS = 2;

function laidOut(grid: Grid, inner: readonly Block[]): Block[] {
  const { rows } = grid;
  const isNarrow = rows.every((row) => row.length <= MOST_LAYOUT_CELLS);
  const holdsMuch = (cell: GridCell): boolean => cell.paragraphs.length > MOST_CELL_PARAGRAPHS;
  const isSingle = rows.every((row) => row.length === 1);
  if (isNarrow && (inner.length > 0 || isSingle || rows.some((row) => row.some(holdsMuch)))) {
    return [...rows.flatMap((row) => row.flatMap((cell) => cell.paragraphs)), ...inner];
  }
  return [grid, ...inner];
}

/** No label of a form takes more. */
const MOST_CELL_PARAGRAPHS = 4;

function isSilent(name: string): boolean {
  return SILENT.has(name) || (name.startsWith('w:') && name.endsWith('Change'));
}

function isInline(name: string): boolean {
  return name === 'w:r' || name === 'w:hyperlink' || name === 'w:fldSimple' || name === 'm:oMath' || name === 'w:t';
}

/** A paragraph that is left empty by a tracked change shows no number; one that was always empty does. */
function isShown(element: Element, text: string): boolean {
  if (text.trim() !== '') return true;
  const properties = child(element, 'w:pPr');
  return (
    child(child(properties, 'w:rPr'), 'w:ins') !== undefined || !elements(element).some(({ name }) => REMOVED.has(name))
  );
}

/** Of the ways in which a thing is written, for newer and for older programs, the first that holds anything. */
function alternative(element: Element): Element {
  const choices = elements(element).filter(({ name }) => name === 'mc:Choice' || name === 'mc:Fallback');
  return choices.find(holdsText) ?? choices[0] ?? element;
}

function holdsText(element: Element): boolean {
  const waiting: Element[] = [element];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.name === 'w:t' && next.children.some((node) => typeof node === 'string' && node.trim() !== ''))
      return true;
    for (const each of elements(next)) waiting.push(each);
  }
  return false;
}

function textOf({ children, attributes }: Element): string {
  const text = children.filter((node) => typeof node === 'string').join('');
  // Word leaves out blanks around a text that does not ask for them.
  return attributes['xml:space'] === 'preserve' ? text : text.replace(/^[ \t\r\n]+/, '').trimEnd();
}

function isContents(element: Element): boolean {
  const part = child(child(element, 'w:sdtPr'), 'w:docPartObj');
  return /^(?:table of contents|目录)/i.test(valueOf(part, 'w:docPartGallery') ?? '');
}

function isContentsField({ instruction }: Field): boolean {
  return /^\s{0,9}TOC\b/i.test(instruction);
}

/** A block of a text box: it has its place where the box is anchored. */
function placedAt(block: Block, { start, end }: Line): Block {
  return block.kind === 'paragraph' ? { ...block, source: { start, end } } : block;
}

function firstParagraph(cell: Element): Source | null {
  const waiting: Element[] = [cell];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (next.name === 'w:p') return { start: next.start, end: next.end };
    waiting.push(...[...elements(next)].reverse());
  }
  return null;
}

function rowsOf(table: Element): readonly Element[] {
  return partsOf(table, 'w:tr');
}

function cellsOf(row: Element): readonly Element[] {
  return partsOf(row, 'w:tc');
}

/** Rows or cells, those in content controls and the like among them, in their order. */
function partsOf(parent: Element, name: string): readonly Element[] {
  const found: Element[] = [];
  const collect = (element: Element): void => {
    for (const each of elements(element)) {
      if (each.name === name) found.push(each);
      else if (!isSilent(each.name) && !REMOVED.has(each.name) && each.name !== 'w:tc' && each.name !== 'w:p')
        collect(each);
    }
  };
  collect(parent);
  return found;
}
