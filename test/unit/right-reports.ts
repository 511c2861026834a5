/**
 * Right reports made at random: organs, years, sizes of numbers, wording and the way of writing tables vary, and nothing
 * is wrong in any of them.
 */
import { newReport } from '../../server/src/service/index.ts';
import { analyse } from './analyse.ts';
import { applied } from './fixes.ts';
import type { Random } from './random.ts';

interface Organ {
  readonly name: string;
  readonly isGovernment: boolean;
}

const PLACES = ['云岭县', '青禾市', '岚溪县', '临江区', '白沙县', '金溪市', '柳川市', '北屏自治县'];
const DEPARTMENTS = [
  '水利局',
  '财政局',
  '教育局',
  '市场监督管理局',
  '交通运输局',
  '住房和城乡建设局',
  '司法局',
  '林业和草原局',
];

function randomOrgan(random: Random): Organ {
  const place = random.pick(PLACES);
  switch (random.below(4)) {
    case 0:
      return { name: `${place}人民政府`, isGovernment: true };
    case 1:
      return { name: `${place}${random.pick(['溪山镇', '河口乡'])}人民政府`, isGovernment: true };
    case 2:
      return { name: `${place}人民政府办公室`, isGovernment: false };
    default:
      return { name: place + random.pick(DEPARTMENTS), isGovernment: false };
  }
}

/** Values of every cell of the year's form, by row and column, that keep every relation. */
type Figures = ReadonlyMap<string, number>;

function randomFigures(random: Random, year: number): Figures {
  const { tables } = analyse(newReport({ organ: '云岭县水利局', year })).report;
  const most = random.pick([1, 3, 30, 900, 20_000]);
  const some = (): number => (random.onceIn(random.pick([1, 2, 6])) ? random.below(most + 1) : 0);
  const figures = new Map<string, number>();
  const set = (row: string, column: string, value: number): void => {
    figures.set(`${row} ${column}`, value);
  };
  const get = (row: string, column: string): number => figures.get(`${row} ${column}`) ?? 0;

  for (const { form } of tables.proactive?.rows ?? []) {
    // Only some cities and above make regulations.
    for (const column of form.columns) set(form.id, column.id, form.id === 'regulations' ? 0 : some());
    if (form.columns.some(({ id }) => id === 'inForce')) {
      set(form.id, 'inForce', get(form.id, 'inForce') + get(form.id, form.columns[0]?.id ?? ''));
    }
  }
  const requests = tables.requests?.rows ?? [];
  const special = new Set(['newRequests', 'carriedIn', 'outcomesTotal', 'carriedForward']);
  const columns = requests[0]?.form.columns.map(({ id }) => id).filter((id) => id !== 'total') ?? [];
  for (const column of columns) {
    let total = 0;
    for (const { form } of requests) {
      if (special.has(form.id)) continue;
      const value = some();
      set(form.id, column, value);
      total += value;
    }
    const forward = some();
    const carriedIn = Math.min(total, some());
    set('outcomesTotal', column, total);
    set('carriedForward', column, forward);
    set('carriedIn', column, carriedIn);
    set('newRequests', column, total + forward - carriedIn);
  }
  for (const { form } of requests) {
    set(
      form.id,
      'total',
      columns.reduce((sum, column) => sum + get(form.id, column), 0),
    );
  }
  for (const { form } of tables.proceedings?.rows ?? []) {
    const results = form.columns.map(({ id }) => id).filter((id) => id !== 'total');
    for (const column of results) set(form.id, column, some());
    set(
      form.id,
      'total',
      results.reduce((sum, column) => sum + get(form.id, column), 0),
    );
  }
  return figures;
}

/** The prose of each section, with the tables' own figures where it names any. */
function proseOf(random: Random, organ: Organ, year: number, figures: Figures): Readonly<Record<string, string>> {
  const of = (row: string, column = 'total'): string => String(figures.get(`${row} ${column}`) ?? 0);
  const received = random.pick([
    `本年度新收政府信息公开申请${of('newRequests')}件，上年结转${of('carriedIn')}件，结转下年度继续办理${of('carriedForward')}件。`,
    `${year}年共收到政府信息公开申请${of('newRequests')}件，均按规定办理。`,
    `严格执行登记、审核、答复、归档制度，依法办理政府信息公开申请。`,
  ]);
  const supervision = organ.isGovernment
    ? '将政府信息公开工作考核纳入年度绩效，开展社会评议，未发生责任追究情形。'
    : random.pick(['组织业务培训2次，将公开工作纳入年度考核。', '开展专项督查，对存在问题的科室通报整改。']);
  const parts = [
    `主动公开。${random.pick(['通过门户网站发布信息126条。', '及时发布政策文件和解读材料，回应社会关切。'])}`,
    `依申请公开。${received}`,
    `政府信息管理。${random.pick(['发布前逐件审查。', '健全源头认定和动态调整机制。'])}`,
    `政府信息公开平台建设。${random.pick(['维护好公开专栏。', '完成门户网站改版，优化检索功能。'])}`,
    `监督保障。${supervision}`,
  ];
  const numbered = parts.map((part, index) => `（${'一二三四五'.charAt(index)}）${part}`).join('\n\n');
  return {
    一: `${random.pick([`${year}年，`, ''])}我单位认真贯彻《中华人民共和国政府信息公开条例》，各项公开工作有序开展。\n\n${numbered}`,
    五: random.pick([
      '存在的主要问题：一是解读形式单一；二是更新不够及时。\n\n改进情况：一是增加图解；二是每月核对一次更新情况。',
      '一年来，工作取得一定成效，但也存在一些问题：人员更换频繁，业务不够熟练。下一步，将加强培训，改进工作。',
    ]),
    六: random.pick([
      '本年度未收取信息处理费。没有其他需要报告的事项。',
      '按照国办函〔2020〕109号，本年度收取信息处理费0元。',
    ]),
  };
}

