// The same text with other line ends is the same report: same findings on the same words, same repairs.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertSkeleton, positionAt } from '../../server/src/service/index.ts';
import { applied } from '../unit/fixes.ts';
import {
  allReports,
  between,
  fixture,
  replaced,
  rightReport,
  textsIn,
  withCell,
  withRow,
  withoutRow,
} from '../unit/reports.ts';
import type { TextFile } from '../unit/reports.ts';
import { analyse } from '../unit/analyse.ts';

const unix = (text: string): string => text.replaceAll(/\r\n?/g, '\n');

/** Everything said of a text, with lines and characters in the place of offsets. */
function said(text: string): unknown {
  const { document, findings } = analyse(text);
  return findings.map(({ rule, severity, message, span, related, fixes }) => ({
    rule,
    severity,
    message,
    words: unix(text.slice(span.start, span.end)),
    at: positionAt(document, span.start),
    related: related.map((place) => [place.message, positionAt(document, place.span.start)]),
    fixes: fixes.map(({ title, edits }) => [title, unix(applied(text, edits))]),
  }));
}

/** The line ends of a text, each kind once. */
const kinds = (text: string): ReadonlySet<string> => new Set(text.match(/\r\n|\n|\r/g));

function assertSame({ file, text }: TextFile): void {
  const lines = unix(text);
  const expected = said(lines);
  for (const mark of ['\r\n', '\r']) {
    const other = lines.replaceAll('\n', mark);
    assert.deepEqual(said(other), expected, `${file} with ${JSON.stringify(mark)}`);
    const edits = analyse(other).findings.flatMap(({ fixes }) => fixes.map((fix) => fix.edits));
    const skeleton = insertSkeleton(analyse(other), 2025);
    for (const one of skeleton ? [...edits, skeleton] : edits) {
      for (const kind of kinds(applied(other, one))) assert.equal(kind, mark, `${file}: a repair keeps the line ends`);
    }
  }
}

const right = rightReport();
const wrong: readonly TextFile[] = [
  ['no title', right.replace(/^#.*\n\n/, '')],
  ['no title, plain', right.replace(/^#.*\n\n/, '').replaceAll(/^#+ /gm, '')],
  ['title broken', right.replace('信息公开工作', '信息公开\n工作').replaceAll(/^#+ /gm, '')],
  ['section two missing', replaced(right, between(right, '## 二、', '## 三、'), '')],
  [
    'sections missing, plain',
    replaced(
      replaced(right, between(right, '## 六、', '云岭县水利局\n\n2025'), ''),
      between(right, '## 二、', '## 三、'),
      '',
    ).replaceAll(/^#+ /gm, ''),
  ],
  [
    'section moved',
    replaced(
      right,
      between(right, '## 四、', '## 六、'),
      between(right, '## 五、', '## 六、') + between(right, '## 四、', '## 五、'),
    ),
  ],
  ['table missing', replaced(right, between(right, '| 项目                       |', '\n\n## 五、'), '本年度没有。')],
  ['heading', replaced(right, '五、存在的主要', '五、存在')],
  ['total', withRow(right, '三、（七）总计', ['5', '2', '0', '0', '0', '1', '8'])],
  ['cells', withCell(withCell(withCell(right, '行政许可', 1, '８６'), '规章', 1, ''), '规章', 2, '/')],
  ['unit', withCell(rightReport(2020), '政府集中采购', 2, '640.492万元')],
  ['row', withoutRow(right, '三、（五）不予处理：2.重复申请')],
  ['before 2019', fixture('2014-canonical.md')],
  ['empty', '\n'],
].map(([file = '', text = '']) => ({ file, text }));

test('line ends: every shape reads the same', () => {
  const reports = allReports().filter(({ file }) => /2021-|2014-canonical|examples/.test(file));
  assert.ok(reports.length > 14);
  for (const report of reports) assertSame(report);
});

test('line ends: what is wrong is wrong in the same place, and repaired with the same line ends', () => {
  for (const report of wrong) assertSame(report);
});

const seeds = textsIn('../shared/seeds');
test('line ends: published reports', { skip: seeds.length === 0 && 'no ../shared/seeds here' }, () => {
  for (const report of seeds) assertSame(report);
});
