import { isInteger, severalNumbers } from '../report/number.ts';
import { digitsOfNumeral } from '../report/numerals.ts';
import type { WrittenCell } from '../report/report.ts';
import { cellsWhere, isMalformedNumber, isWorded } from './cells.ts';
import { cellName } from './describe.ts';
import type { Fix, Message } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';

/** Text, a negative or a fraction where a count belongs. */
export const notACount: Rule = {
  id: 'not-a-count',
  group: 'tables',
  severity: 'error',
  basis: 'implied',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '不是数量', en: 'Not a count' },
  check(report) {
    return cellsWhere(report, (reading) => reading.status === 'malformed' || reading.status === 'value').flatMap(
      (placed) => {
        const problem = problemOf(placed);
        if (!problem) return [];
        const name = cellName(placed.table, placed.cell);
        return [
          {
            span: placed.cell.span,
            message: {
              zh: `“${name}”写的是“${placed.cell.raw}”，${problem.zh}。请改成准确的数字。`,
              en: `“${name}” reads “${placed.cell.raw}”: ${problem.en}.`,
            },
            fixes: inDigits(placed),
          },
        ];
      },
    );
  },
};

/** 十四 in digits. Which number it is states a fact: that is offered, and not preferred. */
function inDigits({ cell: { raw, reading, span } }: WrittenCell): readonly Fix[] {
  const digits = reading.status === 'malformed' ? digitsOfNumeral(raw) : null;
  if (digits === null) return [];
  return [
    {
      title: { zh: `${raw}→${digits}`, en: `${raw} → ${digits}` },
      preferred: false,
      edits: [{ span, newText: digits }],
    },
  ];
}

function problemOf(placed: WrittenCell): Message | null {
  const { cell, column } = placed;
  const { reading } = cell;
  if (reading.status === 'malformed') {
    if (severalNumbers(cell.raw)) return null;
    return isMalformedNumber(cell.raw) ? null : { zh: '不是一个确定的数', en: 'no certain number' };
  }
  if (reading.status !== 'value') return null;
  if (column.kind !== 'change' && isWorded(reading))
    return { zh: '这里填数量，不填增减', en: 'how many belongs here, not how many more or less' };
  if (column.kind !== 'amount' && !isInteger(reading.value))
    return { zh: '这里应是整数', en: 'a whole number belongs here' };
  if (column.kind === 'count' && reading.value.units < 0n)
    return { zh: '数量不会是负数', en: 'a count cannot be negative' };
  return null;
}

/** What the reference says of it. */
export const notACountReference: RuleReference = {
  finds: {
    zh: '该填数量的格里写了文字（如“十余”“若干”“增15”），或者填了负数、小数的，给出提示。',
    en: 'Reports words such as 十余 (a dozen or so) or 增15 (up 15), a negative number or a fraction where a count belongs.',
  },
  why: {
    zh: '件数、项目数只能是0或正整数，含糊的说法无法汇总，也无法核对。这是表格本身的含义，统一格式没有另外写明。金额可以有小数，“本年增/减”可以是负数，写成“3.0”的也不提示。准确的数字只有您知道，所以没有一键修改；用汉字、字母写的数（十四、〇、O），可以改成数字。',
    en: 'A count is 0 or a positive whole number; vague words can be neither added up nor checked. That is what the table means, although the form does not say it in words. Amounts may have decimals, changes (本年增/减) may be negative, and 3.0 is accepted. Only you know the exact number, so there is no quick fix, save for a number in words or letters (十四, 〇, O), which can be written in digits.',
  },
  examples: [
    {
      wrong: `| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政许可 | 八十余           |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政强制 | 1                |
`,
      right: `| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政许可 | 86               |

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政强制 | 1                |
`,
    },
  ],
};
