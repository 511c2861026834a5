/** Random documents and edits as editors send them, and the text that they must lead to. */
import type { Position, Range, TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import type { Random } from './random.ts';
import { hostile, PIECES } from './reading/hostile.ts';
import { fixture, fixtureNames } from './reading/reading.ts';

const reports: readonly string[] = fixtureNames.map(fixture);

/** A run of whole lines of some report: a piece of a table, mostly. */
function linesOfReport(random: Random): string {
  const lines = random.pick(reports).split('\n');
  const from = random.below(lines.length);
  return lines.slice(from, from + 1 + random.mostlySmall(30)).join('\n');
}

/** What somebody types or pastes. */
export function randomPiece(random: Random): string {
  switch (random.below(6)) {
    case 0:
      return random.pick(['', '1', '0', '，', '|', '\n', '\r\n', '\r', '\t', '𠮷', '\ud83d', '\udc00', '🙂']);
    case 1:
      return linesOfReport(random);
    case 2:
      return random.pick(['\n', '\r\n', '\r']).repeat(1 + random.mostlySmall(20));
    default:
      return Array.from({ length: 1 + random.mostlySmall(8) }, () => random.pick(PIECES)).join('');
  }
}

/** A document as it is opened: a report, a damaged one, parts of several, or what no author writes. */
export function randomText(random: Random, size = 10_000): string {
  const whole = randomContent(random, size);
  const text = random.onceIn(5) ? whole.replaceAll('\n', random.pick(['\r\n', '\r'])) : whole;
  return random.onceIn(12) ? `\uFEFF${text}` : text;
}

function randomContent(random: Random, size: number): string {
  switch (random.below(6)) {
    case 0:
      return random.pick(reports);
    case 1:
      return Array.from({ length: 1 + random.below(12) }, () => linesOfReport(random)).join('\n');
    case 2:
      return Array.from({ length: random.mostlySmall(200) }, () => randomPiece(random)).join('');
    case 3:
      return random.pick(Object.values(hostile))(1 + random.mostlySmall(size));
    default: {
      let text = random.pick(reports);
      for (let count = 1 + random.mostlySmall(20); count > 0; count--) {
        const start = random.below(text.length);
        text = text.slice(0, start) + randomPiece(random) + text.slice(start + random.mostlySmall(200));
      }
      return text;
    }
  }
}

const LINE = /\r\n|\n|\r/g;

/** The position of an offset, counted afresh. Within a line break it is the end of the line. */
export function positionOf(text: string, offset: number): Position {
  let line = 0;
  let start = 0;
  for (const match of text.matchAll(LINE)) {
    if (match.index >= offset) break;
    if (match.index + match[0].length > offset) return { line, character: match.index - start };
    start = match.index + match[0].length;
    line++;
  }
  return { line, character: offset - start };
}

/** The offset of a position, as the protocol has it: beyond a line is its end, beyond the text is the text's end. */
export function offsetOf(text: string, { line, character }: Position): number {
  if (line < 0) return 0;
  let start = 0;
  let before = 0;
  for (const match of text.matchAll(LINE)) {
    if (before === line) return Math.min(match.index, start + Math.max(0, character));
    start = match.index + match[0].length;
    before++;
  }
  return before < line ? text.length : Math.min(text.length, start + Math.max(0, character));
}

/** A text after a change that was sent for it. */
export function changed(text: string, change: TextDocumentContentChangeEvent): string {
  if (!('range' in change)) return change.text;
  const offsets = [offsetOf(text, change.range.start), offsetOf(text, change.range.end)];
  return text.slice(0, Math.min(...offsets)) + change.text + text.slice(Math.max(...offsets));
}

/** A change to a text: somebody types, deletes, pastes, or puts another text in its place. */
export function randomChange(random: Random, text: string): TextDocumentContentChangeEvent {
  if (random.onceIn(60)) return { text: randomText(random) };
  const start = random.below(text.length + 1);
  // Texts do not grow without end.
  const isLong = text.length > 30_000;
  const length = isLong && random.onceIn(4) ? 20_000 : random.onceIn(2) ? 0 : random.mostlySmall(400);
  const inserted = length > 0 && random.onceIn(2) ? '' : randomPiece(random);
  return { range: randomRange(random, text, start, Math.min(text.length, start + length)), text: inserted };
}

function randomRange(random: Random, text: string, start: number, end: number): Range {
  const range = { start: positionOf(text, start), end: positionOf(text, end) };
  // Editors count the end of a line, and of the text, in ways of their own.
  if (random.onceIn(40)) return { start: range.start, end: { line: range.end.line, character: 100_000 } };
  if (random.onceIn(40)) return { start: range.start, end: { line: range.end.line + 100_000, character: 0 } };
  return range;
}
