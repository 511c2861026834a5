import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Finding } from '../service/index.ts';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn, findingsIn } from '../../../test/unit/marked.ts';
import { fixture, replaced, rightReport, withCell, withRow } from '../../../test/unit/reports.ts';
import { analyse } from '../../../test/unit/analyse.ts';

const TOTAL = '三、（七）总计';
const right = rightReport();

function fixed(text: string, finding: Finding | undefined): string {
  const [fix] = finding?.fixes ?? [];
  assert.ok(fix?.preferred);
  return applied(text, fix.edits);
}

function placesOf(text: string, finding: Finding | undefined): readonly string[] {
  return (finding?.related ?? []).map(({ span }) => text.slice(span.start, span.end));
}

suite('request-balance', () => {
  const wrong = withCell(right, '四、结转下年度继续办理', 1, '2');
  const both = (cell: string): string =>
    replaced(
      withCell(wrong, TOTAL, 1, cell),
      '| 2 | 0 | 0 | 0 | 0 | 0 | 1 |\n\n## 四',
      '| 2 | 0 | 0 | 0 | 0 | 0 | [[applicant-total|1]] |\n\n## 四',
    );

  test('names the official relation, both sides with their numbers, and the difference', () => {
    const [finding] = findingsIn(both('[[request-balance|5]]'));
    assert.equal(finding?.severity, 'error');
    assertSays(finding, '自然人', '第一项加第二项之和，等于第三项加第四项之和', '5＋1＝6', '5＋2＝7', '相差1');
    assert.match(finding.message.en, /5＋1＝6.*5＋2＝7.*1/);
  });

  test('points to the four cells of the relation', () => {
    const [finding] = findingsIn(both('[[request-balance|5]]'));
    assert.deepEqual(placesOf(wrong, finding), ['5', '1', '5', '2']);
  });

  test('offers no total where the outcomes say that it is right', () => {
    const [finding] = findingsIn(both('[[request-balance|5]]'));
    assert.deepEqual(finding?.fixes, []);
  });

  test('is not judged over a cell that is blank as a total, absent or malformed', () => {
    for (const cell of ['', '/', '若干']) {
      const results = analyse(withCell(right, TOTAL, 2, cell)).report.identities;
      const balance = results.find(({ identity }) => identity.id === 'requests.balance' && identity.at === 'business');
      assert.equal(balance?.status, 'notAssessable', cell);
      assert.equal(balance.left, null);
    }
  });
});

suite('outcome-total and request-balance, one slip in the row of totals', () => {
  // As in a report of 2020: the one request of a legal service organisation was counted under 其他.
  const shifted = withRow(right, TOTAL, ['5', '2', '0', '0', '0', '1', '8']);
  const marked = withRow(right, TOTAL, [
    '5',
    '2',
    '0',
    '0',
    '[[request-balance outcome-total|0]]',
    '[[request-balance outcome-total|1]]',
    '8',
  ]);
  // As in a report of 2023: an outcome was entered, the totals were not.
  const forgotten = withRow(right, TOTAL, ['4', '2', '0', '0', '1', '0', '7']);

  test('a total under the wrong column breaks two relations in each of two columns, and no others', () => {
    const findings = findingsIn(marked);
    assert.equal(findings.length, 4);
    const outcome = findings.filter(({ rule }) => rule === 'outcome-total');
    assertSays(outcome[0] ?? assert.fail(), '法律服务机构', '（七）总计', '相差1');
    assertSays(outcome[1] ?? assert.fail(), '其他', '（七）总计', '相差1');
    assert.equal(outcome[0]?.related.length, 22, 'every outcome and the total');
  });

  test('each of the four offers the whole row of totals, with old and new numbers, as one set of edits', () => {
    for (const finding of findingsIn(marked)) {
      assert.equal(finding.fixes.length, 1);
      assert.match(finding.fixes[0]?.title.zh ?? '', /法律服务机构 0→1.*其他 1→0/);
      assert.match(finding.fixes[0]?.title.en ?? '', /0→1.*1→0/);
      assert.equal(fixed(shifted, finding), withRow(right, TOTAL, ['5', '2', '0', '0', '1', '0', '8']));
    }
  });

  test('totals that were not updated are recomputed together, the 总计 with them', () => {
    const [finding] = analyse(forgotten).findings;
    assert.match(finding?.fixes[0]?.title.zh ?? '', /自然人 4→5.*总计 7→8/);
    assert.equal(fixed(forgotten, finding), withRow(right, TOTAL, ['5', '2', '0', '0', '1', '0', '8']));
  });

  test('in a Word paste and in a web paste the same row is mended', () => {
    for (const [name, mark] of [
      ['2021-word-paste.txt', '\t'],
      ['2021-web-paste.txt', ''],
    ] as const) {
      const page = fixture(name);
      const lines = (numbers: readonly string[]): string =>
        numbers.map((number) => `${mark}${number}\n`).join(mark === '' ? '\n' : '');
      const good = ['2404', '2358', '2312', '2055', '2009', '2174', '13312'];
      const bad = ['2404', '2358', '2312', '2055', '2174', '2009', '13312'];
      const wrong = replaced(page, lines(good), lines(bad));
      const { findings } = analyse(wrong);
      assert.equal(findings.length, 4, name);
      for (const finding of findings) assert.equal(fixed(wrong, finding), page, name);
    }
  });

  test('a slip in an outcome that the total contradicts keeps the figures that the balance proves', () => {
    // The total agrees with received and carried forward; recomputing it would break the balance.
    const text = withCell(right, '三、（一）予以公开', 1, '2');
    const rules = analyse(text).findings.map(({ rule }) => rule);
    assert.deepEqual(rules.sort(), ['applicant-total', 'outcome-total']);
    const outcome = analyse(text).findings.find(({ rule }) => rule === 'outcome-total');
    assert.deepEqual(outcome?.fixes, []);
  });

  test('（六）其他处理 with a number of its own is the operand, its three items otherwise', () => {
    assertRight(withRow(rightReport(2020), '三、（六）其他处理', ['0', '0', '0', '0', '0', '0', '0']));
    const [finding] = analyse(
      withCell(withCell(rightReport(2020), '三、（六）其他处理', 1, '2'), '三、（六）其他处理', 7, '2'),
    ).findings;
    assert.equal(finding?.rule, 'outcome-total');
  });
});

