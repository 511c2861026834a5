/** Where the author goes on after a fix. */
import type { Span } from '../document/document.ts';
import type { TextEdit } from '../rules/finding.ts';

/** Where a reason is asked for, behind the colon: see the comment that silences a rule. */
const REASON = '-- 理由：';
const TO_FILL = /_{2,}|＿{2,}/;
const DELIMITER = /^\|(?: ?:?-+:? ?\|)+$/;

/**
 * What to select in the text once the edits are made: the place for a reason, words to be filled in, the first blank
 * cell of a table that was put in, the line below a new heading; else the end of what was written first. Null where
 * the edits write nothing.
 */
export function placeAfter(edits: readonly TextEdit[]): Span | null {
  const ordered = [...edits].sort((a, b) => a.span.start - b.span.start);
  let growth = 0;
  let behind: Span | null = null;
  for (const { span, newText } of ordered) {
    const start = span.start + growth;
    const place = placeIn(newText);
    if (place) return { start: start + place.start, end: start + place.end };
    const end = start + newText.trimEnd().length;
    if (newText.trim() !== '') behind ??= { start: end, end };
    growth += newText.length - (span.end - span.start);
  }
  return behind;
}

function placeIn(text: string): Span | null {
  const reason = text.indexOf(REASON);
  if (reason !== -1) return at(reason + REASON.length);
  const blank = TO_FILL.exec(text);
  if (blank) return { start: blank.index, end: blank.index + blank[0].length };
  return blankCell(text) ?? blankLine(text);
}

/** The first blank cell below the head of a table of bars, where its number would be typed. */
function blankCell(text: string): Span | null {
  let start = 0;
  let isBelowHead = false;
  for (const line of text.split(/(?<=\n)/)) {
    const cells = line.trimEnd();
    if (DELIMITER.test(cells)) isBelowHead = true;
    else if (isBelowHead && cells.startsWith('|')) {
      const blank = /\| +(?=\|)/.exec(cells);
      // Behind the bar and one space.
      if (blank) return at(start + blank.index + Math.min(2, blank[0].length));
    } else isBelowHead = false;
    start += line.length;
  }
  return null;
}

/** The empty line below a line that was put in: a heading, under which something is to be written. */
function blankLine(text: string): Span | null {
  const found = /\S[ \t]*(\r?\n)(?=\r?\n|$)/.exec(text);
  return found ? at(found.index + found[0].length) : null;
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}
