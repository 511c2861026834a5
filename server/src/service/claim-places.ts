/** From a number of the text to its cells, from a cell to the sentences that quote it, and what is known of a number. */
import type { Span } from '../document/document.ts';
import { formatDecimal } from '../report/number.ts';
import type { Claim } from '../report/prose/claim.ts';
import { claimsOf } from '../report/prose/claims.ts';
import type { Report } from '../report/report.ts';
import { expectedText, placesName, reasonOf } from '../rules/claim-words.ts';
import type { Message } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';
import { cellAt } from './cell-at.ts';
import type { Hover } from './hover.ts';

const contains = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;

/** The claims that the number or the words at an offset make. */
function claimsAt(report: Report, offset: number): readonly Claim[] {
  return claimsOf(report).filter(({ span }) => contains(span, offset));
}

/** The number of the text at the offset, where it says how many of something there are; empty elsewhere. */
export function numbersAt({ report }: Analysis, offset: number): readonly Span[] {
  return claimsAt(report, offset)
    .slice(0, 1)
    .map(({ span }) => span);
}

/** The cells that the number at the offset quotes, in the order of the text; empty where it quotes none. */
export function quotedCells({ report }: Analysis, offset: number): readonly Span[] {
  const spans = claimsAt(report, offset).flatMap(({ cells }) => cells.flatMap(({ span }) => span ?? []));
  const once = new Map(spans.map((span) => [span.start, span]));
  return [...once.values()].sort((a, b) => a.start - b.start);
}

/** Every number of the text that quotes the cell at the offset, alone or in a sum. */
export function quotationsOf({ report }: Analysis, offset: number): readonly Span[] {
  const at = report.isReport ? cellAt(report, offset) : null;
  if (!at) return [];
  return claimsOf(report)
    .filter(({ cells }) => cells.some(({ span }) => span?.start === at.cell.span.start))
    .map(({ span }) => span);
}

/** What the tables have for the number of the text at the offset, or why the two are not compared; null elsewhere. */
export function claimHover(report: Report, offset: number): Hover | null {
  const claims = claimsAt(report, offset);
  const [first] = claims;
  if (!first) return null;
  const said = claims.map((claim) => sayOf(report, claim)).filter((message) => message !== null);
  if (said.length === 0) return null;
  return {
    span: first.span,
    contents: { zh: said.map(({ zh }) => zh).join('\n\n'), en: said.map(({ en }) => en).join('\n\n') },
  };
}

function sayOf(report: Report, claim: Claim): Message | null {
  const { places, expected, verdict } = claim;
  const reason = reasonOf(claim);
  const number = expectedText(claim);
  if (places.length > 0) {
    const name = placesName(report, claim);
    const side: Message = expected ? { zh: `${name.zh}：${number}`, en: `${name.en}: ${number}` } : name;
    const judged: Message =
      verdict === 'agrees'
        ? { zh: '与文中一致。', en: 'The text agrees.' }
        : verdict === 'contradicts'
          ? {
              zh: `文中是${formatDecimal(claim.value)}，两者不一致。`,
              en: `The text says ${formatDecimal(claim.value)}.`,
            }
          : { zh: `不作比较：${reason?.zh ?? ''}`, en: `Not compared: ${reason?.en ?? ''}` };
    return { zh: `${side.zh}\n\n${judged.zh}`, en: `${side.en}\n\n${judged.en}` };
  }
  if (verdict === 'notComparable' || !expected) return reason;
  const unit = claim.kind === 'sum' ? '' : '%';
  return claim.kind === 'sum'
    ? { zh: `各分项相加：${number}`, en: `Its parts add up to ${number}` }
    : { zh: `按文中的数计算：${number}${unit}`, en: `The numbers of the text make ${number}${unit}` };
}
