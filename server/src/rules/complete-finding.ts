/** What a rule reports, made complete: the rule's own grade and clause where it says no other, and fixes that lose nothing. */
import type { Span } from '../document/document.ts';
import type { Finding, Fix, Message, Related, Severity } from './finding.ts';
import type { Rule, RuleFinding } from './rule.ts';

/** The finding of a rule in a text. Its fixes are worked out when somebody asks for them. */
export function completeFinding(rule: Rule, finding: RuleFinding, text: string): Finding {
  const { message, span, severity = rule.severity, clause = rule.clause, related = [], fixes = [] } = finding;
  const place = { start: span.start, end: span.end };
  return new FoundByRule({ rule: rule.id, severity, message, span: place, clause, related }, fixes, text);
}

/**
 * A finding whose fixes are worked out when somebody asks for them. A class, for once: an object with a getter of its
 * own has a form of its own, which V8 keeps, and with it the whole report, until all memory is looked through.
 */
class FoundByRule implements Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Message;
  readonly span: Span;
  readonly clause: string | null;
  readonly related: readonly Related[];
  readonly #offered: NonNullable<RuleFinding['fixes']>;
  readonly #text: string;
  #fixes: readonly Fix[] | null = null;

  constructor(found: Omit<Finding, 'fixes'>, offered: NonNullable<RuleFinding['fixes']>, text: string) {
    this.rule = found.rule;
    this.severity = found.severity;
    this.message = found.message;
    this.span = found.span;
    this.clause = found.clause;
    this.related = found.related;
    this.#offered = offered;
    this.#text = text;
  }

  get fixes(): readonly Fix[] {
    const offered = this.#offered;
    this.#fixes ??= (typeof offered === 'function' ? offered() : offered)
      .filter((fix) => keepsMarkup(fix, this.#text))
      .map((fix) => sayingNotation(fix, this.#text));
    return this.#fixes;
  }
}

/** A line of a table of bars. */
const BARS = /^ {0,3}\|/m;
/** A figure on a line of its own, or behind a tab. */
const OTHER_CELLS = /^[ \t]*\d+[ \t]*$|\t\d/m;

/** A table of bars is a stranger in a text that has none, and has numbers: its tables are one cell a line, or tabs. */
function sayingNotation(fix: Fix, text: string): Fix {
  if (!fix.edits.some(({ newText }) => BARS.test(newText)) || BARS.test(text) || !OTHER_CELLS.test(text)) return fix;
  const { zh, en } = fix.title;
  return {
    ...fix,
    title: {
      zh: `${zh}（插入的表格用竖线分格，与文中的表格写法不同）`,
      en: `${en} (in bars, another notation than that of the tables in the text)`,
    },
  };
}

const MARKUP = /<[!/a-z][^<>]*>/gi;

/** Whether no tag and no comment is lost in what a fix takes out: a cell or a heading may hold some. */
function keepsMarkup({ edits }: Fix, text: string): boolean {
  const written = edits.map(({ newText }) => newText).join('\n');
  return edits.every(({ span }) => {
    const taken = text.slice(span.start, span.end);
    const marks = taken.includes('<') ? [...taken.matchAll(MARKUP)] : [];
    // What is moved stands elsewhere as a whole.
    return marks.length === 0 || written.includes(taken) || marks.every(([mark]) => written.includes(mark));
  });
}
