import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { randomFrom } from '../../../../test/unit/random.ts';
import { randomReport } from '../../../../test/unit/random-report.ts';
import {
  cell,
  paragraph,
  reportFile,
  row,
  run,
  table,
  wordFile,
  wordParts,
  zipped,
} from '../../../../test/unit/word-files.ts';
import { defaultSettings } from '../../service/index.ts';
import { annotate } from '../annotate.ts';
import { writeBlocks } from '../text.ts';
import { annotateWord } from './annotate.ts';
import type { WordComment } from './annotate.ts';
import { readWord } from './read.ts';

function annotatedBy(bytes: Uint8Array, comments: readonly WordComment[]): Uint8Array {
  const annotated = annotateWord(bytes, comments);
  if ('failure' in annotated) throw new Error(annotated.failure.en);
  return annotated;
}

function partsOf(bytes: Uint8Array): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, strFromU8(content)]));
}

function textOf(bytes: Uint8Array): string {
  const reading = readWord(bytes);
  if ('failure' in reading) throw new Error(reading.failure.en);
  return writeBlocks(reading.blocks).text;
}

/** The paragraphs of a file's main part, one comment for each. */
function commentsOn(bytes: Uint8Array, ...lines: readonly string[]): readonly WordComment[] {
  const document = partsOf(bytes)['word/document.xml'] ?? '';
  return [...document.matchAll(/<w:p(?:\/>|>.*?<\/w:p>)/g)].map(({ index, 0: whole }) => ({
    source: { start: index, end: index + whole.length },
    lines,
  }));
}

/** Takes out what was put in. */
function withoutMarks(document: string): string {
  return document
    .replace(/<w:commentRange(?:Start|End) w:id="\d+"\/>/g, '')
    .replace(/<w:r><w:commentReference w:id="\d+"\/><\/w:r>/g, '');
}

suite('comments in a copy', () => {
  const by = 'w:author="甲" w:date="2024-01-01T00:00:00Z"';
  const file = wordFile({
    body: [
      paragraph('标题', '<w:jc w:val="center"/>'),
      paragraph(`<w:ins w:id="1" ${by}>${run('新')}</w:ins>${run('旧')}`),
      table([row([cell('<w:p/>'), cell('1')])]),
    ].join(''),
  });

  test('stand at their paragraphs, empty ones too; all else is byte for byte as it was', () => {
    const comments = commentsOn(file, '第一行', '<二>');
    assert.equal(comments.length, 4);
    const before = partsOf(file);
    const after = partsOf(annotatedBy(file, comments));
    assert.deepEqual(
      Object.keys(after).filter((name) => after[name] !== before[name]),
      ['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/document.xml', 'word/comments.xml'],
    );
    const document = after['word/document.xml'] ?? '';
    assert.equal(withoutMarks(document), before['word/document.xml']?.replace('<w:p/>', '<w:p></w:p>'));
    const outside = document.replace(/<w:p>.*?<\/w:p>/g, '');
    assert.doesNotMatch(outside, /comment/, 'marks stand in paragraphs');
    const ids = [...(after['word/comments.xml'] ?? '').matchAll(/w:comment xmlns:w="[^"]*" w:id="(\d+)"/g)].map(
      ([, id = '']) => id,
    );
    assert.deepEqual(ids, ['0', '1', '2', '3']);
    for (const id of ids) {
      for (const mark of ['commentRangeStart', 'commentRangeEnd', 'commentReference']) {
        assert.equal(document.split(`<w:${mark} w:id="${id}"/>`).length, 2, `${mark} ${id}`);
      }
    }
    assert.match(after['word/_rels/document.xml.rels'] ?? '', /relationships\/comments" Target="comments\.xml"/);
    assert.match(
      after['[Content_Types].xml'] ?? '',
      /PartName="\/word\/comments\.xml" ContentType="[^"]*comments\+xml"/,
    );
    assert.match(after['word/comments.xml'] ?? '', /&lt;二&gt;/);
  });

  test('several stand at one place, and of an empty paragraph too', () => {
    const comments = commentsOn(file, '甲').flatMap((comment) => [comment, comment]);
    const document = partsOf(annotatedBy(file, comments))['word/document.xml'] ?? '';
    assert.equal(document.split('<w:commentReference').length - 1, 8);
    assert.equal(textOf(annotatedBy(file, comments)), textOf(file));
  });

  test('of an earlier run are replaced, those of others stay', () => {
    const others = `<w:comment w:id="7" ${by} w:initials="甲">${paragraph('别人的')}</w:comment>`;
    const parts = wordParts({
      body: paragraph(
        `<w:commentRangeStart w:id="7"/>${run('文')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r>`,
      ),
    });
    const types = (parts['[Content_Types].xml'] ?? '').replace(
      '</Types>',
      '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
    );
    const relations = (parts['word/_rels/document.xml.rels'] ?? '').replace(
      '</Relationships>',
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
    );
    const root = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const commented = zipped({
      ...parts,
      '[Content_Types].xml': types,
      'word/_rels/document.xml.rels': relations,
      'word/comments.xml': `<w:comments ${root}>${others}</w:comments>`,
    });
    const [only] = commentsOn(commented, '我们的');
    assert.ok(only);
    const once = annotatedBy(commented, [only]);
    const [first] = commentsOn(once, '新的');
    assert.ok(first);
    const twice = partsOf(annotatedBy(once, [first]))['word/comments.xml'] ?? '';
    assert.match(twice, /别人的/);
    assert.match(twice, /新的/);
    assert.doesNotMatch(twice, /我们的/);
    assert.deepEqual(partsOf(annotatedBy(once, [])), partsOf(commented), 'none any more: as it was');
    assert.equal(annotatedBy(file, []), file);
  });

  test('are refused where the file is protected', () => {
    const settings =
      '<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:documentProtection w:edit="readOnly" w:enforcement="1"/></w:settings>';
    const parts = wordParts({ body: paragraph('文') });
    const relations = (parts['word/_rels/document.xml.rels'] ?? '').replace(
      '</Relationships>',
      '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>',
    );
    const locked = zipped({ ...parts, 'word/_rels/document.xml.rels': relations, 'word/settings.xml': settings });
    const annotated = annotateWord(locked, commentsOn(locked, 'x'));
    assert.ok('failure' in annotated);
    assert.match(annotated.failure.zh, /限制/);
  });

  test('are the findings of a report, each at the cell that it is about', async () => {
    const report = reportFile(randomReport(randomFrom(4)));
    const annotated = annotate(report, defaultSettings, 'zh');
    assert.ok(!('failure' in annotated));
    assert.ok(annotated.comments > 0);
    const parts = partsOf(annotated.bytes);
    assert.equal((parts['word/comments.xml'] ?? '').split('<w:comment ').length - 1, annotated.comments);
    assert.equal(textOf(annotated.bytes), textOf(report));
    const document = parts['word/document.xml'] ?? '';
    const [, id = ''] =
      /<w:comment [^>]*w:id="(\d+)"(?:(?!<\/w:comment>).)*request-balance/.exec(parts['word/comments.xml'] ?? '') ?? [];
    const start = document.indexOf(`<w:commentRangeStart w:id="${id}"/>`);
    assert.ok(document.lastIndexOf('<w:tc>', start) > document.lastIndexOf('</w:tc>', start), 'in a cell');
    const { value } = await mammoth.extractRawText({ buffer: Buffer.from(annotated.bytes) });
    assert.equal(value, (await mammoth.extractRawText({ buffer: Buffer.from(report) })).value);
  });
});
