/** The user's settings, read from whatever a client sends. */
import { editions } from '../norms/edition.ts';
import { defaultSettings } from '../service/index.ts';
import type { Language, Settings } from '../service/index.ts';

/** The section of `workspace/configuration`. */
export const SECTION = 'disclosureReport';

export interface UserSettings {
  readonly language: Language;
  readonly edition: Settings['edition'];
}

/** The settings in a JSON value. What is missing or not valid has its default. */
export function readSettings(value: unknown): UserSettings {
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return {
    language: given['language'] === 'en' ? 'en' : 'zh',
    edition: editions.find((edition) => edition.id === given['edition'])?.id ?? defaultSettings.edition,
  };
}
