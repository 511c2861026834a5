/** What a rule is. One file a rule; `registry.ts` lists them. */
import type { Report } from '../report/report.ts';
import type { Finding, Fix, Message, Severity } from './finding.ts';

/**
 * What a rule rests on: an article of law, the official form, a relation implied by the form, local practice,
 * or an error seen in published reports. Only `law` and `form` may be called a requirement.
 */
export type Basis = 'law' | 'form' | 'implied' | 'practice' | 'seen';

/**
 * What a fix may do to the text. An *inserting* fix takes nothing out but white space. A *replacing* one changes what
 * the finding or its title names, and its title says what becomes what. A *moving* one puts what it takes out
 * elsewhere, whole. Outside of that every character stays, in its order.
 */
export type FixClass = 'inserting' | 'replacing' | 'moving';

/** The rule sets so far, oldest first: each is the one before it and the rules that became stable since. */
export const RULE_SETS = ['1'] as const;

export type RuleSet = (typeof RULE_SETS)[number];

/** Rules that one setting grades together. */
export type RuleGroup = 'structure' | 'tables' | 'identities' | 'dates' | 'wording';

/** How a user grades rules: by rule id or by group; a rule's own entry wins. */
export type RuleSettings = Readonly<Record<string, Severity | 'off'>>;

/** What the user tells a rule. */
export interface RuleOptions {
  /** The local deadline of towns as MM-DD, where one is set: the regulation names none for them. */
  readonly townshipDeadline: string | null;
}

/** Which rules and how they are graded. */
export interface RuleSelection {
  /** `latest` is every stable rule, `preview` those that are not stable yet as well. */
  readonly ruleSet: RuleSet | 'latest' | 'preview';
  readonly rules: RuleSettings;
}

/**
 * Whether a rule, by its id, is off or silenced in the whole file. A comment for one line means the finding that stands
 * there, and no other rule takes its word.
 */
export type IsSilent = (rule: string) => boolean;

/** A finding before the registry adds what is the same for all of a rule's findings. */
export type RuleFinding = Pick<Finding, 'message' | 'span'> &
  Partial<Pick<Finding, 'related' | 'severity' | 'clause'>> & {
    /** Given as a function where working them out costs time: it runs when somebody asks for the fixes. */
    readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  };

export interface Rule {
  /** Contract: settings, command line and JSON output use it. */
  readonly id: string;
  readonly group: RuleGroup;
  readonly severity: Severity;
  readonly basis: Basis;
  /** The first rule set that holds the rule. A new rule starts as a preview, until users have seen that it is right. */
  readonly since: RuleSet | 'preview';
  /** The article that the rule rests on; null where there is none. */
  readonly clause: string | null;
  /** The classes that its fixes are of; none where it has no fix. A property test holds every fix to them. */
  readonly fixes: readonly FixClass[];
  readonly title: Message;
  /** Looks at a report and says what is wrong. Pure. `isSilent` is for rules that speak for one another. */
  readonly check: (report: Report, options: RuleOptions, isSilent: IsSilent) => readonly RuleFinding[];
}

/**
 * What the reference says of a rule beyond its data. An export of its own beside the rule, made of plain literals:
 * programs that do not print it do not carry it.
 */
export interface RuleReference {
  /** What the rule looks at and when it reports. */
  readonly finds: Message;
  /** Why it matters, what that rests on, how sure the rule is, what to do. */
  readonly why: Message;
  /** Texts, cut down to what the rule needs: it reports the wrong one and not the right one. Tests hold them to that. */
  readonly examples: readonly [RuleExample, ...RuleExample[]];
}

/** Where the rule has a preferred fix, it makes the right text of the wrong one; a `____` is for the author to fill. */
export interface RuleExample {
  readonly wrong: string;
  readonly right: string;
}
