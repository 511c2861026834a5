import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { analyse, newReport, rules } from '../service/index.ts';
import { nodeFiles } from './files.ts';
import type { Files } from './files.ts';
import { run } from './run.ts';
import type { ExitCode } from './run.ts';

const RIGHT = readFileSync('test/fixtures/reports/2021-canonical.md', 'utf8');
const WRONG = RIGHT.replace(/(四、结转下年度继续办理.*)721/, '$1722');
const NOTE = '# 会议记录\n\n今天讨论了三件事。\n';

/** Files in memory: a text, bytes, an error's code, or a size that is only claimed. */
type Content = string | Uint8Array | { readonly error: string } | { readonly size: number };

function filesOf(contents: Readonly<Record<string, Content>>): Files {
  const bytesOf = (file: string): Uint8Array | { readonly size: number } => {
    const content = contents[file] ?? { error: 'ENOENT' };
    if (typeof content === 'string') return Buffer.from(content);
    if ('error' in content) throw Object.assign(new Error(`${content.error}: cannot open`), { code: content.error });
    return content;
  };
  const inFolder = (folder: string): readonly string[] =>
    Object.keys(contents).filter((file) => file.startsWith(`${folder}/`));
  return {
    describe: (file) => {
      if (inFolder(file).length > 0) return { kind: 'folder', size: 0 };
      const content = bytesOf(file);
      return { kind: 'file', size: content instanceof Uint8Array ? content.length : content.size };
    },
    read: (file) => {
      const content = bytesOf(file);
      assert.ok(content instanceof Uint8Array, 'a file too large is not read');
      return content;
    },
    list: (folder) => ({ files: inFolder(folder), unreadable: [] }),
  };
}

interface Outcome {
  readonly code: ExitCode;
  readonly output: string;
  readonly error: string;
}

function runWith(files: Files, argv: readonly string[], colour = false): Outcome {
  let output = '';
  let error = '';
  const code = run(argv, {
    files,
    output: (text) => {
      output += text;
    },
    error: (text) => {
      error += text;
    },
    colour,
  });
  return { code, output, error };
}

function runIn(contents: Readonly<Record<string, Content>>, ...argv: readonly string[]): Outcome {
  return runWith(filesOf(contents), argv);
}

interface FileResult {
  readonly file: string;
  readonly isReport: boolean;
  readonly findings: readonly { readonly rule: string }[];
}

function parse(output: string): readonly FileResult[] {
  return JSON.parse(output) as readonly FileResult[];
}

test('cli: check says 0 without errors, 1 with some', () => {
  assert.equal(runIn({ 'a.md': RIGHT }, 'check', 'a.md').code, 0);
  const { code, output, error } = runIn({ 'a.md': WRONG }, 'check', 'a.md');
  assert.equal(code, 1);
  assert.equal(error, '');
  assert.equal(output.split('\n')[0], 'a.md');
  assert.match(output, /^ {2}\d+:\d+ 错误 .+ \[request-balance\]$/m);
  assert.match(output, /^检查了 1 份年度报告：错误 [1-9]\d*，警告 \d+，提示 \d+，建议 \d+。$/m);
});

test('cli: text names the place as editors count it, and each finding once', () => {
  const { findings } = analyse(WRONG);
  const { output } = runIn({ 'a.md': WRONG }, 'check', 'a.md');
  const places = [...output.matchAll(/^ {2}(\d+):(\d+) /gm)].map(([, line, column]) => [Number(line), Number(column)]);
  assert.deepEqual(
    places,
    findings.map(({ span }) => {
      const before = WRONG.slice(0, span.start).split('\n');
      return [before.length, (before.at(-1) ?? '').length + 1];
    }),
  );
});

test('cli: English on demand', () => {
  const { output } = runIn({ 'a.md': WRONG }, 'check', '--language', 'en', 'a.md');
  assert.match(output, /^ {2}\d+:\d+ error .+ \[request-balance\]$/m);
  assert.match(output, /^1 reports checked: error [1-9]/m);
});

test('cli: colours only where they are shown', () => {
  const files = filesOf({ 'a.md': WRONG });
  assert.ok(!runWith(files, ['check', 'a.md']).output.includes('\u001B'));
  assert.ok(runWith(files, ['check', 'a.md'], true).output.includes('\u001B[31m错误\u001B[0m'));
});

