import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { allReports, fixture, replaced, rightReport, withCell } from '../../../test/unit/reports.ts';
import { analyse, hover } from './index.ts';
import type { Analysis, Span } from './index.ts';

// --- what the norms say, read without the code under test ------------------------------------------------------------

interface RegulationText {
  readonly title: string;
  readonly order: string;
  readonly articles: readonly {
    readonly number: number;
    readonly paragraphs: readonly { readonly text: string; readonly items: readonly string[] }[];
  }[];
}

interface Based {
  readonly basis?: readonly string[];
}

interface EditionText {
  readonly sections: readonly (Based & { readonly id: string; readonly heading: string })[];
  readonly tables: {
    readonly proactive: {
      readonly blocks: readonly (Based & {
        readonly heading: string;
        readonly rows: readonly { readonly id: string }[];
      })[];
    };
    readonly requests: { readonly rows: readonly (Based & { readonly id: string })[] };
  };
}

const norm = (name: string): unknown => JSON.parse(readFileSync(`server/src/norms/${name}.json`, 'utf8'));
const regulations = {
  '2019': norm('regulation-2019') as RegulationText,
  '2007': norm('regulation-2007') as RegulationText,
};
const forms = { '2021': norm('edition-2021') as EditionText, '2019': norm('edition-2019') as EditionText };
const statistics = norm('statistics-2014') as { readonly rows: readonly (Based & { readonly code: string })[] };

const digits = '零一二三四五六七八九';
const numeral = (value: number): string =>
  value < 10
    ? (digits[value] ?? '')
    : `${value < 20 ? '' : (digits[Math.floor(value / 10)] ?? '')}十${value % 10 === 0 ? '' : (digits[value % 10] ?? '')}`;
const NUMBERS = new Map(Array.from({ length: 60 }, (_, value) => [numeral(value), value]));
const numberOf = (text: string): number => NUMBERS.get(text) ?? NaN;

/** The words of 第五十条第一款第（四）项: the sentence before the items and the one item; else all of it. */
function words(regulation: RegulationText, basis: string): readonly string[] {
  const [, article = '', paragraph, item] =
    /^第(.+?)条(?:第(.+?)款)?(?:第（(.+?)）项)?$/.exec(basis) ?? assert.fail(basis);
  const all = regulation.articles.find(({ number }) => number === numberOf(article))?.paragraphs ?? [];
  const chosen = paragraph === undefined ? all : all.slice(numberOf(paragraph) - 1, numberOf(paragraph));
  assert.ok(chosen.length > 0, `${basis} is in the regulation`);
  if (item === undefined) return chosen.flatMap(({ text, items }) => [text, ...items]);
  const holder = chosen.find(({ items }) => items.length > 0);
  const one = holder?.items[numberOf(item) - 1];
  assert.ok(holder && one !== undefined, `${basis} is in the regulation`);
  return [holder.text, one];
}

// --- what the hover says ----------------------------------------------------------------------------------------------

/** Lines of Markdown quotation: the regulation's words, exactly. */
const quoted = (markdown: string): readonly string[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('> '))
    .map((line) => line.slice(2));

/** The hover over a span says the same at both ends, and is about that span. */
function hoverOver(analysis: Analysis, span: Span): string | null {
  const atStart = hover(analysis, span.start);
  assert.deepEqual(hover(analysis, Math.max(span.start, span.end - 1)), atStart);
  if (!atStart) return null;
  assert.deepEqual([atStart.span.start, atStart.span.end], [span.start, span.end]);
  assert.deepEqual(
    quoted(atStart.contents.en),
    quoted(atStart.contents.zh),
    'the law is quoted in Chinese in both languages',
  );
  return atStart.contents.zh;
}

/** It names law and place, and quotes exactly these articles. */
function assertQuotes(
  contents: string | null,
  regulation: RegulationText,
  basis: readonly string[],
  name: string,
): void {
  if (basis.length === 0) {
    assert.deepEqual(quoted(contents ?? ''), [], name);
    return;
  }
  assert.ok(contents !== null, `${name} has a hover`);
  assert.deepEqual(
    quoted(contents),
    basis.flatMap((one) => words(regulation, one)),
    name,
  );
  for (const one of basis) {
    assert.ok(contents.includes(`《${regulation.title}》（${regulation.order}）${one}`), `${name}: ${one}`);
  }
}

