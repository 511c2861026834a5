import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { globSync } from 'tinyglobby';
import { oneByOne } from '../../server/src/cli/answers.ts';
import { nodeFiles } from '../../server/src/disk/files.ts';
import { run } from '../../server/src/cli/run.ts';
import { checkFolderRequest } from '../../server/src/lsp/protocol.ts';
import { startLanguageClient, vscodeClient } from '../unit/language-client.ts';
import type { LanguageClient } from '../unit/language-client.ts';

const SEVERITIES = ['', 'error', 'warning', 'information', 'hint'];

interface FileResult {
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly range: unknown;
    readonly related: readonly { readonly message: string; readonly range: unknown }[];
  }[];
}

/** The findings of `check --format json` in a file. */
async function ofCommandLine(file: string): Promise<readonly unknown[]> {
  let output = '';
  await run(['check', '--format', 'json', file], {
    files: nodeFiles,
    input: () => Buffer.from(''),
    output: (part) => {
      output += part;
    },
    error: (part) => {
      throw new Error(part);
    },
    colour: false,
    watched: false,
    answerEach: oneByOne,
  });
  const [result] = JSON.parse(output) as readonly FileResult[];
  assert.ok(result);
  return result.findings.map(({ rule, severity, message, range, related }) => ({
    rule,
    severity,
    message,
    range,
    related: related.map((other) => ({ message: other.message, range: other.range })),
  }));
}

/** Ways in which a text comes to differ that some rule, or the counting of lines, sees. */
const CHANGES: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replaceAll(/\r?\n/g, '\r\n'),
  (text) => text.replaceAll(/\r?\n/g, '\r'),
  (text) => text.replace(/721(?!.*721)/s, '722'),
  (text) => text.replace(/^.*总体情况.*$/m, ''),
  (text) => text.slice(text.indexOf('\n') + 1),
  (text) => text.slice(0, text.length >> 1),
];

/** Every text as it is or changed in one way, and one of them in all ways. */
function texts(): readonly string[] {
  const files = globSync(['test/fixtures/{reports,others}/*.{md,txt,html}', 'examples/*']).sort();
  assert.ok(files.length > 20);
  const canonical = readFileSync('test/fixtures/reports/2021-canonical.md', 'utf8');
  return [
    ...files.map((file, index) => CHANGES[index % CHANGES.length]?.(readFileSync(file, 'utf8')) ?? ''),
    ...CHANGES.map((change) => change(canonical)),
  ];
}

/** The findings that the editor shows in a document. */
async function ofEditor(client: LanguageClient, uri: string): Promise<readonly unknown[]> {
  const diagnostics = await client.diagnostics(uri);
  return diagnostics.map(({ code, severity, message, range, relatedInformation = [] }) => ({
    rule: code,
    severity: SEVERITIES[severity ?? 0],
    message,
    range,
    related: relatedInformation.map((other) => ({ message: other.message, range: other.location.range })),
  }));
}

/** How a folder's project file may read. */
const PROJECTS: readonly (string | null)[] = [
  null,
  '{ "rules": { "structure": "off", "identities": "hint" }, "organ": { "kind": "township" } }',
  '{ "edition": "2019", "overrides": [{ "files": ["报告 1*"], "rules": { "missing-row": "error", "tables": "off" } }] }',
];

test('editor and command line find the same in the same texts, under the same project file', async () => {
  const client = await startLanguageClient(vscodeClient);
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  const found: number[] = [];
  try {
    for (const [project, content] of PROJECTS.entries()) {
      mkdirSync(path.join(folder, String(project)));
      if (content !== null) writeFileSync(path.join(folder, String(project), 'disclosure-report.json'), content);
      let count = 0;
      for (const [index, text] of texts().entries()) {
        const file = path.join(folder, String(project), `报告 ${index}.md`);
        writeFileSync(file, text);
        const uri = pathToFileURL(file).href;
        client.open(uri, text);
        const findings = await ofEditor(client, uri);
        assert.deepEqual(findings, await ofCommandLine(file));
        count += findings.length;
        client.close(uri);
      }
      found.push(count);
    }
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
  assert.ok(found.every((count) => count > 10));
  assert.equal(new Set(found).size, PROJECTS.length);
});

/** The same text as bytes of the encodings that reports come in. Nothing in Node writes GB18030: a file at hand stands for it. */
const ENCODINGS: readonly ((text: string) => Uint8Array)[] = [
  (text) => Buffer.from(text),
  (text) => Buffer.from(`\uFEFF${text}`),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
];

test('the folder is found to hold what the command line finds in it, in all shapes and encodings', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  const client = await startLanguageClient(vscodeClient, undefined, [pathToFileURL(folder).href]);
  try {
    const all = texts().flatMap((text) => ENCODINGS.map((encode) => encode(text)));
    all.push(readFileSync('test/vscode/fixtures/某局2023年政府信息公开工作年度报告.txt'));
    const files = all.map((bytes, index) => {
      const file = path.join(folder, `报告 ${index}.txt`);
      writeFileSync(file, bytes);
      return file;
    });
    assert.ok(files.length >= 150);
    await client.connection.sendRequest(checkFolderRequest);
    let count = 0;
    for (const file of files) {
      const findings = await ofEditor(client, pathToFileURL(file).href);
      assert.deepEqual(findings, await ofCommandLine(file), file);
      count += findings.length;
    }
    assert.ok(count > 100);
  } finally {
    await client.stop();
    rmSync(folder, { recursive: true });
  }
});
