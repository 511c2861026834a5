import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applied } from '../../../test/unit/fixes.ts';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

test('duplicate-section: the second is told, and points to the first', () => {
  const again =
    '\n## [[duplicate-section|五、存在的主要问题及改进情况]]\n\n问题是人手不足，将加强培训，改进工作。\n\n## 六、';
  const source = replaced(rightReport(), '\n## 六、', again);
  const finding = findingIn(source);
  assert.equal(finding.severity, 'error');
  assertSays(finding, '五、存在的主要问题及改进情况');
  assert.equal(finding.related.length, 1);
  assert.equal(finding.related[0]?.span.start, source.indexOf('五、存在'));
});

test('duplicate-section: a number that stands twice is one finding, at the second heading', () => {
  const right = rightReport();
  const written = replaced(right, '六、其他需要报告的事项', '五、其他需要报告的事项');
  const finding = findingIn(replaced(right, '六、其他需要报告的事项', '[[duplicate-section|五、其他需要报告的事项]]'));
  assert.equal(finding.severity, 'error');
  assertSays(finding, '五、存在的主要问题及改进情况', '第6个');
  assert.equal(finding.related[0]?.span.start, written.indexOf('五、存在'));
  assert.equal(applied(written, finding.fixes[0]?.edits ?? []), right);
});

test('duplicate-section: titles that stand again in a table of contents, in prose or one level down repeat nothing', () => {
  const contents = [
    '一、总体情况',
    '二、主动公开政府信息情况',
    '三、收到和处理政府信息公开申请情况',
    '四、政府信息公开行政复议、行政诉讼情况',
    '五、存在的主要问题及改进情况',
    '六、其他需要报告的事项',
  ];
  assertRight(
    replaced(
      rightReport(),
      '\n\n根据',
      `\n\n${contents.map((heading, index) => `${heading}……${String(index + 1)}`).join('\n')}\n\n根据`,
    ),
  );
  assertRight(replaced(rightReport(), '（一）主动公开。', '### （一）主动公开政府信息情况\n\n'));
  assertRight(replaced(rightReport(), '改进情况：一是', '改进情况：详见一、总体情况。一是'));
});
