/** Right reports to start from, and the means to damage them in one place. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { editions } from '../../server/src/norms/edition.ts';
import { officialRowLabel } from '../../server/src/report/canonical.ts';
import { newReport } from '../../server/src/service/index.ts';

/** Narrative for each section that has one, and notes for those with a table. */
const prose = (year: number): Readonly<Record<string, string>> => ({
  '## 一、总体情况': `${year}年，云岭县水利局认真贯彻《中华人民共和国政府信息公开条例》，各项公开工作有序开展。

（一）主动公开。通过县政府门户网站发布信息126条。

（二）依申请公开。本年度收到申请8件，上年结转1件，答复8件，结转下年度1件。

（三）政府信息管理。发布前逐件审查。

（四）政府信息公开平台建设。维护好部门公开专栏。

（五）监督保障。组织业务培训2次，将公开工作纳入年度考核。`,
  '## 五、存在的主要问题及改进情况':
    '存在的主要问题：一是解读形式单一；二是更新不够及时。\n\n改进情况：一是增加图解；二是每月核对一次更新情况。',
  '## 六、其他需要报告的事项': '本年度未收取信息处理费。没有其他需要报告的事项。',
});

const requests: readonly (readonly [string, string])[] = [
  ['一、本年新收政府信息公开申请数量', '5 2 0 0 1 0 8'],
  ['二、上年结转政府信息公开申请数量', '1 0 0 0 0 0 1'],
  ['三、（一）予以公开', '3 1 0 0 0 0 4'],
  ['三、（三）不予公开：4.保护第三方合法权益', '1 0 0 0 0 0 1'],
  ['三、（四）无法提供：1.本机关不掌握相关政府信息', '1 1 0 0 1 0 3'],
  ['三、（七）总计', '5 2 0 0 1 0 8'],
  ['四、结转下年度继续办理', '1 0 0 0 0 0 1'],
];

const proceedings: readonly (readonly [string, string])[] = [
  ['行政复议', '2 1 0 1 4'],
  ['行政诉讼：未经复议直接起诉', '1 0 0 1 2'],
];

const proactive = (year: number): readonly (readonly [string, string])[] =>
  year >= 2021
    ? [
        ['行政规范性文件', '3 1 14'],
        ['行政许可', '86'],
        ['行政处罚', '23'],
        ['行政强制', '1'],
        ['行政事业性收费', '58.64'],
      ]
    : [
        ['规范性文件', '3 2 14'],
        ['行政许可', '17 -2 86'],
        ['行政处罚', '31 4 23'],
        ['行政事业性收费', '6 0'],
        ['政府集中采购', '12 640.492'],
      ];

/** The text with the printed labels of table three, as most authors have them, in the place of the working ones. */
function withPrintedLabels(text: string): string {
  const rows = editions.flatMap((edition) => edition.tables.flatMap((form) => form.rows));
  const printed = new Map(rows.map((row) => [row.workingLabel, officialRowLabel(row)]));
  return text.replaceAll(/^\| ([^|]*?) *\|/gm, (cell, label: string) => {
    const other = printed.get(label);
    return other === undefined ? cell : `| ${other} |`;
  });
}

/**
 * A report in which nothing is wrong: the product's own blank report of that year, filled in, its labels those that are
 * printed. Reports on 2019 and
 * 2020 follow the form of 2019, later ones that of 2021.
 */
export function rightReport(year = 2024): string {
  let text = withPrintedLabels(newReport({ organ: '云岭县水利局', year }));
  text = text.replaceAll(/^\|.*\|$/gm, (row) => row.replaceAll(/(?<=\|) +(?=\|)/g, ' 0 '));
  for (const [label, numbers] of [...proactive(year), ...requests, ...proceedings])
    text = withRow(text, label, numbers.split(' '));
  for (const [heading, words] of Object.entries(prose(year))) text = replaced(text, heading, `${heading}\n\n${words}`);
  const period = `根据《中华人民共和国政府信息公开条例》编制本报告，数据的统计期限为${year}年1月1日至${year}年12月31日。`;
  text = replaced(text, '\n\n## 一、', `\n\n${period}\n\n## 一、`);
  return `${text.trimEnd()}\n\n云岭县水利局\n\n${year + 1}年1月15日\n`;
}

/** The text with one piece replaced, which must stand there exactly once. */
export function replaced(text: string, piece: string, replacement: string): string {
  const [before, after, ...more] = text.split(piece);
  if (before === undefined || after === undefined || more.length > 0) {
    throw new Error(`“${piece}” stands ${text.split(piece).length - 1} times in the text`);
  }
  return before + replacement + after;
}

/** The text from one piece to before another, or to the end. */
export function between(text: string, from: string, to?: string): string {
  const start = text.indexOf(from);
  const end = to === undefined ? text.length : text.indexOf(to, start + from.length);
  if (start < 0 || end < 0) throw new Error(`no “${from}” … “${to ?? ''}” in the text`);
  return text.slice(start, end);
}

/** A line of a pipe table by its label, which must be one. */
function rowOf(text: string, label: string): string {
  const rows = text.split('\n').filter((line) => line.split('|')[1]?.trim() === label);
  const [row, ...more] = rows;
  if (row === undefined || more.length > 0) throw new Error(`${rows.length} rows “${label}”`);
  return row;
}

/** The text with the number cells of a pipe table's row replaced. */
export function withRow(text: string, label: string, cells: readonly string[]): string {
  return replaced(text, rowOf(text, label), `| ${[label, ...cells].join(' | ')} |`);
}

/** The text with one number cell of a pipe table replaced; `column` counts from 1. */
export function withCell(text: string, label: string, column: number, cell: string): string {
  const row = rowOf(text, label);
  const cells = row.split('|');
  if (column < 1 || column >= cells.length - 2) throw new Error(`“${label}” has no column ${column}`);
  cells[column + 1] = ` ${cell} `;
  return replaced(text, row, cells.join('|'));
}

/** The text without a row of a pipe table. */
export function withoutRow(text: string, label: string): string {
  return replaced(text, `${rowOf(text, label)}\n`, '');
}

export interface TextFile {
  /** Path from the repository's root. */
  readonly file: string;
  readonly text: string;
}

/** The reports of a folder, by name; empty where the folder is not there. */
export function textsIn(folder: string): readonly TextFile[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return [...names]
    .filter((name) => /\.(?:md|txt|html)$/.test(name) && name !== 'README.md')
    .sort()
    .map((name) => path.join(folder, name))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }));
}

/** A text of test/fixtures/reports. */
export function fixture(name: string): string {
  return readFileSync(path.join('test/fixtures/reports', name), 'utf8');
}

/** Every text that the project keeps of a report: fixtures in all shapes, and the examples. */
export function allReports(): readonly TextFile[] {
  return [...textsIn('test/fixtures/reports'), ...textsIn('examples')];
}
