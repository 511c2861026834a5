/**
 * White space around a range of the text, found without copying the text. What counts is what `String.trim` removes, and
 * characters of no width, which web pages and spreadsheets leave in cells.
 */

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code < 0xa0) return false;
  if (code >= 0x3400 && code < 0xfeff) return false;
  return (
    code === 0xa0 ||
    code === 0x3000 ||
    (code >= 0x2000 && code <= 0x200f) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x2060 ||
    code === 0x1680 ||
    code === 0xfeff
  );
}

/** The first place of the range that is no white space; `end` where there is none. */
export function trimmedStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at++;
  return at;
}

/** The place behind the last character of the range that is no white space; `start` where there is none. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at--;
  return at;
}

/** Whether a range holds nothing but white space. */
export function isBlank(text: string, start: number, end: number): boolean {
  return trimmedStart(text, start, end) === end;
}
