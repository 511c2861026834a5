/** The user's settings, read from whatever a client sends. */
import { readCheckSettings, TABLE_STYLES } from '../service/index.ts';
import type { CheckSettings, Language, TableStyle } from '../service/index.ts';

const LANGUAGES: readonly Language[] = ['zh', 'en'];

/** The section of `workspace/configuration`. */
export const SECTION = 'disclosureReport';

export interface UserSettings {
  readonly language: Language;
  /** How reports are read and graded. */
  readonly check: CheckSettings;
  /** How tables are lined up where formatting is asked for. */
  readonly tableStyle: TableStyle;
  /** Whether all reports of the folder are checked without being asked for. */
  readonly wholeFolder: boolean;
}

/** The settings in a JSON value. What is missing or not valid has its default; `auto` is the language of the editor. */
export function readSettings(value: unknown, ofEditor: Language = 'zh'): UserSettings {
  const given = typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  return {
    language: LANGUAGES.find((language) => language === given['language']) ?? ofEditor,
    check: readCheckSettings(given),
    tableStyle: TABLE_STYLES.find((style) => style === tableStyle(given)) ?? 'aligned',
    wholeFolder: given['checkWholeFolder'] === true,
  };
}

/** Editors keep settings nested or with their dots. */
function tableStyle(given: Readonly<Record<string, unknown>>): unknown {
  const format = given['format'];
  const nested =
    typeof format === 'object' && format !== null ? (format as { readonly tables?: unknown }).tables : null;
  return nested ?? given['format.tables'];
}
