// What a report says, shown by every feature: nothing of it becomes a link, a command or HTML.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import MarkdownIt from 'markdown-it';
import { MarkupContent } from 'vscode-languageserver';
import type { Position } from 'vscode-languageserver';
import { analyse, hover } from '../../server/src/service/index.ts';
import { vscodeClient, startLanguageClient } from '../unit/language-client.ts';
import type { LanguageClient } from '../unit/language-client.ts';

const PAYLOADS = [
  '[点](command:x)',
  '<a href="command:x">点</a>',
  '<img src=x>',
  'https://a.example',
  'www.a.com',
  '![i](http://a.example)',
  '<https://a.example>',
  '&#91;点&#93;&#40;command:x&#41;',
  '&lt;script&gt;',
  '[[点](command:x)](command:x)',
  '\\[点\\](command:x)',
  '[点] (command:x)',
  'www&#46;a&#46;com',
];

/** As editors do it: HTML and bare addresses count. */
const markdown = new MarkdownIt({ html: true, linkify: true });
/** What editors make of a link in a notification. */
const LINK = /\[[^\]]+\]\([^)]+\)/;

/** Every text at any depth of an answer that is shown, with the name under which it stands. */
function textsIn(value: unknown, name = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[name, value]];
  if (typeof value !== 'object' || value === null) return [];
  if (MarkupContent.is(value)) return [[value.kind, value.value]];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, Array.isArray(value) ? name : key));
}

function assertHarmless(answer: unknown, request: string): void {
  for (const [name, text] of textsIn(answer)) {
    if (name === 'markdown') {
      const html = markdown.render(text);
      assert.deepEqual(
        html.match(/<(?!\/?(?:p|strong|em|blockquote|ul|ol|li|code|h\d)>)[^>]*>/g),
        null,
        `${request}: ${text}`,
      );
    }
    if (name === 'notices' || name === 'before' || name === 'reason')
      assert.doesNotMatch(text, LINK, `${request}: ${text}`);
    if (name === 'target' || name === 'command') assert.doesNotMatch(text, /^(?:x|command:|https?:\/\/a\.)/, request);
  }
}

/** The lines with the payload in one of them: in each of its cells or all of it, this far behind where it begins. */
function hostile(lines: readonly string[], at: number, payload: string, share: number): string {
  const put = (words: string): string => {
    const place = Math.round(words.length * share);
    return words.slice(0, place) + payload + words.slice(place);
  };
  return lines.map((line, index) => (index === at ? line.replaceAll(/[^|\t<>#\s-][^|\t<>]*/g, put) : line)).join('\n');
}

const SHARES = [0, 0.3, 1];

const FIXTURES = ['2021-canonical.md', '2019-spreadsheet.txt', '2014-canonical.md', '2019-page.html'];

for (const name of FIXTURES) {
  const lines = readFileSync(`test/fixtures/reports/${name}`, 'utf8').split('\n');

  test(`hostile words: no hover makes a link of them, wherever they stand: ${name}`, () => {
    let said = 0;
    for (const share of SHARES) {
      for (const [at, line] of lines.entries()) {
        const payload = PAYLOADS[at % PAYLOADS.length];
        if (line.trim() === '' || payload === undefined) continue;
        const text = hostile(lines, at, payload, share);
        const analysis = analyse(text, { recognition: 'report' });
        const start = lines.slice(0, at).join('\n').length;
        let end = start;
        for (let offset = start; offset <= start + line.length + 200; offset++) {
          if (offset <= end && offset > start) continue;
          const found = hover(analysis, offset);
          if (!found) continue;
          // One hover a span is enough.
          end = found.span.end;
          said += 1;
          assertHarmless(
            [found.contents.zh, found.contents.en].map((value) => ({ kind: 'markdown', value })),
            'hover',
          );
        }
      }
    }
    assert.ok(said > 100);
  });

  test(`hostile words: no other feature makes a link of them: ${name}`, async () => {
    const client = await startLanguageClient(vscodeClient);
    for (const [at, line] of lines.entries()) {
      const payload = PAYLOADS[at % PAYLOADS.length];
      if (line.trim() === '' || payload === undefined) continue;
      const uri = `untitled:${String(at)}`;
      client.open(uri, hostile(lines, at, payload, 0.3), 'disclosure-report');
      await askAll(client, uri, { line: at, character: line.length });
      client.close(uri);
    }
    await client.stop();
  });
}

test('hostile words: the title is told as it is written', () => {
  const lines = readFileSync('test/fixtures/reports/2021-canonical.md', 'utf8').split('\n');
  const title = lines.findIndex((line) => /年(?:政府信息公开工作)?年度报告/.test(line));
  let told = 0;
  for (const payload of PAYLOADS) {
    const written = lines[title]?.replace('人民政府', `${payload}$&`) ?? '';
    const text = lines.with(title, written).join('\n');
    const analysis = analyse(text, { recognition: 'report' });
    const found = hover(analysis, text.indexOf('人民政府', text.indexOf(written)));
    if (!found) continue;
    told += 1;
    assertHarmless(
      [found.contents.zh, found.contents.en].map((value) => ({ kind: 'markdown', value })),
      'hover',
    );
  }
  // With the others there is no title.
  assert.ok(told >= PAYLOADS.length / 2);
});

/** Every feature that shows something, at a place or over all of the document. */
async function askAll({ connection }: LanguageClient, uri: string, position: Position): Promise<void> {
  const textDocument = { uri };
  const range = { start: { line: 0, character: 0 }, end: { line: 10_000, character: 0 } };
  const requests: readonly (readonly [string, object])[] = [
    ['textDocument/diagnostic', { textDocument }],
    ['textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } }],
    ['textDocument/completion', { textDocument, position }],
    ['textDocument/inlayHint', { textDocument, range }],
    ['textDocument/documentSymbol', { textDocument }],
    ['textDocument/documentLink', { textDocument }],
    ['textDocument/hover', { textDocument, position }],
    ['textDocument/rename', { textDocument, position, newName: '2024' }],
    ['disclosureReport/makeCanonical', { uri, position: null }],
    ['disclosureReport/recalculateTotals', { uri }],
  ];
  await Promise.all(
    requests.map(async ([method, parameters]) => {
      const answer = await connection.sendRequest<unknown>(method, parameters).catch((error: unknown) => [error]);
      assertHarmless(answer, method);
    }),
  );
}
