import { formatDecimal, readNumber } from '../report/number.ts';
import type { RepeatedRow, Table } from '../report/report.ts';
import type { RawCell } from '../document/document.ts';
import { tableName } from './describe.ts';
import type { Message, Related } from './finding.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** So many rows that stand again are a copy of the table. */
const LEAST_OF_COPY = 3;
/** More differences than these are counted. */
const MOST_NAMED = 3;

/** A row of the form twice, a whole table twice, or two rows of figures in table four. */
export const rowTwice: Rule = {
  id: 'row-twice',
  group: 'tables',
  severity: 'error',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '同一行出现两次', en: 'A row stands twice' },
  check(report) {
    return Object.values(report.tables).flatMap((table) => {
      const repeated = table?.repeatedRows ?? [];
      if (!table || repeated.length === 0) return [];
      return repeated.length >= LEAST_OF_COPY
        ? [copyFinding(table, repeated)]
        : repeated.map((row) => rowFinding(table, row));
    });
  },
};

/** The whole table, or most of it, once more. */
function copyFinding(table: Table, repeated: readonly RepeatedRow[]): RuleFinding {
  const [first] = repeated;
  const name = tableName(table.id);
  const different = repeated.filter(({ isSame }) => !isSame);
  const named = different.slice(0, MOST_NAMED).map((row) => `“${row.form.label}”${differenceOf(row).zh}`);
  const more = different.length > MOST_NAMED ? `等${String(different.length)}行` : '';
  const span = first?.label ?? { start: table.start, end: table.start };
  if (different.length === 0) {
    return {
      span,
      severity: 'information',
      message: {
        zh: `${name.zh}出现了两次，数字相同，已按这些数字核对。请删去一份。`,
        en: `${name.en} stands twice with the same figures, which were checked. Remove one copy.`,
      },
      related: relatedTo(repeated.slice(0, 1)),
    };
  }
  return {
    span,
    message: {
      zh: `${name.zh}出现了两次，数字不同：${named.join('；')}${more}。不知道以哪一份为准，不同的行没有核对。请删去一份。`,
      en: `${name.en} stands twice with different figures (${String(different.length)} rows); which copy holds cannot be told, so those rows were not checked. Remove one copy.`,
    },
    related: relatedTo(different),
  };
}

function rowFinding(table: Table, row: RepeatedRow): RuleFinding {
  const name = tableName(table.id);
  const label = table.form.isOneLine ? '数字' : `“${row.form.label}”`;
  if (row.isSame) {
    return {
      span: row.label,
      severity: 'information',
      message: {
        zh: `${name.zh}的${label}出现了两次，数字相同。统一格式只有一行，请删去一行。`,
        en: `“${row.form.label}” stands twice in ${name.en} with the same figures; the official form has it once.`,
      },
      related: relatedTo([row]),
    };
  }
  const difference = differenceOf(row);
  return {
    span: row.label,
    message: {
      zh: `${name.zh}的${label}出现了两次，数字不同：${difference.zh}。不知道以哪一行为准，没有核对。请删去一行。`,
      en: `“${row.form.label}” stands twice in ${name.en} with different figures: ${difference.en}. Which row holds cannot be told. Remove one.`,
    },
    related: relatedTo([row]),
  };
}

/** The figures that differ: 2与3. */
function differenceOf({ values, firstValues }: RepeatedRow): Message {
  const pairs = firstValues.flatMap((cell, index) => {
    const other = values[index];
    return !other || cell.text === other.text ? [] : [`${shown(cell)}与${shown(other)}`];
  });
  const some = pairs.slice(0, MOST_NAMED).join('、') + (pairs.length > MOST_NAMED ? '等' : '');
  const zh = some === '' ? `${figuresOf(firstValues)}与${figuresOf(values)}` : some;
  return { zh, en: zh.replaceAll('与', ' and ').replaceAll('、', ', ') };
}

function shown({ text }: RawCell): string {
  const reading = readNumber(text);
  return reading.status === 'value' ? formatDecimal(reading.value) : text === '' ? '空' : text;
}

function figuresOf(values: readonly RawCell[]): string {
  return values.map(shown).join(' ');
}

function relatedTo(rows: readonly RepeatedRow[]): readonly Related[] {
  return rows.map(({ first, form, firstValues }) => ({
    span: first,
    message: {
      zh: `前面的“${form.label}”：${figuresOf(firstValues)}`,
      en: `The earlier “${form.label}”: ${figuresOf(firstValues)}`,
    },
  }));
}

/** What the reference says of it. */
export const rowTwiceReference: RuleReference = {
  finds: {
    zh: '统一格式的一行在表里出现两次，整张表贴了两次，或者第四部分的表有两行数字的，给出提示：数字不同的是错误，并列出两处的数字；数字相同的只作提示。空着的行不算。',
    en: 'Reports a row of the form that stands twice, a whole table pasted twice, and two rows of figures in the table of section four: an error where the figures differ, which are told, and information where they are the same. Blank rows do not count.',
  },
  why: {
    zh: '统一格式的每一行只有一行。写了两次而数字不同，读者不知道以哪一行为准，程序也不猜：两处都不当作准数，有关的勾稽关系不核对。删去哪一份只有您知道，所以没有一键修改。',
    en: 'The form has each row once. Where it stands twice with different figures, readers cannot know which one holds, and neither is taken: relations over it are not judged. Only you know which copy to remove, so there is no quick fix.',
  },
  examples: [
    {
      wrong: `## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政处罚 | 32               |
| 行政强制 | 1                |
`,
      right: `## 二、主动公开政府信息情况

| 信息内容 | 本年处理决定数量 |
| -------- | ---------------- |
| 行政处罚 | 23               |
| 行政强制 | 1                |
`,
    },
  ],
};
