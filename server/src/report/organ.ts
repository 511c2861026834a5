/** What kind of organ reports: it decides deadlines and what must be written. */

/** `unknown` where the name does not tell: then nothing is demanded that only one kind must do. */
export type OrganKind = 'government' | 'department' | 'township' | 'unknown';

/** The kind that an organ's name tells. An office of a government may report for the government: unknown. */
export function organKind(organ: string | null): OrganKind {
  if (organ === null) return 'unknown';
  if (/(?:镇|乡|街道|苏木)(?:人民政府|办事处)?$/.test(organ)) return 'township';
  if (organ.endsWith('政府') || isPlace(organ)) return 'government';
  if (/政府办公[厅室]$|管(?:理)?委(?:员)?会|办公[厅室]$/.test(organ)) return 'unknown';
  return /(?:局|厅|委员会|委|部|署|国务院)$/.test(organ) ? 'department' : 'unknown';
}

/** Zones have committees of many kinds: of them the name alone does not tell a government. */
const ZONE =
  /(?:开发|高新|技术|实验|试验|示范|保税|新|园|管理|名胜|风景|度假|旅游|工业|产业|合作|矿|林|功能|集聚|先行|自贸|贸易|港|景|社|小|库|灌)区$/;

/** The name of a province, a city, a county or a district alone: its report is that of its government. */
function isPlace(organ: string): boolean {
  return /^[\u4e00-\u9fff]{2,}(?:省|市|县|区|旗|自治州|盟)$/.test(organ) && !ZONE.test(organ);
}

/** Hospitals, schools, companies and the like, which are no administrative organs. */
const INSTITUTION =
  /(?:医院|卫生院|学校|大学|学院|中学|小学|幼儿园|研究院|科学院|设计院|勘[察测]院|法院|检察院|图书馆|博物馆|文化馆|中心|公司|集团|协会|学会|联合会|基金会|报社|电视台|社)$/;

/** Whether the name is that of an institution or a company, not of an administrative organ. */
export function isInstitution(organ: string): boolean {
  return INSTITUTION.test(organ);
}

/** Words that hold the name of a level and tell none: 自治区, 乡村振兴局, 市场监督管理局. */
const NO_PLACE = /自治区|乡村|城乡|城镇|村镇|社区|区域|地区|市场/g;

/** Whether the organ is of a city or lower, by its name. */
export function isCityOrLower(organ: string): boolean {
  return /[市县旗区镇乡州盟]|街道|苏木/.test(organ.replace(NO_PLACE, ''));
}

/** Whether the organ is certainly of a county, a district or lower, by its name. */
export function isCountyOrLower(organ: string): boolean {
  const name = organ.replace(NO_PLACE, '');
  return /[县旗区镇乡]|街道|苏木/.test(name);
}

/** Words that an organ's name ends with. */
export const ORGAN_NAME =
  /(?:人民政府|政府|办公室|办公厅|委员会|管委会|办事处|街道|局|厅|部|委|办|署|院|中心|站|队|镇|乡|社|处|馆|所)$/;
