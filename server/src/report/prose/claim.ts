/** What the running text claims: a quantity, where it stands, which cells hold it, and whether both agree. */
import type { Span } from '../../document/document.ts';
import type { TableId } from '../../norms/edition.ts';
import type { Decimal } from '../number.ts';
import type { Cell } from '../report.ts';

/** Whose quantity it is: the reporting organ's, its whole area's, that of a part only, or not told. */
export type Scope = 'organ' | 'area' | 'part' | 'unclear';

export type Verdict = 'agrees' | 'contradicts' | 'notComparable';

/** Why a claim and its cell are not held against each other. */
export type Reason =
  | 'noReport'
  | 'noCell'
  | 'unread'
  | 'broken'
  | 'approximate'
  | 'part'
  | 'otherPeriod'
  | 'damaged'
  | 'uncertain'
  | 'newCases'
  | 'openList';

/** Which rule a contradiction belongs to. */
export type Problem = 'mismatch' | 'sum' | 'percentage' | 'contradiction' | 'inconsistent';

/** One place in the form: a row of a table and one of its columns. */
export interface CellPlace {
  readonly table: TableId;
  readonly row: string;
  readonly column: string;
}

export interface Claim {
  /** The number with its unit, or the words that say it. */
  readonly span: Span;
  /** The digits alone; null where the claim is made in words. */
  readonly digits: Span | null;
  readonly text: string;
  readonly value: Decimal;
  /** As in the contract of the JSON: `received`, `outcome:granted`, `sum`, … */
  readonly kind: string;
  readonly scope: Scope;
  /** The places whose sum it states; empty where no cell holds it. */
  readonly places: readonly CellPlace[];
  /** The cells found at these places. */
  readonly cells: readonly Cell[];
  /** What the tables, or the other numbers of the sentence, make of it; null where that was not read. */
  readonly expected: Decimal | null;
  readonly verdict: Verdict;
  /** A contradiction that may have a reason: information at most. */
  readonly soft: boolean;
  readonly problem: Problem | null;
  readonly reason: Reason | null;
  /** Another place in the text that it is taken together with: the total of a list, the base of a share. */
  readonly others: readonly Span[];
  /** Other relations of the text hold with the number as it stands: to change it alone would break them. */
  readonly tied: boolean;
}