function basisOfRow(edition: '2021' | '2019', table: string, row: string): readonly string[] {
  const { sections, tables } = forms[edition];
  const ofSection = sections.find(({ id }) => id === table)?.basis ?? [];
  if (table === 'proactive')
    return tables.proactive.blocks.find(({ rows }) => rows.some(({ id }) => id === row))?.basis ?? ofSection;
  if (table === 'proceedings') return ['第五十条第一款第（三）项', '第五十一条'];
  const own = tables.requests.rows.find(({ id }) => id === row)?.basis ?? [];
  return own.length > 0 ? own : ofSection;
}

const reports = allReports().map(({ file, text }) => ({ file, text, analysis: analyse(text) }));
const current = reports.filter(({ file }) => !file.includes('2014-'));
const former = reports.filter(({ file }) => file.includes('2014-'));

test('hover: every section heading quotes the articles of its section', () => {
  let count = 0;
  for (const { file, analysis } of current) {
    for (const { form, headingSpan } of analysis.report.sections) {
      const { basis = [] } = forms['2021'].sections.find(({ id }) => id === form.id) ?? {};
      assertQuotes(hoverOver(analysis, headingSpan), regulations['2019'], basis, `${file} ${form.heading}`);
      count++;
    }
  }
  assert.ok(count > 130);
});

test('hover: every row label, block heading and column header of every shape', () => {
  for (const { file, analysis } of current) {
    const edition = analysis.report.edition.id === '2019' ? '2019' : '2021';
    for (const table of Object.values(analysis.report.tables)) {
      for (const row of table?.rows ?? []) {
        if (!row.label) continue;
        const contents = hoverOver(analysis, row.label);
        assertQuotes(
          contents,
          regulations['2019'],
          basisOfRow(edition, table?.id ?? '', row.form.id),
          `${file} ${row.form.id}`,
        );
        assert.ok(contents?.includes(row.form.label), `${file}: the label as printed`);
      }
      for (const { label } of table?.headers ?? []) {
        const rows = table?.rows.filter((row) => row.label && row.label.start > label.start) ?? [];
        const first = rows.reduce(
          (a, b) => ((a.label?.start ?? 0) <= (b.label?.start ?? 0) ? a : b),
          rows[0] ?? table?.rows[0] ?? assert.fail(file),
        );
        // In table three the rows have articles of their own: a column rests on what the section rests on.
        const basis =
          table?.id === 'requests'
            ? (forms[edition].sections.find(({ id }) => id === 'requests')?.basis ?? [])
            : basisOfRow(edition, table?.id ?? '', first.form.id);
        assertQuotes(hoverOver(analysis, label), regulations['2019'], basis, `${file} ${label.text}`);
      }
      for (const group of table?.groups ?? []) {
        if (!group.text.startsWith('第二十条')) continue;
        const basis = group.text.replaceAll(/\s/g, '').replace('(', '（').replace(')', '）');
        assertQuotes(hoverOver(analysis, group), regulations['2019'], [basis], `${file} ${group.text}`);
      }
    }
  }
});

test('hover: the groups of the statistics table that rest on an article of 2007', () => {
  const text = fixture('2014-canonical.md');
  const analysis = analyse(text);
  const groups: readonly (readonly [string, string])[] = [
    ['一、主动公开情况', '第三十二条第（一）项'],
    ['三、依申请公开情况', '第三十二条第（二）项'],
  ];
  for (const [label, basis] of groups) {
    const start = text.indexOf(label);
    assertQuotes(hoverOver(analysis, { start, end: start + label.length }), regulations['2007'], [basis], label);
  }
  const without = text.indexOf('二、回应解读情况');
  assert.equal(hover(analysis, without + 1), null);
});

test('hover: every cell tells its relations with their numbers', () => {
  for (const { file, analysis } of reports) {
    const { tables, identities } = analysis.report;
    for (const table of Object.values(tables)) {
      // All cells of one report; of the others every ninth, which is each column in turn.
      const cells = table?.rows.flatMap((row) => row.cells) ?? [];
      for (const cell of cells.filter((_, index) => index % 9 === 0 || file.includes('2021-canonical'))) {
        if (!cell.span) continue;
        const relations = identities.filter(({ leftCells, rightCells }) =>
          [...leftCells, ...rightCells].includes(cell),
        );
        const contents = hoverOver(analysis, cell.span) ?? '';
        const name = `${file} ${cell.rowId} ${cell.columnId}`;
        for (const { identity, left, right, status } of relations) {
          assert.ok(contents.includes(identity.text), `${name}: ${identity.id}`);
          assert.ok(
            contents.includes(identity.official ? '表中注明的勾稽关系' : '由“总计”推出的关系') ||
              table?.id === 'statistics',
            name,
          );
          if (!left || !right) continue;
          const [, leftSum = '', rightSum = ''] = [left, right].reduce<readonly string[]>(
            (all, { units }) => [...all, String(units)],
            [''],
          );
          assert.ok(contents.includes(leftSum) && contents.includes(rightSum), `${name}: ${leftSum}, ${rightSum}`);
          assert.ok(contents.includes(status === 'holds' ? '，相符' : '不相符'), name);
        }
        if (relations.length === 0) assert.doesNotMatch(contents, /左边|之和是|相符/, name);
      }
    }
  }
});

