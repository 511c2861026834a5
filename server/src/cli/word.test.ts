/** Word files on the command line, in folders of this computer. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { reportFile } from '../../../test/unit/word-files.ts';
import { randomFrom } from '../../../test/unit/random.ts';
import { randomReport } from '../../../test/unit/random-report.ts';
import { oneByOne } from './answers.ts';
import { nodeFiles } from '../disk/files.ts';
import { run } from './run.ts';
import type { ExitCode } from './run.ts';

/** A report with figures made at random, whose sums are wrong. */
function report(): Uint8Array {
  return reportFile(randomReport(randomFrom(4)));
}

async function runHere(...argv: readonly string[]): Promise<{ code: ExitCode; output: string; error: string }> {
  let output = '';
  let error = '';
  const code = await run(argv, {
    files: nodeFiles,
    output: (text) => {
      output += text;
    },
    error: (text) => {
      error += text;
    },
    input: () => null,
    colour: false,
    watched: false,
    answerEach: oneByOne,
  });
  return { code, output, error };
}

async function inFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'word-'));
  try {
    await act(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('cli: a Word file is checked like text; places are told in words, fixes are not offered', async () => {
  await inFolder(async (folder) => {
    const file = path.join(folder, '报告.docx');
    writeFileSync(file, report());
    const { code, output } = await runHere('check', '--format', 'json', file);
    const [result] = JSON.parse(output) as {
      isReport: boolean;
      tables: Record<string, unknown>;
      findings: {
        rule: string;
        fixes: unknown[];
        place: { text: string; table: string | null; row: string | null };
      }[];
    }[];
    assert.equal(code, 1);
    assert.ok(result?.isReport);
    assert.notEqual(result.tables['requests'], null);
    const balance = result.findings.find(({ rule }) => rule === 'request-balance');
    assert.equal(balance?.place.table, 'requests');
    assert.match(balance.place.text, /^表三，/);
    assert.ok(result.findings.every(({ fixes, place }) => fixes.length === 0 && place.text !== ''));
    assert.match((await runHere('check', file)).output, /【表三，/);
    for (const format of ['sarif', 'junit', 'github']) {
      const told = (await runHere('check', '--format', format, file)).output;
      assert.match(told, /\.docx/);
      assert.match(told, /表三，/);
      assert.doesNotMatch(told, /startLine|,line=/);
    }
    assert.match((await runHere('extract', '--format', 'csv', file)).output, /requests/);
  });
});

test('cli: --fix leaves a Word file as it is, and says so', async () => {
  await inFolder(async (folder) => {
    const file = path.join(folder, 'a.docx');
    const bytes = report();
    writeFileSync(file, bytes);
    const { code, error } = await runHere('check', '--fix', file);
    assert.equal(code, 2);
    assert.match(error, /--fix/);
    assert.deepEqual(new Uint8Array(readFileSync(file)), bytes);
  });
});

test('cli: in a folder, files of old formats are listed once and are no errors; asked for by name, they are', async () => {
  await inFolder(async (folder) => {
    const old = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]);
    mkdirSync(path.join(folder, 'sub'));
    writeFileSync(path.join(folder, 'a.doc'), old);
    writeFileSync(path.join(folder, 'sub', 'b.wps'), old);
    writeFileSync(path.join(folder, '~$c.docx'), 'x');
    writeFileSync(path.join(folder, 'c.docx'), report());
    const { code, output, error } = await runHere('check', folder);
    assert.equal(code, 1);
    assert.match(output, /检查了 1 份/);
    assert.match(error, /^2 个文件.*a\.doc、.*b\.wps\n$/);
    const named = await runHere('check', path.join(folder, 'a.doc'));
    assert.equal(named.code, 2);
    assert.match(named.error, /a\.doc”：.*另存为/);
  });
});

