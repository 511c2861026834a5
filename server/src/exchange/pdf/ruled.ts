/** Tables by the lines they are ruled with: cells are what no line parts, so that merged ones are what they look like. */
import type { Page, Rule, Text } from './page.ts';

export interface RuledCell {
  readonly texts: readonly Text[];
  readonly column: number;
  readonly columns: number;
  readonly row: number;
  readonly rows: number;
}

export interface RuledTable {
  readonly top: number;
  readonly bottom: number;
  /** Where its columns begin and end. */
  readonly edges: readonly number[];
  /** For each row the cells that begin there, from left to right. */
  readonly rows: readonly (readonly RuledCell[])[];
}

/** Lines so near to each other are one. */
const NEAR = 2.5;
/** No cell is so narrow or so low: lines of rows that were laid out apart differ by less. */
const NARROW = 6;
/** More lines on a page are a drawing. */
const MOST_RULES = 5_000;
/** More columns or rows no table on a page has. */
const MOST_EDGES = 200;

/** The tables of a page from top to bottom, and the texts that stand in none. */
export function readRuled({ texts, rules }: Page): {
  readonly tables: readonly RuledTable[];
  readonly rest: readonly Text[];
} {
  let rest = texts;
  const tables: RuledTable[] = [];
  if (rules.length > MOST_RULES) return { tables, rest };
  for (const group of groupsOf(rules)) {
    const table = tableOf(group, rest);
    if (!table) continue;
    tables.push(table);
    const taken = new Set(table.rows.flatMap((row) => row.flatMap((cell) => cell.texts)));
    rest = rest.filter((text) => !taken.has(text));
  }
  return { tables: tables.sort((a, b) => b.top - a.top), rest };
}

/** Rules that touch each other, however far around. */
function groupsOf(rules: readonly Rule[]): readonly (readonly Rule[])[] {
  const left = new Set(rules);
  const groups: Rule[][] = [];
  for (const first of rules) {
    if (!left.delete(first)) continue;
    const group = [first];
    for (const rule of group) {
      for (const other of left) {
        if (!touch(rule, other)) continue;
        left.delete(other);
        group.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

function touch(a: Rule, b: Rule): boolean {
  if (a.isAcross === b.isAcross) {
    return Math.abs(a.at - b.at) <= NEAR && a.from <= b.to + NEAR && b.from <= a.to + NEAR;
  }
  return a.at >= b.from - NEAR && a.at <= b.to + NEAR && b.at >= a.from - NEAR && b.at <= a.to + NEAR;
}

function edgesOf(rules: readonly Rule[], isAcross: boolean): readonly number[] {
  const places = rules.filter((rule) => rule.isAcross === isAcross).map(({ at }) => at);
  places.sort((a, b) => a - b);
  const edges: number[] = [];
  for (const place of places) if (place - (edges.at(-1) ?? -Infinity) > NARROW) edges.push(place);
  return edges;
}

/** A cell is at least so wide and so high. */
const SMALLEST = 8;

/**
 * Where a table is cut off by the end of the page, or has no line at its side, its edge is where the lines that run
 * towards it end.
 */
function withEnds(edges: readonly number[], rules: readonly Rule[], areAcross: boolean): readonly number[] {
  let [low, high] = [Infinity, -Infinity];
  for (const { isAcross, from, to } of rules) {
    if (isAcross !== areAcross) continue;
    low = Math.min(low, from);
    high = Math.max(high, to);
  }
  const [first = Infinity] = edges;
  const last = edges.at(-1) ?? -Infinity;
  return [...(first - low > SMALLEST ? [low] : []), ...edges, ...(high - last > SMALLEST ? [high] : [])];
}

function tableOf(rules: readonly Rule[], texts: readonly Text[]): RuledTable | null {
  const xs = withEnds(edgesOf(rules, false), rules, true);
  const ys = [...withEnds(edgesOf(rules, true), rules, false)].reverse();
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns > MOST_EDGES || rows > MOST_EDGES) return null;
  /** Which cell each place of the grid belongs to: the first place of it. */
  const owner = Array.from({ length: columns * rows }, (_, at) => at);
  const ownerOf = (at: number): number => {
    let found = at;
    while (owner[found] !== found) found = owner[found] ?? found;
    return found;
  };
  const join = (a: number, b: number): void => {
    const [first, second] = [ownerOf(a), ownerOf(b)];
    owner[Math.max(first, second)] = Math.min(first, second);
  };
  const isRuled = (isAcross: boolean, at: number, middle: number): boolean =>
    rules.some(
      (rule) =>
        rule.isAcross === isAcross &&
        Math.abs(rule.at - at) <= NARROW &&
        rule.from - NEAR <= middle &&
        rule.to + NEAR >= middle,
    );
  const middleOf = (edges: readonly number[], at: number): number => ((edges[at] ?? 0) + (edges[at + 1] ?? 0)) / 2;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      if (column + 1 < columns && !isRuled(false, xs[column + 1] ?? 0, middleOf(ys, row))) join(at, at + 1);
      if (row + 1 < rows && !isRuled(true, ys[row + 1] ?? 0, middleOf(xs, column))) join(at, at + columns);
    }
  }
  const held = new Map<number, Text[]>();
  for (const text of texts) {
    const column = columnAt(xs, text.x + text.width / 2);
    const row = rowAt(ys, text.y + text.size / 3);
    if (column === -1 || row === -1) continue;
    const cell = ownerOf(row * columns + column);
    const own = held.get(cell);
    if (own) own.push(text);
    else held.set(cell, [text]);
  }
  const places = new Map<number, { right: number; bottom: number }>();
  for (let at = 0; at < owner.length; at++) {
    const first = ownerOf(at);
    const place = places.get(first) ?? { right: 0, bottom: 0 };
    places.set(first, {
      right: Math.max(place.right, at % columns),
      bottom: Math.max(place.bottom, Math.floor(at / columns)),
    });
  }
  const result: RuledCell[][] = Array.from({ length: rows }, () => []);
  for (const [first, { right, bottom }] of places) {
    const column = first % columns;
    const row = Math.floor(first / columns);
    result[row]?.push({
      texts: held.get(first) ?? [],
      column,
      columns: right - column + 1,
      row,
      rows: bottom - row + 1,
    });
  }
  for (const row of result) row.sort((a, b) => a.column - b.column);
  return { top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, edges: xs, rows: result };
}

function columnAt(edges: readonly number[], x: number): number {
  for (let at = 0; at + 1 < edges.length; at++) {
    if (x >= (edges[at] ?? 0) && x <= (edges[at + 1] ?? 0)) return at;
  }
  return -1;
}

function rowAt(edges: readonly number[], y: number): number {
  for (let at = 0; at + 1 < edges.length; at++) {
    if (y <= (edges[at] ?? 0) && y >= (edges[at + 1] ?? 0)) return at;
  }
  return -1;
}
