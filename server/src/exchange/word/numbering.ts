/** Automatic numbers: what Word writes before a paragraph, which stands nowhere in its text. */
import { formatNumber } from './number-formats.ts';
import type { Numbered, Styles } from './styles.ts';
import { child, elements, isOn, numberOf, valueOf, wholeNumber } from './xml.ts';
import type { Element } from './xml.ts';

/** A level of a list. */
interface Level {
  readonly start: number;
  readonly format: string;
  /** With %1 to %9 for the numbers of the levels. */
  readonly text: string;
  /** Whether the numbers of all levels are written as plain digits. */
  readonly isLegal: boolean;
  /** The level after which it begins anew, counted from 1; 0 for never, null for any above it. */
  readonly restartAfter: number | null;
  /** Whether a blank parts it from the text. */
  readonly hasBlank: boolean;
  readonly style: string | undefined;
}

interface List {
  /** What is counted together: lists of one definition go on where the last of them ended. */
  readonly counters: (number | undefined)[];
  readonly levels: readonly Level[];
  /** Levels that begin anew where the list is first used, and with what. */
  readonly startAnew: Map<number, number>;
}

/** The number of the next paragraph that is numbered so, with the blank behind it; empty for none. */
export type NextNumber = (numbered: Numbered, styleId: string) => string;

const MOST_LEVELS = 9;
/** How often a definition of a list may point at another. */
const MOST_LINKS = 8;

/** Reads a part `numbering.xml`. The function must be asked for each numbered paragraph, in the order of the text. */
export function readNumbering(root: Element | null, styles: Styles): NextNumber {
  const definitions = new Map<string, Element>();
  const instances = new Map<number, Element>();
  for (const element of root ? elements(root) : []) {
    const id = element.attributes[element.name === 'w:num' ? 'w:numId' : 'w:abstractNumId'];
    if (id === undefined) continue;
    if (element.name === 'w:abstractNum') definitions.set(id, element);
    else if (element.name === 'w:num') instances.set(wholeNumber(id) ?? 0, element);
  }
  const counters = new Map<Element, (number | undefined)[]>();
  const lists = new Map<number, List | null>();
  const listOf = (id: number): List | null => {
    const known = lists.get(id);
    if (known !== undefined) return known;
    const list = readList(instances.get(id), counters, definitionOf(id));
    lists.set(id, list);
    return list;
  };
  /** A definition may be that of a style of lists, which another definition holds. */
  const definitionOf = (id: number): Element | undefined => {
    let definition = definitions.get(valueOf(instances.get(id), 'w:abstractNumId') ?? '');
    for (let links = 0; links < MOST_LINKS; links++) {
      const link = valueOf(definition, 'w:numStyleLink');
      const linked = link === undefined ? null : styles.listOf(link);
      if (linked === null) break;
      definition = definitions.get(valueOf(instances.get(linked), 'w:abstractNumId') ?? '');
    }
    return definition;
  };
  return ({ list: id, level: given }, styleId) => {
    const list = listOf(id);
    if (!list) return '';
    const byStyle = list.levels.findIndex(({ style }) => style !== undefined && style === styleId);
    const at = given ?? (byStyle === -1 ? 0 : byStyle);
    const level = list.levels[at];
    if (!level) return '';
    count(list, at, level);
    const text = numberText(list, level);
    return text === '' ? '' : text + (level.hasBlank && !ENDS_WIDE.test(text) ? ' ' : '');
  };
}

/** Behind 一、 and （一） no blank is seen. */
const ENDS_WIDE = /[\u2e80-\uffef]$/;

function readList(
  instance: Element | undefined,
  counters: Map<Element, (number | undefined)[]>,
  definition: Element | undefined,
): List | null {
  if (!instance || !definition) return null;
  const own = new Map<number, Element>();
  const startAnew = new Map<number, number>();
  for (const override of elements(instance)) {
    const at = wholeNumber(override.attributes['w:ilvl']);
    if (override.name !== 'w:lvlOverride' || at === undefined) continue;
    const level = child(override, 'w:lvl');
    if (level) own.set(at, level);
    const start = numberOf(override, 'w:startOverride');
    if (start !== undefined) startAnew.set(at, start);
  }
  const shared = new Map<number, Element>();
  for (const level of elements(definition)) {
    const at = wholeNumber(level.attributes['w:ilvl']);
    if (level.name === 'w:lvl' && at !== undefined) shared.set(at, level);
  }
  const counted = counters.get(definition) ?? [];
  counters.set(definition, counted);
  return {
    counters: counted,
    levels: Array.from({ length: MOST_LEVELS }, (_, at) => {
      const level = readLevel(own.get(at) ?? shared.get(at));
      return { ...level, start: startAnew.get(at) ?? level.start };
    }),
    startAnew,
  };
}

function readLevel(element: Element | undefined): Level {
  return {
    start: numberOf(element, 'w:start') ?? 0,
    format: formatOf(element),
    text: valueOf(element, 'w:lvlText') ?? '',
    isLegal: isOn(element, 'w:isLgl'),
    restartAfter: numberOf(element, 'w:lvlRestart') ?? null,
    hasBlank: (valueOf(element, 'w:suff') ?? 'tab') !== 'nothing',
    style: valueOf(element, 'w:pStyle'),
  };
}

/** Newer formats stand beside one that every program knows. */
function formatOf(element: Element | undefined): string {
  const plain = valueOf(element, 'w:numFmt');
  if (plain !== undefined) return plain;
  const alternatives = child(element, 'mc:AlternateContent');
  if (!alternatives) return 'decimal';
  const chosen = valueOf(child(alternatives, 'mc:Choice'), 'w:numFmt');
  const fallback = valueOf(child(alternatives, 'mc:Fallback'), 'w:numFmt') ?? 'decimal';
  return chosen === undefined || chosen === 'custom' ? fallback : chosen;
}

function count({ counters, levels, startAnew }: List, at: number, { start }: Level): void {
  const anew = startAnew.get(at);
  if (anew !== undefined) {
    counters[at] = anew;
    startAnew.delete(at);
  } else {
    const before = counters[at];
    counters[at] = before === undefined ? start : before + 1;
  }
  // Levels above that nobody used count as begun.
  for (let above = 0; above < at; above++) counters[above] ??= levels[above]?.start ?? 1;
  for (let below = at + 1; below < MOST_LEVELS; below++) {
    const after = levels[below]?.restartAfter ?? null;
    if (after === null || (after > 0 && at < after)) counters[below] = undefined;
  }
}

/** Signs of fonts that have no letters: what they look like. */
const SYMBOLS = /[\uf000-\uf8ff]/g;

function numberText({ counters, levels }: List, { format, text, isLegal }: Level): string {
  if (format === 'bullet') return text.replace(SYMBOLS, '•');
  if (format === 'none' && !text.includes('%')) return text;
  return text.replace(/%([1-9])/g, (_, place: string) => {
    const at = Number(place) - 1;
    const level = levels[at];
    const value = counters[at] ?? level?.start ?? 0;
    return formatNumber(value, isLegal ? 'decimal' : (level?.format ?? 'decimal'));
  });
}
