import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rightReport } from '../../../test/unit/reports.ts';
import { readDocument } from '../document/read.ts';
import { analyse, defaultSettings } from '../service/index.ts';
import { canonicalText } from './canonical-text.ts';
import { exportBlocks } from './export-blocks.ts';
import { documentBlocks } from './from-document.ts';
import { officialPage } from './official-page.ts';

const pageOf = (text: string): string => officialPage(exportBlocks(readDocument(text), defaultSettings));
const textOf = (page: string): string => canonicalText(documentBlocks(readDocument(page)), defaultSettings).text;

test('page: is read back to the same text', () => {
  const text = textOf(rightReport());
  assert.equal(textOf(pageOf(text)), text);
});

test('page: has one title, six sections, tables with scopes and spans, no script and nothing from elsewhere', () => {
  const page = pageOf(rightReport());
  assert.equal(page.match(/<h1>/g)?.length, 1);
  assert.equal(page.match(/<h2>/g)?.length, 6);
  assert.match(page, /<th scope="colgroup" colspan="7"/);
  assert.match(page, /<th scope="rowgroup"[^>]* rowspan="/);
  assert.match(page, /<html lang="zh-CN">/);
  assert.doesNotMatch(page, /<script|<link|<img|@import|url\(|https?:/);
  assert.deepEqual(analyse(page).findings, []);
});

test('page: whatever the text holds, nothing of it is markup', () => {
  const hostile = '<script>alert(1)</script> <img src=x onerror=y> &lt;b&gt; "quoted"';
  const page = pageOf(rightReport().replace('（一）主动公开。', `（一）主动公开。${hostile}`));
  assert.doesNotMatch(page, /<script|<img/);
  assert.match(page, /&lt;script&gt;/);
});