test('cli: json is an array of the files that were read, in the order given', () => {
  const contents = { 'b.md': WRONG, 'a.md': RIGHT, 'note.md': NOTE, 'empty.txt': '' };
  const { code, output } = runIn(
    contents,
    'check',
    '--format',
    'json',
    'b.md',
    'gone.md',
    'a.md',
    'note.md',
    'empty.txt',
  );
  assert.equal(code, 2);
  assert.deepEqual(
    parse(output).map(({ file, isReport, findings }) => [file, isReport, findings.length > 0]),
    [
      ['b.md', true, true],
      ['a.md', true, false],
      ['note.md', false, false],
      ['empty.txt', false, false],
    ],
  );
  assert.deepEqual(parse(runIn({}, 'check', '--format=json', 'gone.md').output), []);
});

test('cli: an empty file and a file that is no report have no findings and are no fault', () => {
  for (const text of ['', NOTE, '\uFEFF']) {
    const { code, output, error } = runIn({ 'a.md': text }, 'check', '--format', 'json', 'a.md');
    assert.equal(code, 0);
    assert.equal(error, '');
    assert.deepEqual(
      parse(output).map(({ isReport, findings }) => ({ isReport, findings })),
      [{ isReport: false, findings: [] }],
    );
  }
  assert.match(runIn({ 'a.md': NOTE }, 'check', 'a.md').output, /1 个文件不是年度报告/);
});

test('cli: a file that cannot be checked is named, and the others are checked', () => {
  const cases: readonly (readonly [Content, RegExp])[] = [
    [{ error: 'ENOENT' }, /^找不到“x\.md”。\n$/],
    [{ error: 'EACCES' }, /^没有权限读取“x\.md”。\n$/],
    [{ error: 'EIO' }, /^无法处理“x\.md”：EIO: cannot open\n$/],
    [{ size: 20 * 1024 * 1024 + 1 }, /^“x\.md”超过 20 MB，未处理。\n$/],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d), /^“x\.md”不是文本文件.*\n$/],
  ];
  for (const [content, sentence] of cases) {
    for (const command of ['check', 'extract']) {
      const { code, output, error } = runIn(
        { 'x.md': content, 'a.md': WRONG },
        command,
        '--format',
        'json',
        'x.md',
        'a.md',
      );
      assert.equal(code, 2);
      assert.match(error, sentence);
      assert.deepEqual(
        parse(output).map(({ file }) => file),
        ['a.md'],
      );
    }
  }
});

test('cli: a folder means every report in it and nothing else', () => {
  const contents = { 'all/a.md': WRONG, 'all/note.md': NOTE, 'all/sub/b.txt': RIGHT, 'c.md': RIGHT };
  const { code, output } = runIn(contents, 'check', '--format', 'json', 'all', 'c.md');
  assert.equal(code, 1);
  assert.deepEqual(
    parse(output).map(({ file }) => file),
    ['all/a.md', 'all/sub/b.txt', 'c.md'],
  );
  assert.deepEqual(runIn({ 'all/note.md': NOTE }, 'check', 'all'), {
    code: 0,
    output: '没有找到年度报告。\n',
    error: '',
  });
});

test('cli: folders on a disk are searched for texts at any depth', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const files = ['b.md', 'a.HTML', 'sub/c.txt', 'sub/deep/d.markdown', 'e [1].htm'];
    const others = ['f.docx', '.hidden/g.md', 'node_modules/h.md', 'sub/node_modules/i.md'];
    for (const file of [...files, ...others]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), RIGHT);
    }
    symlinkSync(folder, path.join(folder, 'loop'), 'junction');
    assert.deepEqual(
      nodeFiles.list(folder).files,
      [...files].sort().map((file) => path.join(folder, file)),
    );
    const { code, output, error } = runWith(nodeFiles, [
      'check',
      '--format',
      'json',
      folder,
      path.join(folder, 'gone'),
    ]);
    assert.equal(code, 2);
    assert.equal(error, `找不到“${path.join(folder, 'gone')}”。\n`);
    assert.equal(parse(output).length, files.length);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('cli: a folder that cannot be opened is named, and the others are checked', () => {
  const files = filesOf({ 'all/a.md': RIGHT });
  const error = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  const {
    code,
    output,
    error: complaint,
  } = runWith(
    { ...files, list: (folder) => ({ ...files.list(folder), unreadable: [{ folder: 'all/secret', error }] }) },
    ['check', '--format', 'json', 'all'],
  );
  assert.equal(code, 2);
  assert.equal(complaint, '没有权限读取“all/secret”。\n');
  assert.equal(parse(output).length, 1);
});

