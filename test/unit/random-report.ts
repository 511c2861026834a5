/** Whole reports made at random: what is to be read of them is known, whatever file they are written to. */
import { officialGrid } from '../../server/src/exchange/official-grid.ts';
import type { PrintedGrid } from '../../server/src/exchange/official-grid.ts';
import { editionForYear, editionOf } from '../../server/src/norms/edition.ts';
import type { ColumnForm, Edition, RowForm, TableForm, TableId } from '../../server/src/norms/edition.ts';
import type { Random } from './random.ts';

export interface RandomTable {
  readonly form: TableForm;
  readonly grid: PrintedGrid;
  readonly valueOf: (row: RowForm, column: ColumnForm) => string;
}

export interface RandomSection {
  /** The heading without its number: 总体情况. */
  readonly heading: string;
  readonly table: RandomTable | null;
  /** Sub-headings, without their numbers, and paragraphs below each. */
  readonly parts: readonly { readonly heading: string; readonly paragraphs: readonly string[] }[];
}

export interface RandomReport {
  readonly edition: Edition;
  readonly title: string;
  readonly opening: string;
  readonly sections: readonly RandomSection[];
  readonly signature: readonly [string, string];
}

const PLACES = ['云岭', '青石', '临川', '北泽', '沙坪', '梅园'];
const ORGANS = ['县水利局', '市财政局', '县人民政府', '区教育局', '镇人民政府', '市市场监督管理局'];
const SENTENCES = [
  '坚持以公开为常态、不公开为例外，及时回应社会关切。',
  '通过门户网站发布信息126条，其中规范性文件3件。',
  '健全源头认定和发布审查制度，未经审查的信息一律不予发布。',
  '组织业务培训2次，参训人员48人次。',
  '一是解读形式单一；二是更新不够及时。',
  '增加图解、问答等形式，每月核对一次更新情况。',
];
const PARTS = ['主动公开', '依申请公开', '政府信息管理', '平台建设', '监督保障'];

export function randomReport(random: Random): RandomReport {
  const year = random.pick([2019, 2020, 2021, 2022, 2023, 2024, 2025]);
  const edition = editionOf(editionForYear(year));
  const organ = random.pick(PLACES) + random.pick(ORGANS);
  const tableOf = (id: TableId): RandomTable | null => {
    const form = edition.tables.find((table) => table.id === id);
    if (!form) return null;
    const values = new Map<string, string>();
    for (const row of form.rows) {
      for (const column of row.columns) values.set(`${row.id} ${column.id}`, randomValue(column, random));
    }
    const valueOf = (row: RowForm, column: ColumnForm): string => values.get(`${row.id} ${column.id}`) ?? '';
    return { form, valueOf, grid: officialGrid(form, edition, valueOf) };
  };
  const paragraphs = (): readonly string[] =>
    Array.from({ length: 1 + random.below(2) }, () => random.pick(SENTENCES) + random.pick(SENTENCES));
  return {
    edition,
    title: `${organ}${year}年政府信息公开工作年度报告`,
    opening: `根据《中华人民共和国政府信息公开条例》编制本报告，数据的统计期限为${year}年1月1日至${year}年12月31日。`,
    sections: edition.sections.map((section) => ({
      heading: section.heading.replace(/^.、/, ''),
      table: section.kind === 'table' ? tableOf(section.id as TableId) : null,
      parts:
        section.kind === 'table'
          ? []
          : section.id === 'overview'
            ? PARTS.map((heading) => ({ heading, paragraphs: paragraphs() }))
            : [{ heading: '', paragraphs: paragraphs() }],
    })),
    signature: [organ, `${year + 1}年${1 + random.below(3)}月${1 + random.below(28)}日`],
  };
}

function randomValue({ kind }: ColumnForm, random: Random): string {
  if (random.onceIn(30)) return '';
  const count = String(Math.max(0, random.mostlySmall(20_000)));
  if (kind === 'change') return random.onceIn(2) ? `-${count}` : count;
  return kind === 'amount' && random.onceIn(2) ? `${count}.${1 + random.below(9)}` : count;
}
