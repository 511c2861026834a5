/** What is drawn on a page: pieces of text, and the lines that tables are ruled with. Points, from the lower left corner. */

export interface Text {
  readonly text: string;
  readonly x: number;
  /** Of its baseline. */
  readonly y: number;
  readonly width: number;
  /** The size of its font. */
  readonly size: number;
}

/** A line from one place to another, across or down. */
export interface Rule {
  readonly isAcross: boolean;
  /** Its height on the page, or its distance from the left. */
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

export interface Page {
  readonly texts: readonly Text[];
  readonly rules: readonly Rule[];
}

/** Thicker than this is no line but a surface. */
const THICKEST = 4;
/** Shorter than this no cell has a side. */
const SHORTEST = 3;

type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

export function multiply(m: Matrix, n: Matrix): Matrix {
  return [
    m[0] * n[0] + m[2] * n[1],
    m[1] * n[0] + m[3] * n[1],
    m[0] * n[2] + m[2] * n[3],
    m[1] * n[2] + m[3] * n[3],
    m[0] * n[4] + m[2] * n[5] + m[4],
    m[1] * n[4] + m[3] * n[5] + m[5],
  ];
}

export function asMatrix(given: unknown): Matrix | null {
  const numbers = Array.isArray(given) || ArrayBuffer.isView(given) ? Array.from(given as ArrayLike<unknown>) : [];
  return numbers.length === 6 && numbers.every((each) => typeof each === 'number')
    ? (numbers as unknown as Matrix)
    : null;
}

/** The steps of a path as pdf.js writes them: a number for the kind of step, and its coordinates. */
const STEPS: Readonly<Record<number, number>> = { 0: 2, 1: 2, 2: 6, 3: 4, 4: 0 };

/** The rules that a path draws: each of its straight parts where it is stroked, thin surfaces where it is filled. */
export function rulesOf(path: ArrayLike<number>, matrix: Matrix, isStroked: boolean): readonly Rule[] {
  const rules: Rule[] = [];
  let shape: { readonly x: number; readonly y: number }[] = [];
  const end = (): void => {
    const thin = thinRule(shape);
    if (thin) rules.push(thin);
    else if (isStroked) for (let at = 1; at < shape.length; at++) addSide(rules, shape[at - 1], shape[at]);
    shape = [];
  };
  for (let at = 0; at < path.length;) {
    const step = path[at] ?? -1;
    const size = STEPS[step];
    if (size === undefined) break;
    if (step === 0) end();
    if (step === 4) {
      const [first] = shape;
      if (first) shape.push(first);
    } else {
      const x = path[at + size - 1] ?? 0;
      const y = path[at + size] ?? 0;
      shape.push({ x: matrix[0] * x + matrix[2] * y + matrix[4], y: matrix[1] * x + matrix[3] * y + matrix[5] });
    }
    at += size + 1;
  }
  end();
  return rules;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function thinRule(shape: readonly Point[]): Rule | null {
  if (shape.length < 2) return null;
  let [left, right, low, high] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const { x, y } of shape) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  if (high - low <= THICKEST && right - left >= SHORTEST) {
    return { isAcross: true, at: (low + high) / 2, from: left, to: right };
  }
  if (right - left <= THICKEST && high - low >= SHORTEST) {
    return { isAcross: false, at: (left + right) / 2, from: low, to: high };
  }
  return null;
}

function addSide(rules: Rule[], from: Point | undefined, to: Point | undefined): void {
  const rule = from && to && thinRule([from, to]);
  if (rule) rules.push(rule);
}
