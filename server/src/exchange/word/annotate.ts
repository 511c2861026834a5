/**
 * Comments in a copy of a Word file. The parts that hold them are changed by inserting text; all else, other people's
 * comments and tracked changes among it, stays byte for byte. Comments of an earlier run are taken out first.
 */
import { strFromU8, strToU8 } from 'fflate';
import { Unreadable } from '../blocks.ts';
import type { NotRead, Source } from '../blocks.ts';
import { inflate, MOST_INFLATED, readEntries, writeArchive } from './archive.ts';
import type { Budget, Entry } from './archive.ts';
import { refusal } from './other-formats.ts';
import { mainPart, partName, relatedParts, relationsOf } from './parts.ts';
import { child, elements, readXml, wholeNumber } from './xml.ts';
import type { Element } from './xml.ts';

/** A comment: its lines, and where it stands in the main part. */
export interface WordComment {
  readonly source: Source;
  readonly lines: readonly string[];
}

/** By these a later run knows its own comments. */
const AUTHOR = 'disclosure-report';
const INITIALS = 'DR';

const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml';

/** A copy of the file with the comments, or a sentence on why there is none. */
export function annotateWord(bytes: Uint8Array, comments: readonly WordComment[]): Uint8Array | NotRead {
  try {
    return refusal(bytes) ?? annotated(bytes, comments);
  } catch (error) {
    if (error instanceof Unreadable) return { failure: error.failure, isForeign: error.isForeign };
    throw error;
  }
}

/** A part as text and as a tree with places in it. */
interface Part {
  readonly name: string;
  readonly text: string;
  readonly root: Element;
}

