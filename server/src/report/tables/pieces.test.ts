// Texts of PDFs whose cells broke: what is certain is claimed, and nothing is called missing that is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { analyse } from '../../../../test/unit/analyse.ts';
import { claims, read } from '../../../../test/unit/reading/reading.ts';

const HEAD = `云岭县水利局2023年政府信息公开工作年度报告

三、收到和处理政府信息公开申请情况
自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计
`;

const told = (text: string): readonly string[] =>
  analyse(text)
    .findings.map(({ rule }) => rule)
    .filter((rule) => rule !== 'missing-section');

test('pieces: a row that breaks over a page gives its numbers to no other', () => {
  const rows = `一、本年新收政府  5  2  0  0  1  0  8
信息公开申请数量
二、上年结转政府  1  0  0  0  0  0  1
信息公开申请数量
三  3  1  0  0  0  0  4
（一）
予以公
开
三  0  0  0  0  0  0  0
（三）
自然人  商业企业  科研机构  社会公益组织  法律服务机构  其他  总计
不予公
开：4.保
护第三
方合法
权益
三  7  7  7  7  7  7  42
（三）
不予公
开：5.属
于三类
内部事
务信息
`;
  const found = claims(read(HEAD + rows));
  assert.equal(found.get('requests granted total'), '4');
  assert.equal(found.get('requests refused.thirdPartyRights total'), undefined);
  assert.equal(found.get('requests refused.internalAffairs total'), '42');
  assert.deepEqual(told(HEAD + rows), ['unreadable-table']);
});

test('pieces: numbers behind all labels are no row’s, and no row or cell is called missing', () => {
  const labels = [
    '一、本年新收政府信息公开申请数量',
    '二、上年结转政府信息公开申请数量',
    '（一）予以公开',
    '（七）总计',
  ];
  const numbers = '5\n2\n0\n0\n1\n0\n8\n1\n0\n0\n0\n0\n0\n1\n3\n1\n0\n0\n0\n0\n4\n';
  const text = `${HEAD}${labels.join('\n')}\n自然人\n${numbers}`;
  assert.equal(claims(read(text)).size, 0);
  assert.deepEqual(told(text), ['unreadable-table']);
});

test('pieces: fifteen numbers behind the three groups as labels of rows are in no certain order', () => {
  const columns = '结果维持\n结果纠正\n其他结果\n尚未审结\n总计\n';
  const groups = '行政复议\n未经复议直接起诉\n复议后起诉\n';
  const numbers = '1\n0\n0\n2\n0\n0\n0\n0\n0\n0\n0\n0\n3\n0\n0\n';
  const heading = '云岭县水利局2023年政府信息公开工作年度报告\n\n四、政府信息公开行政复议、行政诉讼情况\n项目\n';
  const apart = read(heading + columns + groups + numbers);
  assert.equal(claims(apart).size, 0);
  assert.ok(told(heading + columns + groups + numbers).includes('unreadable-table'));
  // As the form prints them: the groups above, their columns below.
  const printed = read(
    `${heading}行政复议\n行政诉讼\n${columns}未经复议直接起诉\n复议后起诉\n${columns}${columns}${numbers}`,
  );
  assert.equal(claims(printed).size, 15);
});
