/** HTML comments: they hold words to the checker, and are no part of the report. */
import type { Comment } from './document.ts';

const OPEN = '<!--';
const CLOSE = '-->';

/** All closed comments in order. An unclosed one is text: it must not hide the rest of a report. */
export function readComments(text: string): readonly Comment[] {
  const comments: Comment[] = [];
  let start = text.indexOf(OPEN);
  while (start !== -1) {
    const close = text.indexOf(CLOSE, start + OPEN.length);
    if (close === -1) break;
    const end = close + CLOSE.length;
    comments.push({ text: text.slice(start + OPEN.length, close).trim(), start, end });
    start = text.indexOf(OPEN, end);
  }
  return comments;
}

/** The text with blanks in the place of comments: every other character stays where it was. */
export function blankComments(text: string, comments: readonly Comment[]): string {
  if (comments.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of comments) {
    parts.push(text.slice(from, start), text.slice(start, end).replace(/[^\r\n]/g, ' '));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** The first comment that ends behind a place. To be asked for places in rising order. */
export function commentFrom(comments: readonly Comment[]): (place: number) => Comment | undefined {
  let next = 0;
  return (place) => {
    while ((comments[next]?.end ?? Infinity) <= place) next++;
    return comments[next];
  };
}