test('hover: the cell of a total, written out', () => {
  const text = fixture('2021-canonical.md');
  const contents = hover(analyse(text), text.indexOf('2404'))?.contents;
  for (const part of [
    '（七）总计 · 自然人',
    '2567＋38＝2605',
    '2404＋201＝2605',
    '（七）总计＝各办理结果之和',
    '总计＝自然人＋商业企业',
  ]) {
    assert.ok(contents?.zh.includes(part), part);
  }
  assert.match(contents?.en ?? '', /2567＋38＝2605.*2404＋201＝2605.*holds/);
});

test('hover: the numbers of a relation stand in the order in which it is written', () => {
  for (const { file, analysis } of reports) {
    const { tables, identities } = analysis.report;
    for (const { identity, left, right, rightCells, status } of identities) {
      const [cell] = rightCells;
      if (!left || !right || !cell?.span) continue;
      const contents = hover(analysis, cell.span.start)?.contents.zh ?? assert.fail(file);
      const [first = '', ...others] = identity.text.split('＝');
      const paragraphs = contents.split('\n\n');
      const written = paragraphs.findIndex((paragraph) => paragraph.endsWith(`\`${identity.text}\``));
      assert.ok(written > 0, identity.text);
      // What is wrong stands before the relation, what is right behind it.
      const isBroken = status === 'broken';
      const figures = paragraphs[written + (isBroken ? -1 : 1)];
      assert.equal(figures?.startsWith('**不相符**：'), isBroken);
      const row = tables[identity.table]?.rows.find(({ form }) => form.id === cell.rowId)?.form;
      const column = row?.columns.find(({ id }) => id === cell.columnId);
      // A relation that begins with the label of its right side's cell begins with the total.
      const totalFirst = [row?.label, column?.label].includes(first);
      assert.equal(totalFirst, identity.right.length === 1, identity.text);
      assert.equal(others.length, 1, identity.text);
      const firstSum = String((totalFirst ? right : left).units);
      assert.match(
        figures.replace('**不相符**：', ''),
        new RegExp(`^${totalFirst ? `${first}是${firstSum}，各项之和是` : `左边[^，]*${firstSum}，右边`}`),
        `${file}: ${identity.text}`,
      );
    }
  }
});

