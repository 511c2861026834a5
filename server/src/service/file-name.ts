/** Names for files of reports: by such a name a report opens as one, whatever is in it. */
import type { Report } from '../report/report.ts';

/** A title as the name of a file: without marks of a heading and what some system takes for something else. */
export function fileNameOf(title: string): string {
  return `${title.replace(/^#+ */, '').replaceAll(/[\\/:*?"<>|]|\p{Cc}/gu, '')}.md`;
}

/** The name under which a report would be filed: its title, else one by the form from what is known of it. */
export function reportFileName({ title, organ, year }: Report): string {
  if (title) return fileNameOf(title.text);
  return fileNameOf(`${organ ?? ''}${year === null ? '' : `${String(year)}年`}政府信息公开工作年度报告`);
}