suite('applicant-total', () => {
  test('is mended by the sum where nothing else breaks', () => {
    const wrong = withCell(right, '一、本年新收政府信息公开申请数量', 7, '9');
    const findings = findingsIn(
      withRow(withCell(right, '一、本年新收政府信息公开申请数量', 7, '[[applicant-total|9]]'), TOTAL, [
        '5',
        '2',
        '0',
        '0',
        '1',
        '0',
        '[[request-balance|8]]',
      ]),
    );
    const applicant = findings.find(({ rule }) => rule === 'applicant-total');
    assert.ok(applicant);
    assertSays(applicant, '一、本年新收政府信息公开申请数量', '总计', '8', '9', '相差1');
    assert.equal(applicant.related.length, 7);
    assert.match(applicant.fixes[0]?.title.zh ?? '', /9→8/);
    assert.equal(fixed(wrong, applicant), withCell(right, '一、本年新收政府信息公开申请数量', 7, '8'));
  });

  test('a slip that runs through several totals is mended in all of them together', () => {
    // 9 for 4 was added up into （七）总计 and 本年新收: each column holds, three rows do not.
    let text = right;
    for (const [label, total] of [
      ['三、（一）予以公开', '9'],
      [TOTAL, '13'],
      ['一、本年新收政府信息公开申请数量', '13'],
    ] as const) {
      text = withCell(text, label, 7, total);
    }
    const { findings } = analyse(text);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ['applicant-total', 'applicant-total', 'applicant-total'],
    );
    for (const finding of findings) assert.equal(fixed(text, finding), right);
  });
});

suite('proceeding-total', () => {
  for (const [label, name] of [
    ['行政复议', '行政复议'],
    ['行政诉讼：未经复议直接起诉', '未经复议直接起诉'],
    ['行政诉讼：复议后起诉', '复议后起诉'],
  ] as const) {
    test(`${name}: names the group, the four results, the total and the difference`, () => {
      const wrong = withRow(right, label, ['2', '1', '0', '1', '3']);
      const finding = findingIn(withRow(right, label, ['2', '1', '0', '1', '[[proceeding-total|3]]']));
      assert.equal(finding.severity, 'error');
      assertSays(finding, name, '2＋1＋0＋1＝4', '3', '相差1');
      assert.deepEqual(placesOf(wrong, finding), ['2', '1', '0', '1', '3']);
      assert.match(finding.fixes[0]?.title.zh ?? '', /3→4/);
      assert.equal(fixed(wrong, finding), withRow(right, label, ['2', '1', '0', '1', '4']));
    });
  }
});

suite('statistics-total', () => {
  const report = fixture('2014-canonical.md');
  // A unit stands before the number.
  test('names the total and its parts, as a warning that blames no official relation', () => {
    const wrong = withCell(report, '（二）申请办结数', 2, '150');
    const finding = findingIn(withCell(report, '（二）申请办结数', 2, '[[statistics-total|150]]'));
    assert.equal(finding.severity, 'warning');
    assertSays(finding, '（二）申请办结数', '分项之和与总数不符', '136＋13＝149', '150', '相差1');
    assert.doesNotMatch(finding.message.zh, /勾稽|违反|官方/);
    assert.equal(fixed(wrong, finding), withCell(report, '（二）申请办结数', 2, '149'));
  });

  test('the total of a group that has others of the same name', () => {
    const finding = findingIn(withCell(report, '五、行政诉讼数量', 2, '[[statistics-total|18]]'));
    assertSays(finding, '五、行政诉讼数量', '12＋4＋1＝17');
  });

  test('channels may each publish the same information: they need not add up', () => {
    assertRight(withCell(report, '2.政府网站公开政府信息数', 2, '5318'));
  });
});

test('identities: words, order and other words in the table do no harm', () => {
  assertRight(right);
  assertRight(rightReport(2019));
  assertRight(withRow(right, TOTAL, ['5', '2', '0', '0', '1', '0', '8.0']).replace('8.0', '8'));
});
