/** What stands above each official table: how many of its relations hold, or the first that does not. */
import type { Span } from '../document/document.ts';
import type { IdentityResult, Table } from '../report/report.ts';
import { cellName } from '../rules/describe.ts';
import type { Message } from '../rules/finding.ts';
import type { Analysis } from './analysis.ts';

export interface TableLens {
  /** Of the table. */
  readonly span: Span;
  /** 勾稽 39/39 */
  readonly title: Message;
  /** The cell to look at, where a relation does not hold. */
  readonly target: Span | null;
}

/** One for each official table with relations, in the order of the text; none for what is no report. */
export function tableLenses({ report }: Analysis): readonly TableLens[] {
  if (!report.isReport) return [];
  return Object.values(report.tables)
    .flatMap((table) => {
      const results = table ? report.identities.filter(({ identity }) => identity.table === table.id) : [];
      return table && results.length > 0 ? [lensOf(table, results)] : [];
    })
    .sort((a, b) => a.span.start - b.span.start);
}

function lensOf(table: Table, results: readonly IdentityResult[]): TableLens {
  const count = (status: IdentityResult['status']): number => results.filter((each) => each.status === status).length;
  const holding = `${String(count('holds'))}/${String(results.length)}`;
  const span = { start: table.start, end: table.end };
  const broken = results.filter(({ status }) => status === 'broken').flatMap((result) => placeOf(table, result));
  const [first] = broken.sort((a, b) => a.span.start - b.span.start);
  if (first) {
    const title = {
      zh: `勾稽 ${holding}，不符：${first.name}`,
      en: `Identities ${holding}, broken at ${first.name}`,
    };
    return { span, title, target: first.span };
  }
  const open = count('notAssessable');
  const title =
    open === 0
      ? { zh: `勾稽 ${holding}`, en: `Identities ${holding}` }
      : {
          zh: `勾稽 ${holding}，${String(open)}项有空白，不能核对`,
          en: `Identities ${holding}, ${String(open)} not assessable`,
        };
  return { span, title, target: null };
}

/** The total of a relation, or what stands first on its right side. */
function placeOf(
  table: Table,
  { rightCells }: IdentityResult,
): readonly { readonly name: string; readonly span: Span }[] {
  const cell = rightCells.find(({ span }) => span !== null);
  return cell?.span ? [{ name: cellName(table, cell), span: cell.span }] : [];
}
