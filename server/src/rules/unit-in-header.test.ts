import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { rightReport } from '../../../test/unit/reports.ts';

const headed = (header: string): string => rightReport().replace('本年收费金额（单位：万元）', header);

test('unit-in-header: the fee column counts in another unit than 万元', () => {
  for (const unit of ['元', '千元', '亿元', '百万元']) {
    assertSays(findingIn(headed(`[[unit-in-header|本年收费金额（单位：${unit}）]]`)), unit, '万元');
  }
  findingIn(headed('[[unit-in-header|本年收费金额（元）]]'));
  assertRight(headed('本年收费金额（单位:万元）'));
});
