import assert from 'node:assert/strict';
import { test } from 'node:test';
import { editions } from '../../norms/edition.ts';
import { columnsLabelled, damagedColumn, damagedRow, groupLabelled, rowsLabelled } from './labels.ts';

const rowIds = (text: string): readonly string[] => rowsLabelled(text).map((row) => row.id);

test('labels: every printed label of every form finds its row and its column', () => {
  for (const { tables } of editions) {
    for (const { id, rows, groupLabels } of tables) {
      for (const row of rows) {
        assert.ok(
          rowsLabelled(row.label).some((found) => found.table === id && found.id === row.id),
          row.label,
        );
        for (const column of row.columns) {
          assert.ok(
            columnsLabelled(column.label).some((found) => found.table === id && found.id === column.id),
            column.label,
          );
        }
      }
      for (const label of groupLabels) assert.notEqual(groupLabelled(label), null, label);
    }
  }
});

test('labels: width, white space, line breaks and punctuation do not matter', () => {
  for (const text of [
    '２．其他法律行政法规禁止公开',
    '2、其他法律\n行政法规禁止公开',
    ' 2.其他法律 行政法规　禁止公开',
    '其他法律行政法规禁止公开',
  ]) {
    assert.deepEqual(rowIds(text), ['refused.prohibitedByLaw'], text);
  }
  assert.deepEqual(
    columnsLabelled('商业\n企业').map((column) => column.id),
    ['business'],
  );
  assert.deepEqual(
    columnsLabelled('本年收费金额(单位:万元)').map((column) => column.id),
    ['amount'],
  );
});

test('labels: a row after the groups it stands under is the same row', () => {
  for (const text of [
    '三、（三）不予公开：1.属于国家秘密',
    '三、本年度办理结果（三）不予公开1.属于国家秘密',
    '（三）不予公开：1.属于国家秘密',
  ]) {
    assert.deepEqual(rowIds(text), ['refused.stateSecret'], text);
  }
});

test('labels: sections, prose and other tables are no labels', () => {
  for (const text of [
    '一、总体情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '2023年',
    '一是',
    '',
    '、',
    'x'.repeat(1000),
  ]) {
    assert.deepEqual(rowIds(text), [], text);
    assert.deepEqual(columnsLabelled(text), []);
    assert.equal(groupLabelled(text), null);
  }
});

test('labels: a label that repeats under several groups names them all', () => {
  assert.deepEqual([...rowIds('（二）被依法纠错数')].sort(), ['D2', 'E2']);
});

test('labels: under another number a label is the same, unless a label of that number is so near', () => {
  assert.deepEqual(rowIds('5.重复申请'), ['notProcessed.repeated']);
  assert.deepEqual(rowIds('2.同意公开答复数'), ['C3.2']);
  assert.deepEqual(rowIds('4.同意公开答复数'), []);
});

test('labels: small damage still tells the row', () => {
  const damaged: Readonly<Record<string, string>> = {
    '2.其他法律行政止公开': 'refused.prohibitedByLaw',
    '3.危及“三安全—稳定': 'refused.securityAndStability',
    '一、本年新收政府信息公开申': 'newRequests',
    '4.无正当理由大量反腹申请': 'notProcessed.excessive',
    '2.重覆申请': 'notProcessed.repeated',
    '4.同意公开答复数': 'C3.4',
    '三、（三）不予公开：2.其他法律行政止公开': 'refused.prohibitedByLaw',
    '三（四）无法提供：1.本机关不掌屋': 'unavailable.notHeld',
    '三（六）其他处理：2.逾期不缴': 'other.feeOverdue',
  };
  for (const [text, id] of Object.entries(damaged)) assert.equal(damagedRow(text)?.id, id, text);
});

test('labels: damage that leaves two rows possible, or contradicts the ordinal, tells none', () => {
  for (const text of [
    '属于',
    '5.属于',
    '（二）被依法纠错',
    '8.属于国家秘密',
    '办公',
    '行政',
    '本机关',
    '三、（四）无法提供：2.其他法律行政止公开',
    '总体情况',
    '反复申请',
    '复申请',
    '行政处分',
    'x'.repeat(1000),
  ]) {
    assert.equal(damagedRow(text), null, text);
  }
});

test('labels: a header cut short is the one that begins so', () => {
  assert.equal(damagedColumn('商业', 'requests')?.id, 'business');
  assert.equal(damagedColumn('社会公益组', 'requests')?.id, 'publicWelfareOrganisation');
  for (const text of ['', '本年', '商', '结果']) {
    assert.equal(damagedColumn(text, text === '结果' ? 'proceedings' : 'proactive'), null, text);
  }
});

test('labels: working labels are exact, each that of its row', () => {
  for (const row of editions.flatMap(({ tables }) => tables.flatMap((form) => form.rows))) {
    if (row.workingLabel !== null) assert.deepEqual(rowIds(row.workingLabel), [row.id]);
  }
});

test('labels: 政府规章 is the row 规章', () => {
  for (const name of ['政府规章', '地方政府规章', '部门规章']) {
    assert.deepEqual(
      rowsLabelled(name).map(({ id }) => id),
      rowsLabelled('规章').map(({ id }) => id),
    );
  }
});
