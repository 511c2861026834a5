/** Settings as users write them, in the editor or in a project file: read leniently, never trusted. */
import { editions } from '../norms/edition.ts';
import type { Severity } from '../rules/finding.ts';
import { rules } from '../rules/registry.ts';
import type { RuleSettings } from '../rules/rule.ts';
import type { Settings } from './analysis.ts';

/** What a user may set; recognition of one document is commanded, not set. */
export type CheckSettings = Partial<Omit<Settings, 'recognition'>>;

const GRADES: readonly (Severity | 'off')[] = ['error', 'warning', 'information', 'hint', 'off'];
const KINDS: readonly Settings['organKind'][] = ['auto', 'government', 'department', 'township'];

/** The settings in a JSON object. What is missing or not valid is left out, so that its default holds. */
export function readCheckSettings(value: unknown): CheckSettings {
  const given = record(value);
  const organ = record(given['organ']);
  const edition = editions.find((candidate) => candidate.id === given['edition'])?.id;
  const organKind = KINDS.find((kind) => kind === (organ['kind'] ?? given['organ.kind']));
  const deadline = given['townshipDeadline'];
  return {
    ...(edition !== undefined && { edition }),
    ...(organKind !== undefined && { organKind }),
    ...(typeof deadline === 'string' && /^\d{1,2}-\d{1,2}$/.test(deadline) && { townshipDeadline: deadline }),
    rules: readRuleSettings(given['rules']),
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function readRuleSettings(value: unknown): RuleSettings {
  const known = new Set<string>(rules.flatMap((rule) => [rule.id, rule.group]));
  return Object.fromEntries(
    Object.entries(record(value)).flatMap(([name, grade]) => {
      const valid = GRADES.find((candidate) => candidate === grade);
      return known.has(name) && valid ? [[name, valid] as const] : [];
    }),
  );
}
