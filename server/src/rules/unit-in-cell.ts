import type { RawCell } from '../document/document.ts';
import { formatDecimal } from '../report/number.ts';
import type { Decimal, NumberReading } from '../report/number.ts';
import type { WrittenCell } from '../report/report.ts';
import { cellsWhere, isWorded } from './cells.ts';
import { cellName } from './describe.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A unit beside the number: the header gives it. */
export const unitInCell: Rule = {
  id: 'unit-in-cell',
  group: 'tables',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '单元格里写了单位', en: 'Unit in a cell' },
  check(report) {
    // 增5万元 is no amount at all.
    return cellsWhere(
      report,
      (reading, { kind }) => hasUnit(reading) && (kind === 'change' || !isWorded(reading)),
    ).flatMap((placed) => {
      const { reading } = placed.cell;
      if (reading.status !== 'value' || reading.notation.unit === null) return [];
      const { unit } = reading.notation;
      const fix = unitFix(placed, reading.value, unit);
      const name = cellName(placed.table, placed.cell);
      return [
        {
          span: placed.cell.span,
          message: {
            zh: `“${name}”写成了“${placed.cell.raw}”。单元格里只写数字，单位写在表头。`,
            en: `“${name}” reads “${placed.cell.raw}”. A cell holds the number alone; the header gives the unit.`,
          },
          fixes: fix ? [fix] : [],
        },
      ];
    });
  },
};

function hasUnit(reading: NumberReading): boolean {
  return reading.status === 'value' && reading.notation.unit !== null;
}

/** 万元 to the power of ten that makes it 元. */
const MONEY: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万: 4, 万元: 4, 亿元: 8 };

function unitFix(placed: WrittenCell, value: Decimal, unit: string): Fix | null {
  const { column } = placed;
  const power = MONEY[unit];
  if (column.kind !== 'amount') {
    if (power !== undefined) return null;
    return write(placed, value, []);
  }
  if (power === undefined) return null;
  const header = headerOf(placed);
  const headerUnit = /亿元|万元|千元|元/.exec(`${header?.text ?? ''}${column.label}${placed.row.form.unit ?? ''}`)?.[0];
  if (headerUnit !== undefined) return write(placed, shifted(value, power - (MONEY[headerUnit] ?? 0)), []);
  if (!header) return null;
  return write(placed, value, [{ span: { start: header.end, end: header.end }, newText: `（${unit}）` }]);
}

/** The column's header as written, nearest above the cell. */
function headerOf({ table, column, cell }: WrittenCell): RawCell | null {
  const headers = table.headers.filter(
    (header) => header.columnId === column.id && header.label.start < cell.span.start,
  );
  return headers.at(-1)?.label ?? null;
}

function write({ cell }: WrittenCell, value: Decimal, others: Fix['edits']): Fix {
  const number = formatDecimal(value);
  return {
    title: {
      zh: `${cell.raw}→${number}${others.length > 0 ? '，单位移到表头' : ''}`,
      en: `${cell.raw}→${number}${others.length > 0 ? ', the unit moved into the header' : ''}`,
    },
    preferred: true,
    // A unit that the header does not give yet is a fact about the whole column.
    ...(others.length === 0 && { safe: true }),
    edits: [...others, { span: cell.span, newText: number }],
  };
}

/** The number times ten to a power, exactly. */
function shifted(value: Decimal, power: number): Decimal {
  return power >= 0
    ? { units: value.units * 10n ** BigInt(power), scale: value.scale }
    : { units: value.units, scale: value.scale - power };
}

/** What the reference says of it. */
export const unitInCellReference: RuleReference = {
  finds: {
    zh: '数字后面写了单位的，如“640.492万元”“4件”“251000元”，给出提示。',
    en: 'Reports a unit behind a number in a cell, such as 640.492万元, 4件, 251000元.',
  },
  why: {
    zh: '单元格里写了单位，电子表格当作文字，算不出来；单位与表头不同时（表头是万元，格里写元），直接汇总还会差一万倍。表头已经写明单位的，一键修改去掉单位，元与万元自动换算，数值不变，可以放心使用。2019年格式的“采购总金额”表头没有写单位，一键修改把单位移到表头，请顺便看一下这一列的其他数字是不是同一个单位。',
    en: 'Spreadsheets take a number with a unit for text; and where the header says 万元 (ten thousand yuan) and the cell 元 (yuan), a sum is wrong by a factor of ten thousand. Where the header gives the unit, the fix removes it from the cell and converts 元 to 万元: the value stays the same. The header 采购总金额 of 2019 gives none; there the fix moves the unit into the header. Check then that the rest of the column is in that unit.',
  },
  examples: [
    {
      wrong: `| 信息内容       | 本年收费金额（单位：万元） |
| -------------- | -------------------------- |
| 行政事业性收费 | 251000元                   |

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3件          | 1            | 14           |
`,
      right: `| 信息内容       | 本年收费金额（单位：万元） |
| -------------- | -------------------------- |
| 行政事业性收费 | 25.1                       |

| 信息内容       | 本年制发件数 | 本年废止件数 | 现行有效件数 |
| -------------- | ------------ | ------------ | ------------ |
| 规章           | 0            | 0            | 0            |
| 行政规范性文件 | 3            | 1            | 14           |
`,
    },
    {
      wrong: `| 信息内容       | 上一年项目数量 | 本年增/减 |
| -------------- | -------------- | --------- |
| 行政事业性收费 | 6              | 0         |

| 信息内容     | 采购项目数量 | 采购总金额         |
| ------------ | ------------ | ------------------ |
| 政府集中采购 | 12           | 640.492万元        |
`,
      right: `| 信息内容       | 上一年项目数量 | 本年增/减 |
| -------------- | -------------- | --------- |
| 行政事业性收费 | 6              | 0         |

| 信息内容     | 采购项目数量 | 采购总金额（万元） |
| ------------ | ------------ | ------------------ |
| 政府集中采购 | 12           | 640.492            |
`,
    },
  ],
};
