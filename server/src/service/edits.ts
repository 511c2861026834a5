/** Edits carried out, where what comes of them is looked at again before it is offered. */
import type { TextEdit } from '../rules/finding.ts';

/** The text after edits that do not overlap; several insertions at one place come out in the order listed. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let from = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result += text.slice(from, span.start) + newText;
    from = span.end;
  }
  return result + text.slice(from);
}