/** One right report in the canonical form. */
function canonicalReport(random: Random): string {
  const year = random.pick([2019, 2020, 2021, 2022, 2023, 2024, 2025]);
  const organ = randomOrgan(random);
  const figures = randomFigures(random, year);
  const blank = newReport({ organ: organ.name, year });
  const { tables } = analyse(blank).report;
  const edits = Object.values(tables).flatMap((table) =>
    (table?.rows ?? []).flatMap((row) =>
      row.cells.flatMap(({ rowId, columnId, span }) =>
        span ? [{ span, newText: String(figures.get(`${rowId} ${columnId}`) ?? 0) }] : [],
      ),
    ),
  );
  const prose = proseOf(random, organ, year, figures);
  const filled = applied(blank, edits).replace(
    /^## ([一五六])、.*$/gm,
    (heading, number: string) => `${heading}\n\n${prose[number] ?? ''}`,
  );
  const period = `根据《中华人民共和国政府信息公开条例》第五十条的规定编制本报告。数据的统计期限为${year}年1月1日至${year}年12月31日。`;
  const month = organ.isGovernment ? random.pick([1, 2, 3]) : 1;
  const signed = `${filled.replace('\n\n## 一、', `\n\n${period}\n\n## 一、`).trimEnd()}\n\n${organ.name}\n\n${year + 1}年${month}月${1 + random.below(28)}日\n`;
  return signed;
}

const cellsOf = (row: string): readonly string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const isRule = (row: string): boolean => /^[|\s:-]+$/.test(row);

/** Each way of writing a table: rows of cells to lines. Blank cells are kept where the notation has a place for them. */
const WRITTEN: Readonly<Record<string, (rows: readonly (readonly string[])[]) => string>> = {
  canonical: (rows) =>
    rows
      .map((row, index) => `| ${row.join(' | ')} |${index === 0 ? `\n|${' --- |'.repeat(row.length)}` : ''}`)
      .join('\n'),
  'bare bars': (rows) => rows.map((row) => row.join(' | ')).join('\n'),
  tabs: (rows) => rows.map((row) => row.join('\t')).join('\n'),
  'one cell a line': (rows) => rows.map((row) => row.join('\n\n')).join('\n\n'),
  'cells led by tabs': (rows) => rows.map((row) => row.map((cell) => `\t${cell}`).join('\n')).join('\n\n'),
  'columns of spaces': (rows) => rows.map(([label = '', ...cells]) => `${label}    ${cells.join('    ')}`).join('\n'),
  commas: (rows) =>
    rows.map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')).join('\n'),
  drawn: (rows) => {
    const rule = `+${rows[0]?.map(() => '------').join('+') ?? ''}+`;
    return [rule, ...rows.flatMap((row) => [`| ${row.join(' | ')} |`, rule])].join('\n');
  },
  html: (rows) =>
    `<table>\n${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')}\n</table>`,
};

/** A report in which nothing is wrong, and the notation of its tables. */
export function rightReportAtRandom(random: Random): { readonly text: string; readonly notation: string } {
  const notation = random.pick(Object.keys(WRITTEN));
  const write = WRITTEN[notation];
  const text = canonicalReport(random).replace(/(?:^\|.*\|\n?)+/gm, (table) => {
    const rows = table
      .trimEnd()
      .split('\n')
      .filter((row) => !isRule(row))
      .map(cellsOf);
    return `${write?.(rows) ?? ''}\n`;
  });
  const isPlain = notation !== 'canonical' && notation !== 'html' && random.onceIn(2);
  const written = isPlain ? text.replace(/^#+ /gm, '') : text;
  return { notation, text: random.onceIn(4) ? written.replaceAll('\n', '\r\n') : written };
}