test('cli: convert and annotate obey the project file, and tell what is wrong with it', async () => {
  await inFolder(async (folder) => {
    const [from, to] = [path.join(folder, 'a.docx'), path.join(folder, 'b.docx')];
    writeFileSync(from, report());
    writeFileSync(path.join(folder, 'disclosure-report.json'), '{ "edition": "2019", "colour": "red" }');
    assert.match((await runHere('annotate', from, to)).error, /colour/);
    const converted = async (project: string): Promise<string> => {
      writeFileSync(path.join(folder, 'disclosure-report.json'), project);
      const made = path.join(folder, 'c.md');
      const { code, error } = await runHere('convert', '--force', from, made);
      assert.deepEqual([code, error.includes('colour')], [0, project.includes('colour')]);
      return readFileSync(made, 'utf8');
    };
    const usual = await converted('{ "colour": "red" }');
    assert.equal(await converted('{}'), usual);
    assert.notEqual(await converted('{ "edition": "2014" }'), usual);
  });
});

test('cli: convert writes the canonical text, over nothing that is there unless told to', async () => {
  await inFolder(async (folder) => {
    const [from, to] = [path.join(folder, 'a.docx'), path.join(folder, 'a.md')];
    writeFileSync(from, report());
    assert.equal((await runHere('convert', from, to)).code, 0);
    const text = readFileSync(to, 'utf8');
    assert.match(text, /^# .*\n\n[^]*^## 三、[^]*^\| 项目 /m);
    const again = await runHere('convert', from, to);
    assert.equal(again.code, 2);
    assert.match(again.error, /--force/);
    assert.equal((await runHere('convert', '--force', from, to)).code, 0);
    const once = path.join(folder, 'b.md');
    assert.equal((await runHere('convert', to, once)).code, 0);
    assert.equal(readFileSync(once, 'utf8'), text, 'what is canonical stays as it is');
    const [back, word] = [path.join(folder, 'c.md'), path.join(folder, 'c.docx')];
    assert.equal((await runHere('convert', to, word)).code, 0);
    assert.equal((await runHere('convert', word, back)).code, 0);
    assert.equal(readFileSync(back, 'utf8'), text, 'through Word and back');
    const page = path.join(folder, 'c.html');
    assert.equal((await runHere('convert', to, page)).code, 0);
    assert.equal((await runHere('convert', '--force', page, back)).code, 0);
    assert.equal(readFileSync(back, 'utf8'), text, 'through a page and back');
    for (const argv of [[from], [from, path.join(folder, 'x.exe')], [to, to], [path.join(folder, 'none.docx'), once]]) {
      const { code, error } = await runHere('convert', ...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.notEqual(error, '');
    }
    assert.equal(existsSync(path.join(folder, 'x.exe')), false);
  });
});

test('cli: annotate writes copies with comments, several into a folder; findings are no failure', async () => {
  await inFolder(async (folder) => {
    const [a, b, to] = ['a.docx', 'b.docx', 'out'].map((name) => path.join(folder, name)) as [string, string, string];
    for (const file of [a, b]) writeFileSync(file, report());
    mkdirSync(to);
    assert.deepEqual(await runHere('annotate', a, b, to), {
      code: 0,
      output: '',
      error: '',
    });
    assert.notDeepEqual(readFileSync(path.join(to, 'a.docx')), readFileSync(a));
    assert.deepEqual(new Uint8Array(readFileSync(a)), report(), 'the file itself stays');
    for (const [argv, reason] of [
      [[a, b, to], /--force/],
      [[a, a], /原文件/],
      [[a, path.join(folder, 'c.md')], /扩展名/],
      [[a, b, path.join(folder, 'none')], /不是文件夹/],
      [[path.join(folder, 'none.docx'), path.join(folder, 'c.docx')], /找不到/],
    ] as const) {
      const { code, error } = await runHere('annotate', ...argv);
      assert.equal(code, 2, argv.join(' '));
      assert.match(error, reason);
    }
  });
});
