/** The narrative of a document: its paragraphs, white space and half-width marks taken out, each character with its place. */
import { sourceOffset } from '../../document/document.ts';
import type { Document, Line, Span } from '../../document/document.ts';

export interface Paragraph {
  /** Without white space, digits half-width, punctuation full-width. */
  readonly text: string;
  /** The source range of a piece of `text`. */
  readonly spanOf: (start: number, end: number) => Span;
  /** The short line before it, such as a heading, which tells what it is about; empty where there is none. */
  readonly heading: string;
}

/** What the author's line breaks inside a sentence look like: the line does not end as sentences do. */
const ENDS = '。；！？：;!?:';
/** A new paragraph begins with a number of its own. */
const BEGINS = /^(?:[（(]?[一二三四五六七八九十]{1,3}[)）、.．]|[（(]\d{1,2}[)）]|\d{1,2}[、.．)）](?!\d)|[#>*\-|])/;
/** A line shorter than this without a mark of a sentence is a heading or a label. */
const SHORT = 30;
/** A paragraph that never ends is no paragraph. */
const LONGEST = 20_000;

const HALF = ',;:()!?％';
const FULL = '，；：（）！？%';

function normalised(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff19) return String.fromCharCode(code - 0xff10 + 0x30);
  if (code === 0xff0e) return '.';
  const at = HALF.indexOf(char);
  return at === -1 ? char : FULL.charAt(at);
}

/** Spaces, the zero-width ones and Markdown's emphasis among them. */
function isSkipped(code: number): boolean {
  return (
    code <= 0x20 ||
    code === 0x2a ||
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0xfeff
  );
}

const NEEDS_WORK = /[\s*\u00a0\u3000\u2000-\u200f\ufeff\uff10-\uff19\uff0e,;:()!?％]/;

/** Joins lines to a paragraph. */
function paragraphOf(lines: readonly Line[], heading: string): Paragraph {
  let text = '';
  // For each line its start in `text`, and the places of its characters where some were left out.
  const parts: { readonly at: number; readonly line: Line; readonly places: readonly number[] | null }[] = [];
  for (const line of lines) {
    const at = text.length;
    if (!NEEDS_WORK.test(line.text)) {
      parts.push({ at, line, places: null });
      text += line.text;
      continue;
    }
    const places: number[] = [];
    for (let index = 0; index < line.text.length; index++) {
      if (isSkipped(line.text.charCodeAt(index))) continue;
      places.push(index);
      text += normalised(line.text.charAt(index));
    }
    parts.push({ at, line, places });
  }
  const place = (index: number): number => {
    let part = parts[0];
    for (const other of parts) if (other.at <= index) part = other;
    if (!part) return 0;
    const inPart = index - part.at;
    return sourceOffset(part.line, part.places ? (part.places[inPart] ?? 0) : inPart);
  };
  return { text, spanOf: (start, end) => ({ start: place(start), end: place(Math.max(start, end - 1)) + 1 }), heading };
}

/** Headers and rows of the tables that ran into one line. */
const TABLE_WORDS =
  /本年制发件数|本年废止件数|本年处理决定数量|本年收费金额|处理决定数量|本年新收政府信息公开申请数量|本列数据的勾稽|结果维持结果纠正|上一年项目数量/;

function isCells(text: string): boolean {
  return text.startsWith('|') || text.endsWith('|') || text.includes('\t');
}

/** Whether a line can hold a claim: a digit, or a word that denies or says all. */
const CLAIMS = /[0-9０-９未无零均皆]|没有|全部|全数|都/;

/** The paragraphs that may claim something; `isTable` tells which lines are a table's or a heading's. */
export function readParagraphs(
  { lines }: Pick<Document, 'lines'>,
  isTable: (line: Line) => boolean,
): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Line[] = [];
  let length = 0;
  let heading = '';
  const close = (): void => {
    if (open.some((line) => CLAIMS.test(line.text))) paragraphs.push(paragraphOf(open, heading));
    open = [];
    length = 0;
  };
  for (const whole of lines) {
    // In a text without line breaks the narrative ends where the table begins.
    const table = whole.text.length > 12 ? whole.text.search(TABLE_WORDS) : -1;
    const line = table === -1 ? whole : { ...whole, text: whole.text.slice(0, table) };
    const { text } = line;
    if (table === 0 || text.length > LONGEST) continue;
    const isSentence = /[。；;，,]/.test(text);
    if (line.inTable === true || isCells(text) || isTable(line)) {
      close();
      heading = '';
    } else if (line.level > 0 || (text.length < SHORT && !isSentence)) {
      const last = open.at(-1)?.text;
      // The rest of a sentence, not a heading: the line before broke off.
      if (
        line.level === 0 &&
        last !== undefined &&
        last.length >= SHORT &&
        !ENDS.includes(last.charAt(last.length - 1)) &&
        !BEGINS.test(text)
      ) {
        open.push(line);
        continue;
      }
      close();
      heading = text;
    } else {
      const last = open.at(-1)?.text ?? '。';
      if (ENDS.includes(last.charAt(last.length - 1)) || BEGINS.test(text) || length > LONGEST) close();
      open.push(line);
      length += text.length;
    }
  }
  close();
  return paragraphs;
}
