/** A report as a page that a browser prints. */
import { htmlTable, htmlText } from '../../server/src/exchange/official-html.ts';
import type { RandomReport } from './random-report.ts';

const ORDINALS = '一二三四五六七八九';

/** The page; `fonts` is the address of a style sheet with the font. */
export function printedPage({ title, opening, sections, signature }: RandomReport, fonts: string): string {
  const text = (content: string): string => `<p>${htmlText(content)}</p>`;
  const body = [
    `<h1>${htmlText(title)}</h1>`,
    text(opening),
    ...sections.flatMap(({ heading, table, parts }, index) => [
      `<h2>${ORDINALS.charAt(index)}、${heading}</h2>`,
      ...(table ? [htmlTable(table.grid)] : []),
      ...parts.flatMap((part, at) => [
        ...(part.heading === '' ? [] : [text(`（${ORDINALS.charAt(at)}）${part.heading}`)]),
        ...part.paragraphs.map(text),
      ]),
    ]),
    ...signature.map((line) => `<p class="signature">${line}</p>`),
  ];
  const style = [
    "body { font-family: 'Noto Sans SC Variable' }",
    'h1 { text-align: center }',
    'p { text-indent: 2em }',
    '.signature { text-align: right }',
    'table { border-collapse: collapse; width: 100% }',
    'td, th { border: 1px solid #000; padding: 2px; text-align: center; font-size: 12px }',
  ].join('\n');
  return `<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="${fonts}"><style>${style}</style>${body.join('\n')}`;
}
