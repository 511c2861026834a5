/** Names that a file gives, as they are shown. */

/** Longer names are cut. */
const LONGEST = 40;
/** Brackets make links, some of which run commands; controls and marks of direction show another text than there is. */
const REMOVED = /[[\]()<>\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/**
 * A name from a file that is not trusted, fit for a notification, a status or a hover: editors read those as Markdown
 * and make links of what looks like one.
 */
export function foreignName(name: string): string {
  const shown = name.slice(0, 2 * LONGEST).replace(REMOVED, '');
  return shown.length > LONGEST || name.length > 2 * LONGEST ? `${shown.slice(0, LONGEST)}…` : shown;
}

const WIDE: Readonly<Record<string, string>> = { '(': '（', ')': '）', '[': '［', ']': '］', '<': '＜', '>': '＞' };

/** Words of a report, fit for a notification: as a foreign name, save that brackets are there, full-width ones. */
export function foreignWords(text: string): string {
  return foreignName(text.slice(0, 2 * LONGEST + 1).replace(/[[\]()<>]/g, (bracket) => WIDE[bracket] ?? ''));
}

/** No organ and no label of a report comes near it. */
const LONGEST_IN_MARKDOWN = 200;
/** What shows another text than there is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;
/** All that can have a meaning in Markdown: with a backslash before it, it has none, and no address is one. */
const MARKS = /[!-/:-@[-`{-~]/g;

/** Words of a report as part of a Markdown text: they are shown as they are, and nothing of them is a link or a mark. */
export function foreignMarkdown(text: string): string {
  const shown = text.slice(0, LONGEST_IN_MARKDOWN).replace(UNSEEN, ' ').replace(MARKS, '\\$&');
  return text.length > LONGEST_IN_MARKDOWN ? `${shown}…` : shown;
}
