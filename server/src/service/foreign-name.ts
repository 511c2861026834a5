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
