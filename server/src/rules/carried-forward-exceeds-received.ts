import { difference, formatDecimal } from '../report/number.ts';
import type { Cell, Report, Table } from '../report/report.ts';
import { cellName } from './describe.ts';
import type { Related } from './finding.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** More requests carried forward than were received in the year. */
export const carriedForwardExceedsReceived: Rule = {
  id: 'carried-forward-exceeds-received',
  group: 'identities',
  severity: 'information',
  basis: 'implied',
  since: 'preview',
  clause: null,
  fixes: [],
  title: { zh: '结转下年度多于本年新收', en: 'More carried forward than received' },
  check(report) {
    const table = report.tables.requests;
    const found = table ? exceeding(report, table) : [];
    return table && found.length > 0 ? [findingOf(table, found)] : [];
  },
};

interface Pair {
  readonly received: Cell;
  readonly forward: Cell;
}

/** The columns in which more is carried forward; those left out in which a broken relation says that a number is wrong. */
function exceeding({ identities }: Report, { rows }: Table): readonly Pair[] {
  const cellsOf = (row: string): readonly Cell[] => rows.find(({ form }) => form.id === row)?.cells ?? [];
  const doubted = new Set(
    identities
      .filter(({ status }) => status === 'broken')
      .flatMap(({ leftCells, rightCells }) => [...leftCells, ...rightCells]),
  );
  return cellsOf('carriedForward').flatMap((forward) => {
    const received = cellsOf('newRequests').find(({ columnId }) => columnId === forward.columnId);
    if (!received?.value || !forward.value || doubted.has(received) || doubted.has(forward)) return [];
    return difference(forward.value, received.value).units > 0n ? [{ received, forward }] : [];
  });
}

function findingOf(table: Table, found: readonly Pair[]): RuleFinding {
  const columnOf = ({ forward }: Pair): string => {
    const columns = table.rows.find(({ form }) => form.id === forward.rowId)?.form.columns ?? [];
    return columns.find(({ id }) => id === forward.columnId)?.label ?? forward.columnId;
  };
  const numbers = found.map((pair) => {
    const forward = pair.forward.value ? formatDecimal(pair.forward.value) : '';
    const received = pair.received.value ? formatDecimal(pair.received.value) : '';
    return { column: columnOf(pair), forward, received };
  });
  const zh = numbers.map(({ column, forward, received }) => `“${column}”结转${forward}件、新收${received}件`);
  const en = numbers.map(({ column, forward, received }) => `${column}: ${forward} of ${received}`);
  const [first, ...others] = found.map(({ forward }) => forward);
  const cells = [...others, ...found.map(({ received }) => received)];
  return {
    span: first?.span ?? { start: table.start, end: table.end },
    message: {
      zh: `结转下年度的比本年新收的还多：${zh.join('；')}。申请一般应当在20个工作日内答复，可以延长20个工作日（《条例》第三十三条），结转的应当都是本年收到的。是否填错，或者有中止办理的？请核对。`,
      en: `More is carried forward than was received this year (${en.join('; ')}). Requests are answered within 20 working days and 20 more (article 33), so what is carried forward should have come this year. A slip, or are cases suspended? Please check.`,
    },
    related: cells.flatMap((cell): readonly Related[] => {
      const name = cellName(table, cell);
      return cell.span ? [{ span: cell.span, message: { zh: name, en: name } }] : [];
    }),
  };
}

/** What the reference says of it. */
export const carriedForwardExceedsReceivedReference: RuleReference = {
  finds: {
    zh: '第三部分的表，逐列看：结转下年度继续办理的件数比本年新收的还多的，提醒核对，一张表只提醒一次。',
    en: 'In the table of section three, column by column: more requests carried forward than received in the year. Asked once a table.',
  },
  why: {
    zh: '条例第三十三条规定20个工作日内答复，可以延长20个工作日，上一年收到的申请到年底一般都已办结，结转的应当是本年收到的。统一格式没有写明这个关系；手头能读到的公开报告，每一列都符合。中止办理的申请可能例外，所以只作提醒，不说填错。这一列有勾稽关系不符的，先由那条规则说，这里不再说。',
    en: 'Article 33 gives 20 working days, and 20 more, so what came last year is answered by the end of this one and what is carried forward came this year. The form does not state it; every column of the published reports at hand keeps it. Suspended cases may explain it: this is a question, not an error. Where a relation over the column is broken, that is said instead.',
  },
  examples: [
    {
      wrong: /* @__PURE__ */ example(2, 7, 4),
      right: /* @__PURE__ */ example(7, 2, 4),
    },
  ],
};

/** Table three with so many requests received, carried in and granted, all of natural persons; the rest is carried forward. */
function example(received: number, carriedIn: number, granted: number): string {
  const row = (label: string, count: number): string =>
    `| ${label} | ${String(count)} | 0 | 0 | 0 | 0 | 0 | ${String(count)} |\n`;
  return `## 三、收到和处理政府信息公开申请情况

| 项目 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
| ---- | ------ | -------- | -------- | ------------ | ------------ | ---- | ---- |
${row('一、本年新收政府信息公开申请数量', received)}${row('二、上年结转政府信息公开申请数量', carriedIn)}${row('三、（一）予以公开', granted)}${row('三、（七）总计', granted)}${row('四、结转下年度继续办理', received + carriedIn - granted)}`;
}
