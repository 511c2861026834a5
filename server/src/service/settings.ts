/** Settings as users write them, in the editor or in a project file: read leniently, never trusted. */
import { editions } from '../norms/edition.ts';
import type { Message, Severity } from '../rules/finding.ts';
import { rules } from '../rules/registry.ts';
import { RULE_SETS } from '../rules/rule.ts';
import type { RuleGroup, RuleSettings } from '../rules/rule.ts';
import type { Settings } from './analysis.ts';
import { foreignName } from './foreign-name.ts';

/** What a user may set; recognition of one document is commanded, not set. */
export type CheckSettings = Partial<Omit<Settings, 'recognition'>>;

export const GRADES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];
export const EDITIONS: readonly Settings['edition'][] = ['auto', ...editions.map(({ id }) => id)];
export const ORGAN_KINDS: readonly Settings['organKind'][] = ['auto', 'government', 'department', 'township'];
export const RULE_SET_CHOICES: readonly Settings['ruleSet'][] = ['latest', 'preview', ...RULE_SETS];
/** A month and a day that it has in some year, such as 3-31 or 2-29. */
export const DAY_OF_YEAR = '^((0?[1-9]|1[0-2])-(0?[1-9]|[12]\\d)|(0?[13-9]|1[0-2])-30|(0?[13578]|1[02])-31)$';

const GROUPS: ReadonlyMap<string, RuleGroup> = new Map(rules.map(({ id, group }) => [id, group]));
const GRADED: ReadonlySet<string> = new Set([...GROUPS.keys(), ...GROUPS.values()]);

type Json = Readonly<Record<string, unknown>>;

/** The settings that an editor gives, which may keep them nested or with their dots. */
export function readCheckSettings(value: unknown): CheckSettings {
  const given = record(value);
  return readNestedSettings({ ...given, organ: { kind: record(given['organ'])['kind'] ?? given['organ.kind'] } });
}

/** The settings in a JSON object. What is missing or not valid is left out, so that its default holds. */
export function readNestedSettings(given: Json): CheckSettings {
  const edition = EDITIONS.find((candidate) => candidate === given['edition']);
  const organKind = ORGAN_KINDS.find((kind) => kind === record(given['organ'])['kind']);
  const townshipDeadline = given['townshipDeadline'];
  const ruleSet = RULE_SET_CHOICES.find((choice) => choice === given['ruleSet']);
  return {
    ...(edition !== undefined && { edition }),
    ...(organKind !== undefined && { organKind }),
    ...(isDeadline(townshipDeadline) && { townshipDeadline }),
    ...(ruleSet !== undefined && { ruleSet }),
    rules: readRuleSettings(given['rules']),
  };
}

/**
 * Both together; where they differ the nearer holds. Its grade of a group takes the place of the farther's grades
 * of that group's rules.
 */
export function withNearer(farther: CheckSettings, nearer: CheckSettings): CheckSettings {
  const { rules: fartherRules = {} } = farther;
  const { rules: nearerRules = {} } = nearer;
  const kept = Object.entries(fartherRules).filter(([name]) => !Object.hasOwn(nearerRules, GROUPS.get(name) ?? name));
  return { ...farther, ...nearer, rules: { ...Object.fromEntries(kept), ...nearerRules } };
}

/** What is wrong with settings in a project file, a sentence each; `own` are the names that are not settings. */
export function mistakesIn(value: Json, own: readonly string[]): readonly Message[] {
  return Object.entries(value).flatMap(([name, given]) => {
    if (own.includes(name)) return [];
    switch (name) {
      case 'rules':
        return isRecord(given)
          ? Object.entries(given).flatMap(([rule, grade]) => gradeMistakes(rule, grade))
          : [notAnObject(name)];
      case 'organ':
        if (!isRecord(given)) return [notAnObject(name)];
        return Object.entries(given).flatMap(([key, kind]) =>
          key === 'kind' ? oneOfMistakes('organ.kind', kind, ORGAN_KINDS) : [unknownName(`organ.${key}`)],
        );
      case 'edition':
        return oneOfMistakes(name, given, EDITIONS);
      case 'ruleSet':
        return oneOfMistakes(name, given, RULE_SET_CHOICES);
      case 'townshipDeadline':
        if (isDeadline(given)) return [];
        return [
          {
            zh: `“${name}”要写成“月-日”，是日历上有的一天，例如 "3-31"。`,
            en: `"${name}" must be a month and a day that it has, such as "3-31".`,
          },
        ];
      default:
        return [unknownName(name)];
    }
  });
}

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function notAnObject(name: string): Message {
  return { zh: `“${name}”要写成 { … }。`, en: `"${name}" must be an object: { … }.` };
}

function unknownName(name: string): Message {
  const shown = foreignName(name);
  return { zh: `没有“${shown}”这一项设置。`, en: `There is no setting "${shown}".` };
}

function gradeMistakes(name: string, grade: unknown): readonly Message[] {
  if (GRADED.has(name)) return oneOfMistakes(`rules.${name}`, grade, GRADES);
  const shown = foreignName(name);
  return [{ zh: `没有“${shown}”这条规则或这组规则。`, en: `There is no rule or group of rules "${shown}".` }];
}

function oneOfMistakes(name: string, value: unknown, allowed: readonly string[]): readonly Message[] {
  if (allowed.some((candidate) => candidate === value)) return [];
  return [{ zh: `“${name}”只能是 ${allowed.join('、')}。`, en: `"${name}" must be one of ${allowed.join(', ')}.` }];
}

function isDeadline(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && new RegExp(DAY_OF_YEAR).test(value));
}

function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

function readRuleSettings(value: unknown): RuleSettings {
  return Object.fromEntries(
    Object.entries(record(value)).flatMap(([name, grade]) => {
      const valid = GRADES.find((candidate) => candidate === grade);
      return GRADED.has(name) && valid ? [[name, valid] as const] : [];
    }),
  );
}