/** Text in the place of other text. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function annotated(bytes: Uint8Array, comments: readonly WordComment[]): Uint8Array {
  const entries = readEntries(bytes);
  const byName = new Map(entries.map((entry) => [partName(entry.name), entry]));
  const budget: Budget = { left: 2 * MOST_INFLATED };
  const partOf = (name: string | undefined): Part | null => {
    const entry = name === undefined ? undefined : byName.get(partName(name));
    return entry ? readPart(entry, budget) : null;
  };
  const main = partOf(mainPart(partOf('_rels/.rels')?.root ?? null, byName));
  if (!main) throw notWritable();
  const relations = partOf(relationsOf(main.name));
  const related = relatedParts(relations?.root ?? null, main.name);
  const protection = child(partOf(related('settings'))?.root, 'w:documentProtection');
  if (/^(?:1|true|on)$/.test(protection?.attributes['w:enforcement'] ?? '')) {
    throw new Unreadable({
      zh: '文件设有编辑限制，不能加批注，请先在 Word 中停止保护。',
      en: 'The file is protected from editing. Stop its protection in Word first.',
    });
  }
  const before = partOf(related('comments'));
  const own = ownComments(before);
  if (comments.length === 0 && own.length === 0) return bytes;

  const prefix = /^<([\w.-]+):/.exec(main.text.slice(main.root.start))?.[1];
  const uri = prefix === undefined ? undefined : namespaceOf(main.text, prefix);
  if (prefix === undefined || uri === undefined) throw notWritable();
  const first = 1 + Math.max(-1, ...idsIn(main.root), ...(before ? idsIn(before.root) : []));
  const placed = placedIn(main.root, comments);
  const changed = new Map<string, string>();
  changed.set(main.name, edited(main.text, [...removals(main.root, own), ...insertions(main, placed, first, prefix)]));
  const written = placed.map((comment, index) => commentXml(comment, first + index, uri)).join('');
  if (before) {
    const end = before.text.lastIndexOf('</');
    if (end < before.root.start) throw notWritable();
    const gone = own.map(({ start, end: until }) => ({ start, end: until, text: '' }));
    changed.set(before.name, edited(before.text, [...gone, { start: end, end, text: written }]));
  } else {
    const folder = main.name.slice(0, main.name.lastIndexOf('/') + 1);
    const name = byName.has(partName(`${folder}comments.xml`)) ? 'comments-disclosure-report.xml' : 'comments.xml';
    changed.set(
      folder + name,
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:comments xmlns:w="${uri}">${written}</w:comments>`,
    );
    const types = partOf('[Content_Types].xml');
    if (!types || !relations) throw notWritable();
    changed.set(types.name, withChild(types, `Override PartName="/${folder}${name}" ContentType="${TYPE}"`));
    const kind = /Type="([^"]*)\/(?:styles|settings|numbering|theme|fontTable)"/.exec(relations.text)?.[1];
    const type = `${kind ?? 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'}/comments`;
    const id = freeId(relations.root);
    changed.set(relations.name, withChild(relations, `Relationship Id="${id}" Type="${type}" Target="${name}"`));
  }
  const names = new Set(entries.map(({ name }) => name));
  return writeArchive([
    ...entries.map((entry) => {
      const text = changed.get(entry.name);
      return text === undefined ? { entry } : { name: entry.name, content: strToU8(text) };
    }),
    ...[...changed].filter(([name]) => !names.has(name)).map(([name, text]) => ({ name, content: strToU8(text) })),
  ]);
}

function namespaceOf(text: string, prefix: string): string | undefined {
  const start = text.indexOf(` xmlns:${prefix}=`) + ` xmlns:${prefix}=`.length;
  const quote = text.charAt(start);
  return quote === '"' || quote === "'" ? text.slice(start + 1, text.indexOf(quote, start + 1)) : undefined;
}

function notWritable(): Unreadable {
  return new Unreadable({
    zh: '文件的写法特殊，不能加批注，请在 Word 中另存一份再试。',
    en: 'The file is written in a way to which no comments can be added. Save it anew in Word.',
  });
}

function readPart(entry: Entry, budget: Budget): Part {
  const pieces: Uint8Array[] = [];
  inflate(entry, budget, (piece) => {
    pieces.push(piece.slice());
  });
  const bytes = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  const text = strFromU8(bytes);
  // Other encodings, and broken characters, would not come back as they were.
  if (strToU8(text).length !== bytes.length) throw notWritable();
  return { name: entry.name, text, root: readXml(entry, budget) };
}

function ownComments(part: Part | null): readonly Element[] {
  return part
    ? elements(part.root).filter(
        ({ attributes }) => attributes['w:author'] === AUTHOR && attributes['w:initials'] === INITIALS,
      )
    : [];
}

const MARKS: ReadonlySet<string> = new Set([
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:commentReference',
  'w:comment',
]);

/** Everything of an element, itself first. */
function* within(root: Element): Generator<Element> {
  const waiting = [root];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    yield next;
    for (const each of elements(next)) waiting.push(each);
  }
}

function idsIn(root: Element): readonly number[] {
  const ids: number[] = [];
  for (const { name, attributes } of within(root)) {
    if (MARKS.has(name)) ids.push(wholeNumber(attributes['w:id']) ?? -1);
  }
  return ids.length > 0 ? [ids.reduce((most, id) => Math.max(most, id), -1)] : [];
}

/** Takes the marks of comments out of the main part: a reference with the run that was made for it. */
function removals(root: Element, comments: readonly Element[]): readonly Edit[] {
  const ids = new Set(comments.map(({ attributes }) => attributes['w:id']));
  const edits: Edit[] = [];
  const isOwn = ({ name, attributes }: Element): boolean => MARKS.has(name) && ids.has(attributes['w:id']);
  for (const element of within(root)) {
    const [only, ...more] = elements(element);
    if (element.name === 'w:r' && only && more.length === 0 && isOwn(only)) {
      edits.push({ start: element.start, end: element.end, text: '' });
    } else if (isOwn(element) && element.name !== 'w:commentReference') {
      edits.push({ start: element.start, end: element.end, text: '' });
    }
  }
  return edits;
}

