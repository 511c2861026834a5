import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport } from '../../../test/unit/reports.ts';

const opening = (words: string): string => rightReport().replace('编制本报告，', `编制。${words}`);
const NAMES = [
  '总体情况',
  '主动公开政府信息情况',
  '收到和处理政府信息公开申请情况',
  '因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  '政府信息公开工作存在的主要问题及改进情况',
  '其他需要报告的事项',
];

test('preamble-parts: another number of parts, or one left out', () => {
  for (const number of ['五', '七', '5', '八']) {
    assertSays(
      findingIn(opening(`[[preamble-parts|本报告共分${number}个部分]]，`).replace('本报告共分', '本报告共分')),
      `${number}个部分`,
    );
  }
  NAMES.forEach((name, index) => {
    const others = NAMES.filter((other) => other !== name).join('、');
    const heading = ['总体情况', '主动公开', '收到和处理', '行政复议', '问题', '其他'][index] ?? '';
    assertSays(findingIn(opening(`[[preamble-parts|本报告由${others}六个部分]]组成，`)), heading);
  });
});

test('preamble-parts: right openings, other words, and parts of something else', () => {
  for (const words of [
    `本报告由${NAMES.join('、')}六个部分组成，`,
    `本年度报告由总体情况,主动公开政府信息情况,收到和处理政府信息公开申请情况,政府信息公开行政复议、行政诉讼情况,存在的主要问题及改进情况,其他需要报告的事项等六部分组成，`,
    '本报告共六个部分，',
    '报告由六部分构成，',
    '全县共有12个部门，3个部分单位，',
  ]) {
    assertRight(opening(words));
  }
});
