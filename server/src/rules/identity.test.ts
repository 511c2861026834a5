import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Finding } from '../service/index.ts';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
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
  const marked = withCell(right, '四、结转下年度继续办理', 1, '[[request-balance|2]]');

  test('says the difference first, then the official relation, both sides with their numbers, and what is wrong', () => {
    const finding = findingIn(marked);
    assert.equal(finding.severity, 'error');
    assert.match(finding.message.zh, /^相差1：/);
    assertSays(finding, '自然人', '第一项加第二项之和，等于第三项加第四项之和', '5＋1＝6', '5＋2＝7', '2→1');
    assert.match(finding.message.en, /^Difference 1\. .*5＋1＝6.*5＋2＝7.*2→1/);
  });

  test('points to the cells of both relations that the slip breaks, each once, zeros left out', () => {
    assert.deepEqual(placesOf(wrong, findingIn(marked)), ['5', '1', '5', '2', '1']);
  });

  test('mends the cell in which the broken relations meet', () => {
    assert.equal(fixed(wrong, findingIn(marked)), right);
  });

  test('leaves the word to the next relation of the cause where it is off or silenced', () => {
    const rulesIn = (text: string, rules = {}): readonly string[] =>
      analyse(text, { rules }).findings.map(({ rule }) => rule);
    assert.deepEqual(rulesIn(wrong), ['request-balance']);
    assert.deepEqual(rulesIn(wrong, { 'request-balance': 'off' }), ['applicant-total']);
    assert.deepEqual(rulesIn(wrong, { 'request-balance': 'off', 'applicant-total': 'off' }), []);
    const silenced = `${wrong}\n<!-- disclosure-report-disable-file request-balance -->\n`;
    assert.deepEqual(rulesIn(silenced), ['applicant-total']);
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
  const marked = withRow(right, TOTAL, ['5', '2', '0', '0', '[[request-balance|0]]', '1', '8']);
  // As in a report of 2023: an outcome was entered, the totals were not.
  const forgotten = withRow(right, TOTAL, ['4', '2', '0', '0', '1', '0', '7']);

  test('a total under the wrong column is one finding, which names all four relations and swaps the two', () => {
    const finding = findingIn(marked);
    assertSays(finding, '法律服务机构', '（七）总计', '相邻的一列');
    assert.match(finding.fixes[0]?.title.zh ?? '', /法律服务机构 0→1.*其他 1→0/);
    assert.match(finding.fixes[0]?.title.en ?? '', /0→1.*1→0/);
    assert.equal(fixed(shifted, finding), withRow(right, TOTAL, ['5', '2', '0', '0', '1', '0', '8']));
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
      assert.equal(findings.length, 1, name);
      for (const finding of findings) assert.equal(fixed(wrong, finding), page, name);
    }
  });

  test('a slip in an outcome is mended in that outcome: the total, which the balance proves, stays', () => {
    const text = withCell(right, '三、（一）予以公开', 1, '2');
    assert.equal(fixed(text, findingIn(withCell(right, '三、（一）予以公开', 1, '[[outcome-total|2]]'))), right);
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
  test('a total that the balance contradicts too is one finding', () => {
    const wrong = withCell(right, '一、本年新收政府信息公开申请数量', 7, '9');
    const finding = findingIn(withCell(right, '一、本年新收政府信息公开申请数量', 7, '[[request-balance|9]]'));
    assertSays(finding, '总计', '相差1', '9→8');
    assert.equal(fixed(wrong, finding), right);
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
      ['applicant-total'],
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
      assert.deepEqual(placesOf(wrong, finding), ['2', '1', '1', '3']);
      assertSays(finding, '看不出是哪一个填错了');
      assert.match(finding.fixes[0]?.title.zh ?? '', /重算.*3→4/);
      assert.ok(finding.fixes.length > 1 && finding.fixes.every(({ preferred }) => !preferred));
      assert.equal(applied(wrong, finding.fixes[0]?.edits ?? []), withRow(right, label, ['2', '1', '0', '1', '4']));
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
    assert.equal(applied(wrong, finding.fixes[0]?.edits ?? []), withCell(report, '（二）申请办结数', 2, '149'));
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
