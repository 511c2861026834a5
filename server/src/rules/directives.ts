/**
 * Words to the checker in comments of the text:
 * `<!-- disclosure-report-disable rule -->` and `-enable` for what follows, `-disable-line`,
 * `-disable-next-line`, `-disable-file`. Without a rule they mean all rules; what stands after `--` is the
 * author's reason.
 */
import { positionAt } from '../document/document.ts';
import type { Comment, Document, Span } from '../document/document.ts';

const DIRECTIVE = /^disclosure-report-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])([^]*)$/;
const ALL = '*';

interface Directive {
  readonly kind: string;
  /** Rule ids, or `*`. */
  readonly rules: readonly string[];
  readonly span: Span;
}

function directiveOf(comment: Comment): Directive | null {
  const match = DIRECTIVE.exec(comment.text);
  if (!match) return null;
  const [named = ''] = (match[2] ?? '').split(/\s--(?:\s|$)|^--/);
  const rules = named.split(/[\s,，、]+/).filter((rule) => rule !== '');
  return { kind: match[1] ?? '', rules: rules.length > 0 ? rules : [ALL], span: comment };
}

interface Placed {
  readonly rule: string;
  readonly span: Span;
}

/** Leaves out what the author silenced. `findings` come in the order of the text and stay so. */
export function withoutSilenced<T extends Placed>(document: Document, findings: readonly T[]): readonly T[] {
  const directives = document.comments.flatMap((comment) => directiveOf(comment) ?? []);
  if (directives.length === 0) return findings;
  const inFile = silencedInFile(document);
  const byLine = silencedLines(document, directives);
  const ranged = directives.filter(({ kind }) => kind === 'disable' || kind === 'enable');
  const state = { all: false, off: new Set<string>(), on: new Set<string>() };
  let next = 0;
  return findings.filter(({ rule, span }) => {
    for (let directive = ranged[next]; directive && directive.span.start <= span.start; directive = ranged[next]) {
      switchRules(state, directive);
      next++;
    }
    const isOff = state.off.has(rule) || (state.all && !state.on.has(rule));
    const onLine = byLine.get(positionAt(document, span.start).line);
    return !isOff && !holds(inFile, rule) && !holds(onLine, rule);
  });
}

/** The rules, by id, that the author silenced for the whole file; `*` stands for all. */
export function silencedInFile(document: Document): ReadonlySet<string> {
  const directives = document.comments.flatMap((comment) => directiveOf(comment) ?? []);
  return new Set(directives.filter(({ kind }) => kind === 'disable-file').flatMap(({ rules }) => rules));
}

function holds(rules: ReadonlySet<string> | undefined, rule: string): boolean {
  return rules !== undefined && (rules.has(ALL) || rules.has(rule));
}

function silencedLines(document: Document, directives: readonly Directive[]): ReadonlyMap<number, ReadonlySet<string>> {
  const lines = new Map<number, Set<string>>();
  for (const { kind, rules, span } of directives) {
    if (kind !== 'disable-line' && kind !== 'disable-next-line') continue;
    const line =
      kind === 'disable-line' ? positionAt(document, span.start).line : positionAt(document, span.end).line + 1;
    lines.set(line, new Set([...(lines.get(line) ?? []), ...rules]));
  }
  return lines;
}

function switchRules(
  state: { all: boolean; readonly off: Set<string>; readonly on: Set<string> },
  { kind, rules }: Directive,
): void {
  for (const rule of rules) {
    if (rule === ALL) {
      state.all = kind === 'disable';
      state.off.clear();
      state.on.clear();
    } else if (kind === 'disable') {
      state.off.add(rule);
      state.on.delete(rule);
    } else {
      state.off.delete(rule);
      state.on.add(rule);
    }
  }
}
