/** Findings about what the text claims: which claims a rule looks at, and what may be changed. */
import type { Claim, Problem } from '../report/prose/claim.ts';
import { claimsOf } from '../report/prose/claims.ts';
import { formatDecimal, isInteger } from '../report/number.ts';
import type { Cell, Report } from '../report/report.ts';
import type { Fix, Related } from './finding.ts';

/** The claims that a rule tells. */
export function claimsWith(report: Report, problem: Problem): readonly Claim[] {
  return claimsOf(report).filter((claim) => claim.problem === problem);
}

/** The table's cells behind a claim, as related places. */
export function cellsRelated({ cells }: Claim): readonly Related[] {
  return cells.flatMap(({ span }) =>
    span === null || span.start === span.end ? [] : [{ span, message: { zh: '表中的数', en: 'The table’s number' } }],
  );
}

/** The number of the text becomes the table's, or the table's that of the text where no relation breaks by it. */
export function mismatchFixes(report: Report, claim: Claim): readonly Fix[] {
  return [...sentenceFix(claim, true), ...cellFix(report, claim)];
}

/** Writes what is expected in the place of the digits; not where other numbers of the text hold with them as they stand. */
function sentenceFix({ digits, expected, tied, value }: Claim, preferred: boolean): readonly Fix[] {
  if (!digits || !expected || tied) return [];
  const [before, after] = [formatDecimal(value), formatDecimal(expected)];
  return [
    {
      title: {
        zh: `把文中的数改为表中的数：${before}→${after}`,
        en: `Write the table’s number in the text: ${before} → ${after}`,
      },
      preferred,
      edits: [{ span: digits, newText: after }],
    },
  ];
}

function cellFix(report: Report, { cells, value }: Claim): readonly Fix[] {
  const [cell] = cells;
  if (!cell || cells.length > 1 || !cell.span || cell.raw === null || cell.status !== 'value' || !isInteger(value))
    return [];
  if (isBound(report, cell)) return [];
  const after = formatDecimal(value);
  return [
    {
      title: {
        zh: `把表中的数改为文中的数：${cell.raw}→${after}`,
        en: `Write the text’s number in the table: ${cell.raw} → ${after}`,
      },
      preferred: false,
      edits: [{ span: cell.span, newText: after }],
    },
  ];
}

/** Whether a relation of the tables, or another sentence, holds with the cell as it stands. */
function isBound(report: Report, cell: Cell): boolean {
  const inRelation = report.identities.some(
    ({ status, leftCells, rightCells }) =>
      status !== 'notAssessable' && (leftCells.includes(cell) || rightCells.includes(cell)),
  );
  return inRelation || claimsOf(report).some(({ verdict, cells }) => verdict === 'agrees' && cells.includes(cell));
}
