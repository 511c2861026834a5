/** What goes wrong when figures are written by hand, and how unlikely each of it is. */

/** What went wrong. `several`: more than one of them, which cannot be told apart. */
export type Slip =
  | 'swappedColumns'
  | 'swappedRows'
  | 'movedRow'
  | 'movedColumn'
  | 'emptyRow'
  | 'totals'
  | 'digits'
  | 'sign'
  | 'omitted'
  | 'blank'
  | 'total'
  | 'other'
  | 'several';

/**
 * How unlikely a slip is, in bits: one more halves the likelihood, so that several slips are as unlikely as the sum of
 * theirs. Each has two bits for happening at all beside another, three for its kind, and as many as it needs to name
 * its place: seven for one of some 150 cells, five for one of some 30 rows or totals. What is added on top is how many
 * outcomes it may have there; a slip without a rule (`other`) may have any.
 */
export const BITS = {
  /** Two neighbours exchanged: one outcome. */
  swapped: 12,
  /** A number in its neighbour's place, whose own number is lost. */
  overwritten: 16,
  /** A row one cell off, six ways to be so; or two rows exchanged. */
  movedRow: 13,
  /** As a row, and a column is filled in more rarely than a row. */
  movedColumn: 13,
  /** A row whose numbers were left out. */
  emptyRow: 12,
  /** All totals of a row or a column left behind by the cells above or beside them, three and more. */
  totals: 6,
  /** Added for each cell of these two: 0 stood there, and any number may be right; or any number stood there. */
  refilledZero: 4,
  refilled: 8,
  /** One digit dropped, doubled or transposed with the next: as many outcomes as digits. */
  digitsMoved: 12,
  /** One digit another: nine outcomes a digit. */
  digitOff: 15,
  /** A sign that does not belong there. */
  sign: 12,
  /** 0 where a number belongs. */
  omitted: 17,
  /** Nothing where a number belongs. */
  blank: 9,
  /** A total left behind by one of its addends. */
  staleTotal: 13,
  /** A total that is off by something else. */
  total: 18,
  other: 24,
} as const;

/** As many as this, and the figures were not written by slips: nothing that costs more is preferred. */
export const CHANCE = 60;

/** No two slips cost less than twice this. */
export const CHEAPEST = BITS.swapped;

export interface CellSlip {
  readonly slip: Slip;
  readonly bits: number;
}

/**
 * The likeliest slip that makes one number of another. `right` and `written` are the numbers as text: 24, -2, 58.64.
 * `total`: whether the cell is the sum of others, and whether the difference is one of them.
 */
export function cellSlip(
  written: string | null,
  right: string,
  total: { readonly isTotal: boolean; readonly isStale: boolean },
): CellSlip {
  if (written === null) return { slip: 'blank', bits: BITS.blank };
  if (written === `-${right}`) return { slip: 'sign', bits: BITS.sign };
  const digits = digitSlip(written, right);
  const bits = total.isStale ? BITS.staleTotal : BITS.total;
  if (total.isTotal && (digits === null || bits < digits)) return { slip: 'total', bits };
  // A number of one digit is one digit from each other: that explains nothing to the author.
  if (digits !== null) return { slip: written.length + right.length > 2 ? 'digits' : 'other', bits: digits };
  return written === '0' ? { slip: 'omitted', bits: BITS.omitted } : { slip: 'other', bits: BITS.other };
}

/** One digit wrong, dropped, doubled, or two transposed: 24 for 25, 1 for 12, 122 for 12, 21 for 12. Null for none. */
function digitSlip(written: string, right: string): number | null {
  const outcomes = Math.log2(right.length);
  if (written.length === right.length) {
    const differing = Array.from(written).flatMap((digit, at) => (digit === right.charAt(at) ? [] : [at]));
    const [first = 0, second = 0] = differing;
    if (differing.length === 1) return BITS.digitOff + outcomes;
    const isTransposed =
      differing.length === 2 &&
      second === first + 1 &&
      written.charAt(first) === right.charAt(second) &&
      written.charAt(second) === right.charAt(first);
    return isTransposed ? BITS.digitsMoved + outcomes : null;
  }
  // A dropped digit may be any; a digit too many is the one beside it, typed twice.
  if (written.length === right.length - 1) return isWithoutOne(right, written) ? BITS.digitsMoved + outcomes : null;
  if (written.length !== right.length + 1 || right === '0') return null;
  const isDoubled = Array.from(right).some((digit, at) => right.slice(0, at) + digit + right.slice(at) === written);
  if (isDoubled) return BITS.digitsMoved + outcomes;
  return isWithoutOne(written, right) ? BITS.digitOff + outcomes : null;
}

function isWithoutOne(longer: string, shorter: string): boolean {
  return shorter !== '0' && Array.from(longer).some((_, at) => longer.slice(0, at) + longer.slice(at + 1) === shorter);
}
