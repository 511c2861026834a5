/** Which lines are running text, and which may be labels, numbers or headings. */

/** Longer texts are prose, not labels: the longest label of any form has 45 characters. */
export const LONGEST_LABEL = 60;
export const SENTENCE = /[。；;！？]/;
/** Wider no table is set in a text, whatever its columns. */
const WIDEST_ROW = 2_000;
const WHITE_SPACE = /\s+/g;
/** A number that stands apart: a cell of its own, however long the line. */
const NUMBER_APART = /\s[+-]?\d[\d.,]{0,20}(?=\s|$)/g;

/** A label that some offices explain in brackets: 规范性文件（行政机关制定发布的决定、公告、…）. */
const EXPLAINED = /^[^（()）。；;！？，,]{2,12}[（(][^（()）。；;！？]{10,80}[）)]$/;

/** Whether a line is running text rather than a label, a number or a heading. */
export function isProse(text: string): boolean {
  if (text.length <= LONGEST_LABEL) return SENTENCE.test(text);
  if (EXPLAINED.test(text)) return false;
  // Cells set apart by blanks make a line as long as a table is wide.
  if (SENTENCE.test(text) || text.length > WIDEST_ROW) return true;
  return text.replace(NUMBER_APART, '').replace(WHITE_SPACE, '').length > LONGEST_LABEL;
}