/** A comment with the paragraphs in which its words begin and end. */
interface PlacedComment extends WordComment {
  readonly begin: Element;
  readonly last: Element;
}

/** The comments whose paragraphs are there; those of others stand at the first paragraph. */
function placedIn(root: Element, comments: readonly WordComment[]): readonly PlacedComment[] {
  const starts = new Map<number, Element>();
  const ends = new Map<number, Element>();
  for (const element of within(root)) {
    if (element.name !== 'w:p') continue;
    starts.set(element.start, element);
    ends.set(element.end, element);
  }
  const fallback = [...starts.values()].reduce<Element | null>(
    (first, each) => (first && first.start < each.start ? first : each),
    null,
  );
  return comments.flatMap((comment) => {
    const begin = starts.get(comment.source.start) ?? fallback;
    return begin ? [{ ...comment, begin, last: ends.get(comment.source.end) ?? begin }] : [];
  });
}

function insertions(
  { text }: Part,
  comments: readonly PlacedComment[],
  first: number,
  prefix: string,
): readonly Edit[] {
  /** Several comments may stand at one paragraph, which may be empty: <w:p/>. */
  const emptied = new Map<Element, Edit>();
  const edits: Edit[] = [];
  comments.forEach(({ begin, last }, index) => {
    const id = `${prefix}:id="${first + index}"`;
    const from = `<${prefix}:commentRangeStart ${id}/>`;
    const to = `<${prefix}:commentRangeEnd ${id}/><${prefix}:r><${prefix}:commentReference ${id}/></${prefix}:r>`;
    if (text.startsWith('/>', begin.end - 2) && elements(begin).length === 0) {
      const before = emptied.get(begin)?.text.slice(0, -`</${prefix}:p>`.length) ?? '>';
      const edit = { start: begin.end - 2, end: begin.end, text: `${before}${from}${to}</${prefix}:p>` };
      emptied.set(begin, edit);
      return;
    }
    const properties = child(begin, 'w:pPr');
    const open = properties ? properties.end : text.indexOf('>', begin.start) + 1;
    const close = text.lastIndexOf('</', last.end - 1);
    edits.push({ start: open, end: open, text: from }, { start: close, end: close, text: to });
  });
  return [...edits, ...emptied.values()];
}

/** The text with its edits; those at one place in their order. */
function edited(text: string, edits: readonly Edit[]): string {
  const ordered = edits.map((edit, index) => ({ edit, index }));
  ordered.sort((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end || a.index - b.index);
  const pieces: string[] = [];
  let at = 0;
  for (const { edit } of ordered) {
    if (edit.start < at) continue;
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
  }
  return pieces.join('') + text.slice(at);
}

function commentXml({ lines }: WordComment, id: number, uri: string): string {
  const paragraphs = lines.map((line) => `<w:p><w:r><w:t xml:space="preserve">${escaped(line)}</w:t></w:r></w:p>`);
  return `<w:comment xmlns:w="${uri}" w:id="${id}" w:author="${AUTHOR}" w:initials="${INITIALS}">${paragraphs.join('')}</w:comment>`;
}

/** What XML does not allow at all is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** A list of things that every program writes, with one more; in the prefix that its root has. */
function withChild({ text, root }: Part, content: string): string {
  const prefix = /^<([\w.-]+:)/.exec(text.slice(root.start))?.[1] ?? '';
  const end = text.lastIndexOf('</');
  if (end < root.start) throw notWritable();
  return `${text.slice(0, end)}<${prefix}${content}/>${text.slice(end)}`;
}

function freeId(relations: Element): string {
  const used = new Set(elements(relations).map(({ attributes }) => attributes['Id']));
  let number = 1;
  while (used.has(`rIdDisclosureReport${number}`)) number += 1;
  return `rIdDisclosureReport${number}`;
}
