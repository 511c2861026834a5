/** Full-width forms: the same characters, as wide as a Chinese one. */

/** How far a full-width form stands behind its half-width one. */
const DISTANCE = 0xfee0;

/** The text with those full-width characters that `which`, a pattern with the flag `g`, matches in half width: ３ is 3. */
export function halfWidth(text: string, which: RegExp): string {
  return text.replace(which, (character) => String.fromCharCode(character.charCodeAt(0) - DISTANCE));
}

/** Full-width digits. */
export const FULL_WIDTH_DIGITS = /[０-９]/g;

/** What a number is written with in full width: digits, comma, point and signs. */
export const FULL_WIDTH_NUMBERS = /[０-９，．＋－]/g;
