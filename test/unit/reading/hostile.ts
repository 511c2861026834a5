/** Texts that no author writes, of a size to choose: what a reader must get through in time that grows as they do. */
import { fixture } from './reading.ts';

const START = '澜州市人民政府2023年政府信息公开工作年度报告\n三、收到和处理政府信息公开申请情况\n';

/** Each gives about `size` characters. */
export const hostile: Readonly<Record<string, (size: number) => string>> = {
  'bars in one line': (size) => `${START}${'|'.repeat(size)}`,
  'bars with numbers in one line': (size) => `${START}一、本年新收政府信息公开申请数量${'|1'.repeat(size / 2)}`,
  'lone bars': (size) => `${START}${'|\n'.repeat(size / 2)}`,
  'cells that are not closed': (size) => `${START}<table>${'<td>'.repeat(size / 4)}`,
  'tables in tables': (size) => `${START}${'<table><tr><td>'.repeat(size / 15)}`,
  'tags that are not closed': (size) => `${START}<table>${'<'.repeat(size)}`,
  'elements in elements': (size) => `<div>${START}${'<div>'.repeat(size / 5)}1`,
  'comments that are not closed': (size) => `<table>${START}${'<!--'.repeat(size / 4)}`,
  entities: (size) => `<p>${START}${'&nbsp;'.repeat(size / 6)}`,
  'lines of one character': (size) => `${START}${'字\n'.repeat(size / 2)}`,
  'numbers on lines': (size) => `${START}${'1\n'.repeat(size / 2)}`,
  'labels on lines': (size) => `${START}${'1.属于国家秘密\n'.repeat(size / 9)}`,
  'labels with numbers': (size) => `${START}${'1.属于国家秘密\n0\n0\n0\n0\n0\n0\n0\n'.repeat(size / 23)}`,
  'damaged labels': (size) =>
    `${START}${Array.from({ length: size / 14 }, (_, index) => `属于行政某询事${String(index % 97)}项`).join('\n')}`,
  'beginnings of labels': (size) => `${START}${'一、本年新收\n'.repeat(size / 7)}`,
  tabs: (size) => `${START}${'\t'.repeat(size)}`,
  'lines of tabs': (size) => `${START}${'\t\n'.repeat(size / 2)}`,
  'labels continued behind a tab': (size) => `${START}\t一${'\n字'.repeat(size / 2)}`,
  spaces: (size) => `${START}一${' '.repeat(size)}一`,
  'words apart': (size) => `${START}${'一  '.repeat(size / 3)}`,
  'one number': (size) => `${START}二、上年结转政府信息公开申请数量\n${'9'.repeat(size)}`,
  'a number with commas': (size) => `${START}| 二、上年结转政府信息公开申请数量 | 1${',234'.repeat(size / 4)} |`,
  headings: (size) => `${START}${'## 一、总体情况\n'.repeat(size / 11)}`,
  'other headings': (size) => `${START}${'## 七、其他\n'.repeat(size / 9)}`,
  'headings that count on': (size) =>
    `${START}## 一、总体情况\n${Array.from({ length: size / 8 }, (_, index) => `## ${'二三四五六七八'.charAt(index % 7)}、某事`).join('\n')}`,
  'heading marks': (size) => `${START}${'#'.repeat(size)} `,
  titles: (size) => '2023年政府信息公开工作年度报告\n'.repeat(size / 19),
  'years in one line': (size) => `${START}一、总体情况\n${'2023年'.repeat(size / 5)}`,
  brackets: (size) => `${START}一、总体情况\n${'（'.repeat(size)}`,
  'brackets in a label': (size) => `${START}${`${'（'.repeat(80)}）\n`.repeat(size / 82)}`,
  asterisks: (size) => `${START}${'*'.repeat(size)}`,
  'fences that are not closed': (size) => `${START}${'~~~\n```\n'.repeat(size / 8)}`,
  'carriage returns': (size) => `${START}${'\r'.repeat(size)}`,
  surrogates: (size) => `${START}${'\ud800'.repeat(size)}`,
  'no characters': (size) => `${START}${'\0'.repeat(size)}`,
  'prose in one line': (size) => `${START}${'本机关主动公开政府信息'.repeat(size / 11)}`,
  'sections in one line': (size) => `${START}${'一、总体情况。'.repeat(size / 7)}`,
  'reports after each other': (size) => repeated(fixture('2021-canonical.md'), size),
  'web pastes after each other': (size) => repeated(fixture('2021-web-paste.txt'), size),
  'sheets after each other': (size) => repeated(fixture('2019-spreadsheet.txt'), size),
  'pages after each other': (size) => repeated(fixture('2021-page.html'), size),
  'statistics after each other': (size) => repeated(fixture('2014-pipe-bare.txt'), size),
};

function repeated(text: string, size: number): string {
  return `${text}\n`.repeat(Math.max(1, Math.ceil(size / text.length)));
}
