/**
 * What a report or a file's name may hold to deceive a reader: controls that move a terminal's cursor, and marks that
 * turn the direction of text. Every format shows them as what they are.
 */

/** C0 and C1 controls but for line breaks and tabs, and marks of direction. */
// eslint-disable-next-line no-control-regex -- controls are what it looks for
const DECEIVING = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

function codeOf(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
}

/** The text with such characters by their names: U+202E. */
export function visible(text: string): string {
  return text.replace(DECEIVING, (character) => `<U+${codeOf(character)}>`);
}

/** JSON that says the same with such characters escaped: they stand within its texts only. */
export function visibleJson(json: string): string {
  return json.replace(DECEIVING, (character) => `\\u${codeOf(character).toLowerCase()}`);
}

/**
 * Text as one line, for people: line breaks become blanks. What a build's log would take for a command of its own,
 * `##[` and `##vso[` anywhere, `::` at the start of a line, is broken by a blank.
 */
export function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' '))
    .replace(/##(?=\[|vso\[)/gi, '## ')
    .replace(/^\s?::/, ': :');
}
