/** A line without the marks that only say how it looks: emphasis, tags, entities, quotation, links, escapes. */
import { sourceOffset } from './document.ts';
import type { Line, Piece } from './document.ts';

/** Longer lines are running text, whose marks do no harm. */
const LONGEST_MARKED = 400;
const MAY_BE_MARKED = /[<&*_>\\#[`~]/;
/** A tag, an entity, a link's target, an anchor of a heading, emphasis, an escape before a mark. */
const MARKS =
  /<(\/?)([a-z][a-z0-9]{0,9})(?:\s[^<>]{0,300})?\/?>|&(#\d{1,6}|#x[0-9a-f]{1,5}|[a-z]{2,6});|\[(?=[^[\]]{1,200}\]\()|\]\([^()]{0,200}\)|\{#[^{}\s]{1,60}\}|[*`]{1,3}|~~|\\(?=[!-/:-@[-`{-~])/gi;
const LEADING = /^(?:[\s>]|#{1,6}\s|__?(?!_))+/;
/** Emphasis that ends: more marks are a gap left to be filled in. */
const CLOSING = /(?<!_)_{1,2}$/;
const HEADING_TAG = /^h[1-6]$/i;
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  thinsp: ' ',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
  hellip: '…',
};

/** The same line as a reader of the rendered text sees it, each character with its place; the line itself where it has no marks. */
export function withoutMarkup(line: Line): Line {
  const { text } = line;
  if (line.pieces || text.length > LONGEST_MARKED || !MAY_BE_MARKED.test(text)) return line;
  const pieces: Piece[] = [];
  let written = '';
  let level = line.level;
  let from = 0;
  const keep = (content: string, at: number): void => {
    if (content === '') return;
    pieces.push({ at: written.length, start: sourceOffset(line, at) });
    written += content;
  };
  for (const match of text.matchAll(MARKS)) {
    keep(text.slice(from, match.index), from);
    const [mark, close, tag, entity] = match;
    if (entity !== undefined) keep(decoded(entity) ?? mark, match.index);
    if (tag !== undefined && close === '' && HEADING_TAG.test(tag)) level = Number(tag.charAt(1));
    from = match.index + mark.length;
  }
  keep(text.slice(from), from);
  const start = LEADING.exec(written)?.[0].length ?? 0;
  const end = start + withoutEnd(written.slice(start)).length;
  if (start === 0 && end === text.length && level === line.level) return line;
  if (end <= start) return line;
  const plain: Line = { ...line, text: written, level, pieces };
  const first = sourceOffset(plain, start);
  return {
    ...plain,
    text: written.slice(start, end),
    start: first,
    end: sourceOffset(plain, end - 1) + 1,
    pieces: pieces
      .map(({ at, start: place }) => ({ at: at - start, start: place }))
      .map((piece, index, all) =>
        // The piece in which the text now begins.
        piece.at < 0 && (all[index + 1]?.at ?? Infinity) > 0 ? { at: 0, start: first } : piece,
      )
      .filter(({ at }) => at >= 0),
  };
}

/** Without the white space, closing marks of a heading and emphasis at its end. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (end > 0 && /[\s#]/.test(text.charAt(end - 1))) end--;
  const trimmed = text.slice(0, end);
  const open = trimmed.replace(CLOSING, '');
  return open === trimmed ? trimmed : withoutEnd(open);
}

function decoded(entity: string): string | undefined {
  if (!entity.startsWith('#')) return ENTITIES[entity.toLowerCase()];
  const code = /^#x/i.test(entity) ? parseInt(entity.slice(2), 16) : Number(entity.slice(1));
  return code > 0 && code < 0x10000 ? String.fromCharCode(code) : undefined;
}
