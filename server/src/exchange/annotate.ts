/** The findings of a Word file as comments in a copy of it. */
import { readDocument } from '../document/read.ts';
import { readReport } from '../report/read.ts';
import type { Finding, Language, Message } from '../rules/finding.ts';
import { check } from '../rules/registry.ts';
import type { NotRead, Source } from './blocks.ts';
import { canonicalText } from './canonical-text.ts';
import type { CheckOptions } from './canonical-text.ts';
import type { Origin } from './text.ts';
import { annotateWord } from './word/annotate.ts';
import type { WordComment } from './word/annotate.ts';
import { readWord } from './word/read.ts';

/** A copy with comments, and how many there are; or a sentence on why there is none. */
export type Annotated = { readonly bytes: Uint8Array; readonly comments: number } | NotRead;

/** Checks a Word file and writes each finding into a copy of it, at the cell or the paragraph that it is about. */
export function annotate(bytes: Uint8Array, options: CheckOptions, language: Language): Annotated {
  const reading = readWord(bytes);
  if ('failure' in reading) return reading;
  const { text, origins } = canonicalText(reading.blocks, options);
  const findings = check(readReport(readDocument(text), options), options);
  const comments = findings.map((finding): WordComment => ({
    source: placeOf(finding, origins),
    lines: linesOf(finding, language),
  }));
  const annotated = annotateWord(bytes, comments);
  return 'failure' in annotated ? annotated : { bytes: annotated, comments: comments.length };
}

const RULE: Message = { zh: '规则：', en: 'Rule: ' };

function linesOf({ message, rule }: Finding, language: Language): readonly string[] {
  return [...message[language].split('\n'), RULE[language] + rule];
}

/** Where a finding stands in the file: the last piece that begins at or before it and is in the file, or the first. */
function placeOf({ span }: Finding, origins: readonly Origin[]): Source {
  let found: Source | null = null;
  for (const { start, from } of origins) {
    const own = from.source;
    if (found && start > span.start) break;
    if (own) found = own;
  }
  return found ?? { start: 0, end: 0 };
}
