/** What a paragraph's style says: the level of its heading, and its automatic number. */
import { child, elements, numberOf, valueOf, wholeNumber } from './xml.ts';
import type { Element } from './xml.ts';

/** The list that a paragraph is numbered in, and its level there; `list` 0 is none. */
export interface Numbered {
  readonly list: number;
  /** Null where a style does not say: then the list does, which knows the style. */
  readonly level: number | null;
}

export interface Style {
  readonly id: string;
  readonly outline: number | null;
  readonly numbered: Numbered | null;
}

export interface Styles {
  /** What holds for paragraphs of a style, its own or from those that it is based on; of the default one for undefined. */
  readonly of: (id: string | undefined) => Style;
  /** The list that a style of lists stands for. */
  readonly listOf: (id: string) => number | null;
}

/** The outline level of running text. */
const BODY_OUTLINE = 9;

const NO_STYLE: Style = { id: '', outline: null, numbered: null };

/** Reads a part `styles.xml`; without one no style says anything. */
export function readStyles(root: Element | null): Styles {
  const written = new Map<string, Element>();
  let standard: string | undefined;
  for (const element of root ? elements(root) : []) {
    const id = element.attributes['w:styleId'];
    if (element.name !== 'w:style' || id === undefined) continue;
    if (!written.has(id)) written.set(id, element);
    const isDefault = /^(?:1|true|on)$/.test(element.attributes['w:default'] ?? '');
    if (isDefault && element.attributes['w:type'] === 'paragraph') standard ??= id;
  }
  const known = new Map<string, Style>();
  const styleOf = (given: string | undefined): Style => {
    const id = given !== undefined && written.has(given) ? given : standard;
    if (id === undefined) return NO_STYLE;
    const style = known.get(id) ?? inherited(id, written);
    known.set(id, style);
    return style;
  };
  return {
    of: styleOf,
    listOf: (id) => numberOf(child(child(written.get(id), 'w:pPr'), 'w:numPr'), 'w:numId') ?? null,
  };
}

function inherited(id: string, written: ReadonlyMap<string, Element>): Style {
  let outline: number | null = null;
  let list: number | null = null;
  let level: number | null = null;
  let numberedBy = id;
  const seen = new Set<string>();
  for (let at: string | undefined = id; at !== undefined && !seen.has(at);) {
    seen.add(at);
    const style = written.get(at);
    const properties = child(style, 'w:pPr');
    outline ??= numberOf(properties, 'w:outlineLvl') ?? headingByName(style);
    const numbered = child(properties, 'w:numPr');
    level ??= numberOf(numbered, 'w:ilvl') ?? null;
    if (list === null) {
      list = numberOf(numbered, 'w:numId') ?? null;
      if (list !== null) numberedBy = at;
    }
    at = valueOf(style, 'w:basedOn');
  }
  return { id: numberedBy, outline: headingOutline(outline), numbered: list === null ? null : { list, level } };
}

/** Some programs leave the level out of the styles that Word calls headings. */
function headingByName(style: Element | undefined): number | null {
  const name = valueOf(style, 'w:name') ?? '';
  const [, depth] = /^(?:heading|标题) ([1-9])$/i.exec(name) ?? [];
  return depth === undefined ? null : Number(depth) - 1;
}

function headingOutline(outline: number | null): number | null {
  return outline === null || outline < 0 || outline >= BODY_OUTLINE ? null : outline;
}

/** The depth of the heading that a paragraph is, 0 for running text. */
export function headingLevel(properties: Element | undefined, style: Style): number {
  const own = wholeNumber(valueOf(properties, 'w:outlineLvl'));
  const outline = own === undefined ? style.outline : headingOutline(own);
  return outline === null ? 0 : outline + 1;
}

/** The list that a paragraph is numbered in; null where it is in none. */
export function numberedIn(properties: Element | undefined, style: Style): Numbered | null {
  const own = child(properties, 'w:numPr');
  const list = numberOf(own, 'w:numId') ?? style.numbered?.list ?? 0;
  if (list === 0) return null;
  return { list, level: numberOf(own, 'w:ilvl') ?? style.numbered?.level ?? null };
}
