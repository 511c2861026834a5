/** Safe fixes of a whole file, applied. */
import { analyse } from '../service/index.ts';
import type { Analysis, Settings, TextEdit } from '../service/index.ts';

/** One repair may make room for the next, in one cell; no cell needs more rounds. */
const ROUNDS = 4;

/** The text with every safe fix applied, and how many they were. */
export function withSafeFixes(
  before: Analysis,
  settings: Partial<Settings>,
): { readonly analysis: Analysis; readonly fixed: number } {
  let analysis = before;
  let fixed = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const { edits, count } = safeEdits(analysis);
    if (count === 0) break;
    fixed += count;
    analysis = analyse(applied(analysis.document.text, edits), settings);
  }
  return { analysis, fixed };
}

/** The edits of the safe fixes, in the order of the text; of those that overlap the first alone. */
function safeEdits({ findings }: Analysis): { readonly edits: readonly TextEdit[]; readonly count: number } {
  const edits: TextEdit[] = [];
  let count = 0;
  let end = -1;
  for (const fix of findings.flatMap(({ fixes }) => fixes.find(({ safe }) => safe) ?? [])) {
    const [first] = fix.edits;
    const last = fix.edits.at(-1);
    if (!first || !last || first.span.start < end) continue;
    edits.push(...fix.edits);
    end = last.span.end;
    count += 1;
  }
  return { edits, count };
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const { span, newText } of edits) {
    parts.push(text.slice(from, span.start), newText);
    from = span.end;
  }
  return parts.join('') + text.slice(from);
}
