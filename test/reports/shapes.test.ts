// Further shapes in which reports come: what converters, editors and browsers make of the same tables.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertTrueToSource,
  claims,
  expected,
  expectedClaims,
  fixture,
  identitiesThat,
  read,
} from '../unit/reading/reading.ts';

/** What is read of a text must be what the fixtures of the edition say. */
function assertSame(text: string, edition = '2021'): void {
  const report = read(text);
  assert.equal(report.title?.text, expected(edition).title);
  assert.equal(report.sections.length, edition === '2014' ? 0 : 6);
  assert.deepEqual(new Map([...claims(report)].sort()), new Map([...expectedClaims(edition)].sort()));
  assert.deepEqual([identitiesThat(report, 'broken'), identitiesThat(report, 'notAssessable')], [[], []]);
  assertTrueToSource(report);
}

const EDITIONS = ['2021', '2019'] as const;

/** The pipe rows of a text, each changed as a whole. */
function mapRows(text: string, change: (cells: readonly string[]) => readonly string[]): string {
  return text.replace(/^\|(.*)\|$/gm, (_, row: string) => `|${change(row.split('|')).join('|')}|`);
}

for (const edition of EDITIONS) {
  const canonical = fixture(`${edition}-canonical.md`);

  test(`shape, ${edition}: numbers and labels in bold, as converters write totals`, () => {
    assertSame(
      mapRows(canonical, (cells) =>
        cells.map((cell) => cell.replace(/\S.*\S|\S/, (text) => (/^-+$/.test(text) ? text : `**${text}**`))),
      ),
      edition,
    );
  });

  test(`shape, ${edition}: ordinals, signs and marks escaped, as converters from HTML do`, () => {
    assertSame(canonical.replace(/(\d)\.(?=[\u4e00-\u9fff])/g, '$1\\.').replace(/\| -(?=\d)/g, '| \\-'), edition);
  });

  test(`shape, ${edition}: a browser's copy of cells with paragraphs, lone tabs between them`, () => {
    const text = fixture(`${edition}-word-paste.txt`)
      .replace(/^\t(.+)$/gm, '$1\n\n\t')
      .replace(/^\t\n(?=\n?[^\n\t])/gm, '\t\n');
    assertSame(text, edition);
  });

  test(`shape, ${edition}: a merged cell's text in each of the cells it was merged from`, () => {
    assertSame(repeatMerged(fixture(`${edition}-html-tables.md`)), edition);
  });

  test(`shape, ${edition}: quotation marks, indents and trailing spaces around pipe rows`, () => {
    assertSame(canonical.replace(/^\|.*$/gm, '   $&  '), edition);
  });

  test(`shape, ${edition}: headings in bold paragraphs of a page without other marks`, () => {
    const page = fixture(`${edition}-page.html`)
      .replace(/<p>([一二三四五六]、[^<]{4,30})<\/p>/g, '<p style="x"><strong><span>$1</span></strong></p>')
      .replace(/>(\d)(\d+)</g, '><span>$1</span><span>$2</span><');
    assertSame(page, edition);
  });
}

/** HTML tables with spans as pipe tables in which a merged cell stands in every place it covers. */
function repeatMerged(text: string): string {
  return text.replace(/<table[^]*?<\/table>/g, (table) => {
    const grid: string[][] = [];
    [...table.matchAll(/<tr>([^]*?)<\/tr>/g)].forEach(([, row = ''], y) => {
      let x = 0;
      for (const [, attributes = '', content = ''] of row.matchAll(/<td([^>]*)>([^]*?)<\/td>/g)) {
        while (grid[y]?.[x] !== undefined) x++;
        const span = (name: string): number => Number(new RegExp(`${name}="(\\d+)"`).exec(attributes)?.[1] ?? 1);
        for (let down = 0; down < span('rowspan'); down++) {
          for (let right = 0; right < span('colspan'); right++) {
            (grid[y + down] ??= [])[x + right] = content.replace(/<[^>]*>|&nbsp;/g, '');
          }
        }
      }
    });
    const rows = grid.map((row) => `| ${row.join(' | ')} |`);
    return [rows[0], `|${'---|'.repeat(grid[0]?.length ?? 1)}`, ...rows.slice(1)].join('\n');
  });
}
