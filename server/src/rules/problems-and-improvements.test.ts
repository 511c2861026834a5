import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { between, replaced, rightReport } from '../../../test/unit/reports.ts';

const five = between(rightReport(), '存在的主要问题：', '\n\n## 六、');
const saying = (words: string): string => replaced(rightReport(), five, words);
const marked = (words: string): string =>
  replaced(saying(words), '五、存在的主要问题及改进情况', '[[problems-and-improvements|五、存在的主要问题及改进情况]]');

test('problems-and-improvements: no improvement, no problem', () => {
  const noImprovement = findingIn(marked('存在的主要问题：一是解读形式单一；二是更新不够及时。'));
  assert.equal(noImprovement.severity, 'warning');
  assertSays(noImprovement, '改进情况');
  const noProblem = findingIn(marked('本机关继续推进公开工作，完善制度，加强培训，取得良好成效。'));
  assertSays(noProblem, '问题');
});

test('problems-and-improvements: both in any words', () => {
  for (const words of [
    '与群众期待相比还有差距，信息更新慢。下一步将充实人员。',
    '（一）存在的困难。人手较少。\n\n（二）改进措施。增加专职人员。',
    '当前工作中的短板是解读少，今后多做图解。',
  ]) {
    assertRight(saying(words));
  }
});
