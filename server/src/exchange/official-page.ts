/** A report as a page of HTML, as a site publishes it and Word takes it from the clipboard. */
import { cellLine } from './blocks.ts';
import type { Grid } from './blocks.ts';
import type { ExportBlock, ExportedReport } from './export-blocks.ts';
import { htmlTable, htmlText } from './official-html.ts';

/**
 * The form of GB/T 9704 on paper and in Word: 小标宋 22 points, 仿宋 16, headings in 黑体 and 楷体, lines 28 points apart,
 * its margins; on a screen the same fonts, as wide as is read well, tables that are pushed to the side where they are
 * wider. No fonts are fetched: where one is not installed, the next is taken.
 */
const STYLE = `
@page { size: A4; margin: 37mm 26mm 35mm 28mm; }
body { font-family: 仿宋_GB2312, FangSong_GB2312, 仿宋, FangSong, "Noto Serif CJK SC", serif; font-size: 16pt; line-height: 28pt; margin: 0; }
main { max-width: 48em; margin: 0 auto; padding: 1em; }
h1 { font-family: 方正小标宋简体, FZXiaoBiaoSong-B05S, 宋体, SimSun, "Noto Serif CJK SC", serif; font-size: 22pt; font-weight: normal; line-height: 1.5; text-align: center; }
h2 { font-family: 黑体, SimHei, "Noto Sans CJK SC", sans-serif; font-size: 16pt; font-weight: normal; text-indent: 2em; }
h3 { font-family: 楷体_GB2312, 楷体, KaiTi, "Noto Serif CJK SC", serif; font-size: 16pt; font-weight: normal; text-indent: 2em; }
h4 { font-size: 16pt; text-indent: 2em; }
h2, h3, h4 { margin: 0; break-after: avoid; }
p { margin: 0; text-indent: 2em; text-align: justify; overflow-wrap: break-word; }
p.signature { text-align: right; text-indent: 0; margin-right: 2em; }
div.table { overflow-x: auto; margin: 0.5em 0; }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 1.4; }
th, td { border: 1px solid; padding: 0.2em 0.4em; text-align: center; font-weight: normal; }
th[scope^="row"] { text-align: left; }
tr { break-inside: avoid; }
@media (max-width: 40em) { body { font-size: 1.1rem; line-height: 1.75; } h1 { font-size: 1.5rem; } h2, h3, h4 { font-size: 1.15rem; } }
@media print { main { max-width: none; padding: 0; } div.table { overflow: visible; } }
`;

/**
 * The page: no script, nothing from elsewhere, tables with the merged cells of the printed form and what their headers
 * are of, so that it is read by a screen reader and on a telephone, and prints well.
 */
export function officialPage({ title, organ, blocks }: ExportedReport): string {
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    ...(organ === null ? [] : [`<meta name="author" content="${htmlText(organ)}">`]),
    `<title>${htmlText(title ?? '政府信息公开工作年度报告')}</title>`,
    `<style>${STYLE}</style>`,
  ];
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN">',
    ...['<head>', ...head, '</head>'],
    ...['<body>', '<main>', ...blocks.map((block) => partOf(block)), '</main>', '</body>'],
    '</html>',
    '',
  ].join('\n');
}

/** Headings of the page: the title is the first, the six sections the second. */
const DEEPEST = 6;

function partOf(block: ExportBlock): string {
  switch (block.kind) {
    case 'title':
      return `<h1>${htmlText(block.text)}</h1>`;
    case 'heading': {
      const name = `h${String(Math.min(block.level + 1, DEEPEST))}`;
      return `<${name}>${htmlText(block.text)}</${name}>`;
    }
    case 'paragraph':
      return `<p>${htmlText(block.text)}</p>`;
    case 'signature':
      return `<p class="signature">${htmlText(block.text)}</p>`;
    case 'official':
      return `<div class="table">\n${htmlTable(block.grid)}\n</div>`;
    case 'grid':
      return `<div class="table">\n${gridTable(block.grid)}\n</div>`;
  }
}

/** A table that is not official, or not whole: as it was written. */
function gridTable({ rows }: Grid): string {
  const lines = rows.map((row) => {
    const cells = row
      .filter(({ isContinued }) => !isContinued)
      .map((cell) => {
        const across = cell.columns > 1 ? ` colspan="${String(cell.columns)}"` : '';
        return `<td${across}>${htmlText(cellLine(cell))}</td>`;
      });
    return `<tr>${cells.join('')}</tr>`;
  });
  return ['<table>', ...lines, '</table>'].join('\n');
}
