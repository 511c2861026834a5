/** The user's settings, read from whatever a client sends. */
import { readCheckSettings } from '../service/index.ts';
import type { CheckSettings, Language } from '../service/index.ts';

/** The section of `workspace/configuration`. */
export const SECTION = 'disclosureReport';

export interface UserSettings {
  readonly language: Language;
  /** How reports are read and graded. */
  readonly check: CheckSettings;
}

/** The settings in a JSON value. What is missing or not valid has its default. */
export function readSettings(value: unknown): UserSettings {
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return {
    language: given['language'] === 'en' ? 'en' : 'zh',
    check: readCheckSettings(given),
  };
}