test('hover: a broken relation says so, one that cannot be taken too', () => {
  const broken = withCell(rightReport(), '行政复议', 5, '5');
  assert.match(
    hover(analyse(broken), broken.indexOf('| 5 |\n| 行政诉讼') + 2)?.contents.zh ?? '',
    /\*\*不相符\*\*：总计是5，各项之和是2＋1＋0＋1＝4。\n\n[^`]*`总计＝结果维持＋[^`]*`/,
  );
  const blank = withCell(rightReport(), '行政复议', 1, '/');
  const at = hover(analyse(blank), blank.indexOf('/ | 1 | 0 | 1 | 4'));
  assert.match(at?.contents.zh ?? '', /无法核对/);
  assert.doesNotMatch(at?.contents.zh ?? '', /左边/);
});

/** The hover in the middle of a piece of the text. */
function hoverAt(text: string, piece: string): string | null {
  return hover(analyse(text), text.indexOf(piece) + Math.floor(piece.length / 2))?.contents.zh ?? null;
}

const saying = (words: string): string => replaced(rightReport(), '发布前逐件审查。', words);

test('hover: a citation of the regulation in force quotes what it cites', () => {
  for (const [citation, basis] of [
    ['《条例》第二十条第（五）项', '第二十条第（五）项'],
    ['《条例》第二十条第五项', '第二十条第（五）项'],
    ['《条例》第20条第（5）项', '第二十条第（五）项'],
    ['《中华人民共和国政府信息公开条例》第五十条第一款第（四）项', '第五十条第一款第（四）项'],
    ['《中华人民共和国政府信息公开条例》（国务院令第711号）第三十三条', '第三十三条'],
    ['《政府信息公开条例》第十六条第二款', '第十六条第二款'],
    ['条例第五十六条', '第五十六条'],
    ['《条例》第三十六条第（七）项', '第三十六条第（七）项'],
  ] as const) {
    assertQuotes(hoverAt(saying(`依照${citation}办理。`), citation), regulations['2019'], [basis], citation);
  }
});

test('hover: citations of other laws, and of places that the regulation does not have, give nothing', () => {
  for (const citation of [
    '《中华人民共和国行政许可法》第四十条',
    '《森林法实施条例》第三条',
    '《信访条例》第十条',
    '《重大行政决策程序暂行条例》第十六条',
    '《条例》第六十条',
    '《条例》第二十条第（三十）项',
    '《条例》第十六条第九款',
    '公路第二十条线路',
  ]) {
    assert.equal(hoverAt(saying(`依照${citation}办理。`), citation), null, citation);
  }
});

test('hover: a report before 2019 quotes the regulation of 2007, articles 31 and 32, and no other words', () => {
  const ofFormer = new Set(
    regulations['2007'].articles.flatMap(({ paragraphs }) => paragraphs.flatMap(({ text, items }) => [text, ...items])),
  );
  for (const { file, text, analysis } of former) {
    const table = analysis.report.tables.statistics ?? assert.fail(file);
    for (const row of table.rows) {
      if (!row.label) continue;
      const group = statistics.rows.find(({ code }) => code === row.form.id.charAt(0));
      const own = statistics.rows.find(({ code }) => code === row.form.id)?.basis;
      assertQuotes(
        hoverOver(analysis, row.label),
        regulations['2007'],
        own ?? group?.basis ?? [],
        `${file} ${row.form.id}`,
      );
    }
    for (let offset = 0; offset < text.length; offset += 11) {
      for (const line of quoted(hover(analysis, offset)?.contents.zh ?? '')) assert.ok(ofFormer.has(line), line);
    }
  }
});

test('hover: citations in a report before 2019', () => {
  const citing = (words: string): string =>
    replaced(fixture('2014-canonical.md'), '完善公开目录', `依照${words}完善公开目录`);
  for (const [citation, basis] of [
    ['《条例》第三十二条', '第三十二条'],
    ['《条例》第三十二条第（四）项', '第三十二条第（四）项'],
    ['《中华人民共和国政府信息公开条例》第三十一条', '第三十一条'],
  ] as const) {
    assertQuotes(hoverAt(citing(citation), citation), regulations['2007'], [basis], citation);
  }
  assert.equal(hoverAt(citing('《条例》第二十条'), '《条例》第二十条'), null, 'we do not hold its text');
});

test('hover: prose, blank space and documents that are no report have none', () => {
  const text = rightReport();
  for (const piece of ['各项公开工作有序开展', '组织业务培训2次', '云岭县水利局\n\n2025'])
    assert.equal(hoverAt(text, piece), null, piece);
  const note = '# 会议记录\n\n依照《条例》第二十条，一、总体情况。\n';
  for (let offset = 0; offset <= note.length; offset++) assert.equal(hover(analyse(note), offset), null);
  assert.equal(hover(analyse(''), 0), null);
  assert.equal(hover(analyse(text), text.length + 10), null);
});

test('hover: the title says its form, and the organ, year and edition that were read', () => {
  const [rightTitle = ''] = rightReport(2023).split('\n', 1);
  for (const [title, asked, regular] of [
    [rightTitle, 3, null],
    ['# 云岭县水利局2023年度政务公开工作年度报告', 5, '云岭县水利局2023年政府信息公开工作年度报告'],
  ] as const) {
    const found = hover(analyse(rightReport(2023).replace(rightTitle, title)), asked);
    assert.ok(found);
    for (const word of ['全称', '报告年度：2023年', '2021年版', '第四十九条']) {
      assert.ok(found.contents.zh.includes(word), word);
    }
    assert.equal(found.contents.zh.includes('按这个写法是'), regular !== null);
    if (regular !== null) assert.ok(found.contents.zh.includes(regular) && found.contents.zh.includes('（政府部门）'));
    assert.match(found.contents.en, /reported year: 2023[^]*the 2021 edition/);
  }
});
