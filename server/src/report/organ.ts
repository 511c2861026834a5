/** What kind of organ reports: it decides deadlines and what must be written. */

/** `unknown` where the name does not tell: then nothing is demanded that only one kind must do. */
export type OrganKind = 'government' | 'department' | 'township' | 'unknown';

/** The kind that an organ's name tells. An office of a government may report for the government: unknown. */
export function organKind(organ: string | null): OrganKind {
  if (organ === null) return 'unknown';
  if (/(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$/.test(organ)) return 'township';
  if (organ.endsWith('政府')) return 'government';
  if (/政府办公[厅室]$|管(?:理)?委(?:员)?会|办公[厅室]$/.test(organ)) return 'unknown';
  return /(?:局|厅|委员会|委|部|署|院)$/.test(organ) ? 'department' : 'unknown';
}

/** Whether the organ is certainly of a county, a district or lower, by its name. */
export function isCountyOrLower(organ: string): boolean {
  const name = organ.replace(/自治区/g, '');
  return /[县旗区镇乡]|街道|苏木/.test(name);
}

/** Words that an organ's name ends with. */
export const ORGAN_NAME =
  /(?:人民政府|政府|办公室|办公厅|委员会|管委会|办事处|街道|局|厅|部|委|办|署|院|中心|站|队|镇|乡|社|处|馆|所)$/;