test('cli: usage that is wrong gets a sentence and 2', () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['', /请写明命令/],
    ['ckeck a.md', /没有“ckeck”这个命令/],
    ['check', /请写明文件或文件夹/],
    ['check --format sarif a.md', /现在还没有 sarif 格式/],
    ['check --format xml a.md', /--format 只能是 text、json/],
    ['check --format', /--format 只能是/],
    ['check --edition 2020 a.md', /--edition 只能是 auto、2021、2019、2014/],
    ['check --language fr a.md', /--language 只能是 zh、en/],
    ['check --fix a.md', /命令 check 没有选项 --fix/],
    ['check -x a.md', /命令 check 没有选项 -x/],
    ['check --organ 某局 a.md', /命令 check 没有选项 --organ/],
    ['extract --format text a.md', /--format 只能是 json、csv/],
    ['new --year 2024', /--organ/],
    ['new --organ 某局', /--year/],
    ['new --organ 某局 --year 24', /四位数字/],
    ['new --organ 某局 --year 1999', /不早于 2008 年/],
    ['new --organ 某局 --year 2024 more', /“more”是多余的/],
    ['rules all', /“all”是多余的/],
  ];
  for (const [line, sentence] of wrong) {
    const { code, output, error } = runIn({ 'a.md': RIGHT }, ...line.split(' ').filter((word) => word !== ''));
    assert.equal(code, 2, line);
    assert.equal(output, '', line);
    assert.match(error, sentence);
    assert.match(error, /--help/);
    assert.doesNotMatch(error, /\n {4}at /);
  }
});

test('cli: help and version go to standard output', () => {
  for (const argv of [['--help'], ['-h'], ['check', '--help']]) {
    const { code, output, error } = runIn({}, ...argv);
    assert.equal(code, 0);
    assert.equal(error, '');
    assert.match(output, /20 MB/);
    assert.match(output, /退出码/);
  }
  assert.match(runIn({}, '--help', '--language=en').output, /^Usage:/m);
  assert.match(runIn({}, '--version').output, /^\d+\.\d+\.\d+\n$/);
});

test('cli: new writes the blank report of the core', () => {
  const { code, output } = runIn({}, 'new', '--organ', '云岭县水利局', '--year', '2024');
  assert.equal(code, 0);
  assert.equal(output, newReport({ organ: '云岭县水利局', year: 2024 }));
  assert.match(output, /云岭县水利局2024年政府信息公开工作年度报告/);
});

test('cli: rules lists every rule', () => {
  const lines = runIn({}, 'rules').output.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(' ')[0]),
    rules.map(({ id }) => id),
  );
  const listed = JSON.parse(runIn({}, 'rules', '--format', 'json').output) as readonly Record<string, unknown>[];
  assert.deepEqual(
    listed.map(({ id, severity, basis, title }) => [id, severity, basis, title]),
    rules.map(({ id, severity, basis, title }) => [id, severity, basis, title.zh]),
  );
});

test('cli: extract gives the tables alone', () => {
  const [report] = JSON.parse(runIn({ 'a.md': RIGHT }, 'extract', 'a.md').output) as readonly Record<string, unknown>[];
  assert.ok(report);
  assert.equal('findings' in report, false);
  const { requests } = report['tables'] as Record<string, { rows: Record<string, Record<string, { value: unknown }>> }>;
  assert.equal(requests?.rows['newRequests']?.['total']?.value, 13446);
});

test('cli: extract as comma-separated values for spreadsheets', () => {
  const text = RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1=1+1,"x"');
  const { code, output } = runIn({ '=a.md': text, 'note.md': NOTE }, 'extract', '--format', 'csv', '=a.md', 'note.md');
  assert.equal(code, 0);
  const lines = output.split('\r\n');
  assert.equal(lines[0], '\uFEFF文件,表,行,行名称,列,列名称,状态,数值,原文');
  assert.ok(
    lines.includes(`'=a.md,requests,newRequests,一、本年新收政府信息公开申请数量,total,总计,value,13446,13446`),
  );
  // What a spreadsheet would run as a formula is defused, and quotes are doubled.
  assert.ok(lines.some((line) => line.startsWith(`'=a.md,proactive,licensing,`) && line.endsWith(`,"'=1+1,""x"""`)));
  assert.equal(lines.at(-1), '');
  assert.match(
    runIn({ 'a.md': RIGHT }, 'extract', '--format', 'csv', '--language', 'en', 'a.md').output,
    /^\uFEFFfile,table,/,
  );
});

test('cli: a negative number in a table stays a number', () => {
  const text = RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1-3');
  const { output } = runIn({ 'a.md': text }, 'extract', '--format', 'csv', 'a.md');
  assert.match(output, /^a\.md,proactive,licensing,[^\r]*,-3,-3\r$/m);
});

test('cli: what was not foreseen is a sentence', () => {
  const files = filesOf({});
  const { code, error } = runWith(
    {
      ...files,
      describe: () => {
        throw new TypeError('boom\n    at somewhere');
      },
    },
    ['check', 'a.md'],
  );
  assert.equal(code, 2);
  assert.equal(error, '无法处理“a.md”：boom at somewhere\n');
});
