/** The words without which nothing is such a report: all that is asked of most texts. */

/** Cheap look, linear in the text: false says that it is no report, true that it is worth reading. */
export function mayBeReport(text: string): boolean {
  return /公\s*开/.test(text) || text.includes('行政复议');
}
