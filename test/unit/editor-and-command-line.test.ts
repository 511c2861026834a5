import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { globSync } from 'tinyglobby';
import { run } from '../../server/src/cli/run.ts';
import { startLanguageClient, vscodeClient } from './language-client.ts';

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

/** The findings of `check --format json`. */
function ofCommandLine(text: string): readonly unknown[] {
  let output = '';
  run(['check', '--format', 'json', 'report.md'], {
    files: {
      describe: () => ({ kind: 'file', size: text.length }),
      read: () => Buffer.from(text),
      list: () => ({ files: [], unreadable: [] }),
    },
    output: (part) => {
      output += part;
    },
    error: (part) => {
      throw new Error(part);
    },
    colour: false,
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

test('editor and command line find the same in the same texts', async () => {
  const client = await startLanguageClient(vscodeClient);
  let found = 0;
  try {
    for (const [index, text] of texts().entries()) {
      const uri = `file:///report-${index}.md`;
      client.open(uri, text);
      const diagnostics = await client.diagnostics(uri);
      const ofEditor = diagnostics.map(({ code, severity, message, range, relatedInformation = [] }) => ({
        rule: code,
        severity: SEVERITIES[severity ?? 0],
        message,
        range,
        related: relatedInformation.map((other) => ({ message: other.message, range: other.location.range })),
      }));
      assert.deepEqual(ofEditor, ofCommandLine(text));
      found += ofEditor.length;
      client.close(uri);
    }
  } finally {
    await client.stop();
  }
  assert.ok(found > 20);
});
