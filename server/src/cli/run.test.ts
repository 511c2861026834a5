import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { analyse, newReport, rules } from '../service/index.ts';
import { oneByOne } from './answers.ts';
import { nodeFiles } from '../disk/files.ts';
import type { Files } from '../disk/files.ts';
import { run } from './run.ts';
import type { ExitCode } from './run.ts';

const RIGHT = readFileSync('test/fixtures/reports/2021-canonical.md', 'utf8');
const WRONG = RIGHT.replace(/(四、结转下年度继续办理.*)721/, '$1722');
const NOTE = '# 会议记录\n\n今天讨论了三件事。\n';

/** There, who may not administer the computer makes no links to files, and modes say little. */
const NO_WINDOWS = { skip: process.platform === 'win32' };

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
    replace: (file) => {
      assert.fail(`${file} is written`);
    },
    create: (file) => {
      assert.fail(`${file} is written`);
    },
    areSame: (a, b) => a === b,
    list: (folder) => ({ files: inFolder(folder), unreadable: [], leadingOut: [] }),
    matching: () => null,
  };
}

interface Outcome {
  readonly code: ExitCode;
  readonly output: string;
  readonly error: string;
}

async function runWith(
  files: Files,
  argv: readonly string[],
  { colour = false, watched = false, input = '' }: { colour?: boolean; watched?: boolean; input?: string } = {},
): Promise<Outcome> {
  let output = '';
  let error = '';
  const code = await run(argv, {
    files,
    output: (text) => {
      output += text;
    },
    error: (text) => {
      error += text;
    },
    input: () => Buffer.from(input),
    colour,
    watched,
    answerEach: oneByOne,
  });
  return { code, output, error };
}

function runIn(contents: Readonly<Record<string, Content>>, ...argv: readonly string[]): Promise<Outcome> {
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

test('cli: check says 0 without errors, 1 with some', async () => {
  assert.equal((await runIn({ 'a.md': RIGHT }, 'check', 'a.md')).code, 0);
  const { code, output, error } = await runIn({ 'a.md': WRONG }, 'check', 'a.md');
  assert.equal(code, 1);
  assert.equal(error, '');
  assert.equal(output.split('\n')[0], 'a.md');
  assert.match(output, /^ {2}\d+:\d+ 错误 .+ \[request-balance\]$/m);
  assert.match(output, /^检查了 1 份年度报告：错误 [1-9]\d*，警告 \d+，提示 \d+，建议 \d+。$/m);
});

test('cli: text names the place as editors count it, and each finding once', async () => {
  const { findings } = analyse(WRONG);
  const { output } = await runIn({ 'a.md': WRONG }, 'check', 'a.md');
  const places = [...output.matchAll(/^ {2}(\d+):(\d+) /gm)].map(([, line, column]) => [Number(line), Number(column)]);
  assert.deepEqual(
    places,
    findings.map(({ span }) => {
      const before = WRONG.slice(0, span.start).split('\n');
      return [before.length, (before.at(-1) ?? '').length + 1];
    }),
  );
});

test('cli: English on demand', async () => {
  const { output } = await runIn({ 'a.md': WRONG }, 'check', '--language', 'en', 'a.md');
  assert.match(output, /^ {2}\d+:\d+ error .+ \[request-balance\]$/m);
  assert.match(output, /^1 reports checked: error [1-9]/m);
});

test('cli: colours only where they are shown', async () => {
  const files = filesOf({ 'a.md': WRONG });
  assert.ok(!(await runWith(files, ['check', 'a.md'])).output.includes('\u001B'));
  assert.ok((await runWith(files, ['check', 'a.md'], { colour: true })).output.includes('\u001B[31m错误\u001B[0m'));
});

test('cli: json is an array of the files that were read, in the order given', async () => {
  const contents = { 'b.md': WRONG, 'a.md': RIGHT, 'note.md': NOTE, 'empty.txt': '' };
  const { code, output } = await runIn(
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
  assert.deepEqual(parse((await runIn({}, 'check', '--format=json', 'gone.md')).output), []);
});

test('cli: an empty file and a file that is no report have no findings and are no fault', async () => {
  for (const text of ['', NOTE, '\uFEFF']) {
    const { code, output, error } = await runIn({ 'a.md': text }, 'check', '--format', 'json', 'a.md');
    assert.equal(code, 0);
    assert.equal(error, '');
    assert.deepEqual(
      parse(output).map(({ isReport, findings }) => ({ isReport, findings })),
      [{ isReport: false, findings: [] }],
    );
  }
  assert.match((await runIn({ 'a.md': NOTE }, 'check', 'a.md')).output, /1 个文件不是年度报告/);
});

test('cli: a file that cannot be checked is named, and the others are checked', async () => {
  const cases: readonly (readonly [Content, RegExp])[] = [
    [{ error: 'ENOENT' }, /^找不到“x\.md”。\n$/],
    [{ error: 'EACCES' }, /^没有权限读取“x\.md”。\n$/],
    [{ error: 'EIO' }, /^无法处理“x\.md”：EIO: cannot open\n$/],
    [{ size: 20 * 1024 * 1024 + 1 }, /^“x\.md”超过 20 MB，未处理。\n$/],
    [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0x0d), /^“x\.md”不是文本，.*\n$/],
  ];
  for (const [content, sentence] of cases) {
    for (const command of ['check', 'extract']) {
      const { code, output, error } = await runIn(
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

test('cli: an error that nobody foresaw is told in the language of the run', async () => {
  const answerEach = (): never => {
    throw new Error('boom');
  };
  for (const [language, sentence] of [
    ['zh', '程序出错：boom\n'],
    ['en', 'The program failed: boom\n'],
  ] as const) {
    let error = '';
    const code = await run(['check', '--language', language, 'a.md'], {
      files: filesOf({}),
      output: () => undefined,
      error: (text) => {
        error += text;
      },
      input: () => Buffer.from(''),
      colour: false,
      watched: false,
      answerEach,
    });
    assert.deepEqual([code, error], [2, sentence]);
  }
});

test('cli: a folder means every report in it and nothing else', async () => {
  const contents = { 'all/a.md': WRONG, 'all/note.md': NOTE, 'all/sub/b.txt': RIGHT, 'c.md': RIGHT };
  const { code, output } = await runIn(contents, 'check', '--format', 'json', 'all', 'c.md');
  assert.equal(code, 1);
  assert.deepEqual(
    parse(output).map(({ file }) => file),
    ['all/a.md', 'all/sub/b.txt', 'c.md'],
  );
  assert.deepEqual(await runIn({ 'all/note.md': NOTE }, 'check', 'all'), {
    code: 0,
    output: '没有找到年度报告。\n',
    error: '',
  });
});

test('cli: folders on a disk are searched for texts at any depth', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const files = ['b.md', 'a.HTML', 'sub/c.txt', 'sub/deep/d.markdown', 'e [1].htm'];
    const others = ['f.png', '.hidden/g.md', 'node_modules/h.md', 'sub/node_modules/i.md'];
    for (const file of [...files, ...others]) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), RIGHT);
    }
    symlinkSync(folder, path.join(folder, 'loop'), 'junction');
    assert.deepEqual(
      nodeFiles.list(folder).files,
      [...files].sort().map((file) => path.join(folder, file)),
    );
    const { code, output, error } = await runWith(nodeFiles, [
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

test('cli: links to files are followed in folders and patterns, links to folders are not', NO_WINDOWS, async () => {
  await inFolder(async (folder, write) => {
    const there = write('s/elsewhere/report.bak', RIGHT);
    write('s/a.md', RIGHT);
    symlinkSync(there, path.join(folder, 's', 'b.md'));
    symlinkSync(path.join(folder, 's'), path.join(folder, 's', 'loop.md'), 'junction');
    const links = ['a.md', 'b.md'].map((file) => path.join(folder, 's', file));
    const checked = async (given: string): Promise<readonly string[]> =>
      parse((await runWith(nodeFiles, ['check', '--format', 'json', given])).output).map(({ file }) => file);
    assert.deepEqual(await checked(path.join(folder, 's')), links);
    assert.deepEqual(await checked(path.join(folder, 's', '*.md')), links);
    // A report that is gone is missed.
    rmSync(there);
    for (const given of ['s', path.join('s', '*.md')]) {
      const { code, error } = await runWith(nodeFiles, ['check', path.join(folder, given)]);
      assert.equal(code, 2);
      assert.equal(error, `找不到“${path.join(folder, 's', 'b.md')}”。\n`);
    }
  });
});

test('cli: a link that leads out of the folder is left alone and told', NO_WINDOWS, async () => {
  await inFolder(async (folder, write) => {
    const wrong = RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1２１３７４');
    const there = write('elsewhere/report.md', wrong);
    write('s/a.md', RIGHT);
    symlinkSync(there, path.join(folder, 's', 'b.md'));
    const { code, output, error } = await runWith(nodeFiles, ['check', '--fix', path.join(folder, 's')]);
    assert.equal(code, 2);
    assert.match(error, /b\.md”是指向文件夹以外的链接/);
    assert.match(output, /检查了 1 份年度报告/);
    assert.equal(readFileSync(there, 'utf8'), wrong);
    // Asked for by its own name, it is as good as the file.
    assert.equal((await runWith(nodeFiles, ['check', '--fix', path.join(folder, 's', 'b.md')])).code, 0);
    assert.equal(readFileSync(there, 'utf8'), RIGHT);
  });
});

test('cli: names that are not UTF-8 are read and written', { skip: process.platform !== 'linux' }, async () => {
  await inFolder(async (folder) => {
    const gbk = Buffer.concat([Buffer.from(`${folder}/`), Uint8Array.of(0xc4, 0xea, 0xb1, 0xa8), Buffer.from('.md')]);
    writeFileSync(gbk, RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1２１３７４'));
    const { code, output } = await runWith(nodeFiles, ['check', '--fix', '--format', 'json', folder]);
    assert.equal(code, 0);
    assert.equal(parse(output).length, 1);
    assert.equal(readFileSync(gbk, 'utf8'), RIGHT);
  });
});

test('cli: what deceives a reader is visible in every format', async () => {
  const title = '澜州市\u202E人民政府\u001B[31m\u0085';
  const files = {
    '##[error]x\u202E.md': WRONG.replace('# 澜州市人民政府', `# ${title}`).replace(
      '其他需要报告',
      '其他\u2066##[group]事',
    ),
  };
  for (const format of ['text', 'json', 'sarif', 'github', 'junit']) {
    const { output } = await runIn(files, 'check', '--format', format, '##[error]x\u202E.md');
    for (const mark of ['\u001B', '\u0085', '\u202E', '\u2066']) assert.ok(!output.includes(mark), format);
    if (format === 'text') assert.doesNotMatch(output, /##\[/);
  }
  const { output } = await runIn(files, 'extract', '--format', 'csv', '##[error]x\u202E.md');
  assert.doesNotMatch(output, /\u202E/);
});

test('cli: a folder that cannot be opened is named, and the others are checked', async () => {
  const files = filesOf({ 'all/a.md': RIGHT });
  const error = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
  const {
    code,
    output,
    error: complaint,
  } = await runWith(
    { ...files, list: (folder) => ({ ...files.list(folder), unreadable: [{ folder: 'all/secret', error }] }) },
    ['check', '--format', 'json', 'all'],
  );
  assert.equal(code, 2);
  assert.equal(complaint, '没有权限读取“all/secret”。\n');
  assert.equal(parse(output).length, 1);
});

test('cli: usage that is wrong gets a sentence and 2', async () => {
  const wrong: readonly (readonly [string, RegExp])[] = [
    ['', /请写明命令/],
    ['ckeck a.md', /没有“ckeck”这个命令/],
    ['check', /请写明文件或文件夹/],
    ['check --format xml a.md', /--format 只能是 text、json、sarif、github、junit/],
    ['check --format', /--format 只能是/],
    ['check --edition 2020 a.md', /--edition 只能是 auto、2021、2019、2014/],
    ['check --language fr a.md', /--language 只能是 zh、en/],
    ['extract --fix a.md', /命令 extract 没有选项 --fix/],
    ['check --max-warnings many a.md', /--max-warnings 后面要写一个数/],
    ['check --fix -', /标准输入（-）不能用 --fix/],
    ['check - -', /只能写一次/],
    ['check --stdin-filename a.md a.md', /--stdin-filename 只用于标准输入/],
    ['check - --stdin-filename', /--stdin-filename 后面要写文件名/],
    ['check --quiet=yes a.md', /--quiet 后面不带值/],
    ['check -x a.md', /命令 check 没有选项 -x/],
    // What a shell makes of *.md.
    ['check -dash.md', /没有选项 -dash\.md。如果是文件，请写成 \.\/-dash\.md。/],
    ['check a.md -xh', /没有选项 -xh/],
    ['check --nope --format xyz --help a.md', /命令 check 没有选项 --nope/],
    ['check --organ 某局 --help', /命令 check 没有选项 --organ/],
    ['check --help=yes', /--help 后面不带值/],
    ['--nope --version', /没有选项 --nope/],
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
    const { code, output, error } = await runIn({ 'a.md': RIGHT }, ...line.split(' ').filter((word) => word !== ''));
    assert.equal(code, 2, line);
    assert.equal(output, '', line);
    assert.match(error, sentence);
    assert.match(error, /--help/);
    assert.doesNotMatch(error, /\n {4}at /);
  }
});

test('cli: help and version go to standard output', async () => {
  for (const argv of [['--help'], ['-h'], ['check', '--help'], ['check', '--format', 'json', 'a.md', '-h']]) {
    const { code, output, error } = await runIn({}, ...argv);
    assert.equal(code, 0);
    assert.equal(error, '');
    assert.match(output, /20 MB/);
    assert.match(output, /退出码/);
  }
  assert.match((await runIn({}, '--help', '--language=en')).output, /^Usage:/m);
  assert.match((await runIn({}, '--version')).output, /^\d+\.\d+\.\d+\n$/);
});

test('cli: new writes the blank report of the core', async () => {
  const { code, output } = await runIn({}, 'new', '--organ', '云岭县水利局', '--year', '2024');
  assert.equal(code, 0);
  assert.equal(output, newReport({ organ: '云岭县水利局', year: 2024 }));
  assert.match(output, /云岭县水利局2024年政府信息公开工作年度报告/);
});

test('cli: rules lists every rule', async () => {
  const lines = (await runIn({}, 'rules')).output.trimEnd().split('\n');
  assert.deepEqual(
    lines.map((line) => line.split(' ')[0]),
    rules.map(({ id }) => id),
  );
  const listed = JSON.parse((await runIn({}, 'rules', '--format', 'json')).output) as readonly Record<
    string,
    unknown
  >[];
  assert.deepEqual(
    listed.map(({ id, severity, basis, title }) => [id, severity, basis, title]),
    rules.map(({ id, severity, basis, title }) => [id, severity, basis, title.zh]),
  );
});

test('cli: extract gives the tables alone', async () => {
  const [report] = JSON.parse((await runIn({ 'a.md': RIGHT }, 'extract', 'a.md')).output) as readonly Record<
    string,
    unknown
  >[];
  assert.ok(report);
  assert.equal('findings' in report, false);
  const { requests } = report['tables'] as Record<string, { rows: Record<string, Record<string, { value: unknown }>> }>;
  assert.equal(requests?.rows['newRequests']?.['total']?.value, 13446);
});

test('cli: extract as comma-separated values for spreadsheets', async () => {
  const text = RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1=1+1,"x"');
  const { code, output } = await runIn(
    { '=a.md': text, 'note.md': NOTE },
    'extract',
    '--format',
    'csv',
    '=a.md',
    'note.md',
  );
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
    (await runIn({ 'a.md': RIGHT }, 'extract', '--format', 'csv', '--language', 'en', 'a.md')).output,
    /^\uFEFFfile,table,/,
  );
});

test('cli: a negative number in a table stays a number', async () => {
  const text = RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1-3');
  const { output } = await runIn({ 'a.md': text }, 'extract', '--format', 'csv', 'a.md');
  assert.match(output, /^a\.md,proactive,licensing,[^\r]*,-3,-3\r$/m);
});

test('cli: what was not foreseen is a sentence', async () => {
  const files = filesOf({});
  const { code, error } = await runWith(
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

/** Runs a test in a folder of its own on the disk. */
async function inFolder(
  work: (folder: string, write: (file: string, content: string | Uint8Array) => string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    await work(folder, (file, content) => {
      const target = path.join(folder, file);
      mkdirSync(path.dirname(target), { recursive: true });
      writeFileSync(target, content);
      return target;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The grades of one rule's findings in each file. */
function gradesOf(output: string, rule: string): readonly (readonly string[])[] {
  const files = JSON.parse(output) as readonly {
    readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  }[];
  return files.map(({ findings }) => [
    ...new Set(findings.filter((finding) => finding.rule === rule).map(({ severity }) => severity)),
  ]);
}

test('cli: the project file beside a report or above it is obeyed, the command line goes before it', async () => {
  await inFolder(async (folder, write) => {
    const files = [write('a.md', WRONG), write('镇/b.md', WRONG), write('镇/c.txt', WRONG)];
    const check = (...argv: readonly string[]): Promise<Outcome> =>
      runWith(nodeFiles, ['check', '--format', 'json', ...argv, ...files]);
    write(
      'disclosure-report.json',
      '{ "rules": { "request-balance": "warning" }, /* 镇 */ "overrides": [{ "files": ["*.txt"], "edition": "2019", "rules": { "identities": "off" } }] }',
    );
    write('镇/disclosure-report.json', '{ "rules": { "request-balance": "hint" } }');
    const { output, error } = await check();
    assert.equal(error, '');
    assert.deepEqual(gradesOf(output, 'request-balance'), [['warning'], ['hint'], ['hint']]);
    const editions = (text: string): readonly unknown[] =>
      (JSON.parse(text) as readonly { readonly edition: unknown }[]).map(({ edition }) => edition);
    assert.deepEqual(editions(output), ['2021', '2021', '2019']);
    assert.deepEqual(editions((await check('--edition', 'auto')).output), ['2021', '2021', '2021']);
    assert.ok(folder !== '');
  });
});

test('cli: a project file that is not valid is named once, and the defaults hold', async () => {
  await inFolder(async (_, write) => {
    const files = [write('a.md', WRONG), write('b.md', WRONG)];
    const project = write('disclosure-report.json', '{ "rules": }');
    const { code, output, error } = await runWith(nodeFiles, ['check', '--format', 'json', ...files]);
    assert.equal(code, 2);
    assert.equal(error.split('\n').length, 2);
    assert.ok(error.startsWith(`“${project.split(path.sep).join('/')}”：第 1 行不符合 JSON 的写法`), error);
    assert.deepEqual(gradesOf(output, 'request-balance'), [['error'], ['error']]);
  });
});

test('cli: the summary counts files that were not checked, not mistakes in project files', async () => {
  await inFolder(async (folder, write) => {
    const file = write('a.md', RIGHT);
    write('disclosure-report.json', '{ "a": 1, "b": 2, "rules": { "c": "off" } }');
    const check = (...files: readonly string[]): Promise<Outcome> => runWith(nodeFiles, ['check', ...files]);
    const { code, output, error } = await check(file);
    assert.equal(code, 2);
    assert.equal(error.trimEnd().split('\n').length, 3);
    assert.match(output, /^检查了 1 份年度报告：[^；]*。$/m);
    assert.match((await check(file, path.join(folder, 'gone.md'))).output, /；1 个文件没能检查。$/m);
  });
});

test('cli: a project file is decoded as reports are, and one that is no text is named', async () => {
  await inFolder(async (_, write) => {
    const file = write('局.md', WRONG);
    const settings = '{ "overrides": [{ "files": ["局.md"], "rules": { "request-balance": "hint" } }] }';
    const check = async (project: Uint8Array): Promise<Outcome> => {
      write('disclosure-report.json', project);
      return runWith(nodeFiles, ['check', '--format', 'json', file]);
    };
    const [before = '', after = ''] = settings.split('局');
    for (const bytes of [
      Buffer.from(`\uFEFF${settings}`, 'utf16le'),
      // GB18030, which nothing in Node writes.
      Buffer.concat([Buffer.from(before), Uint8Array.of(0xbe, 0xd6), Buffer.from(after)]),
    ]) {
      const { output, error } = await check(bytes);
      assert.equal(error, '');
      assert.deepEqual(gradesOf(output, 'request-balance'), [['hint']]);
    }
    const { code, output, error } = await check(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0));
    assert.equal(code, 2);
    assert.match(error, /^“.*disclosure-report\.json”：不是文本文件，未采用。\n$/);
    assert.deepEqual(gradesOf(output, 'request-balance'), [['error']]);
  });
});

test('cli: a project file that is nested too deeply, too large or no regular file is named, and reports are checked', async () => {
  await inFolder(async (folder, write) => {
    const file = write('a.md', WRONG);
    const project = path.join(folder, 'disclosure-report.json');
    const large = `{ "rules": { "request-balance": "hint" } }${' '.repeat(1024 * 1024)}`;
    const cases: readonly (readonly [() => unknown, RegExp])[] = [
      [() => write('disclosure-report.json', '['.repeat(200_000)), /^“.*disclosure-report\.json”：括号套得太深/],
      [() => write('disclosure-report.json', large), /^“.*disclosure-report\.json”：超过 1 MB，未采用。\n$/],
      [() => mkdirSync(project, { recursive: true }), /^“.*disclosure-report\.json”：不是普通文件，未采用。\n$/],
    ];
    for (const [make, sentence] of cases) {
      make();
      const { code, output, error } = await runWith(nodeFiles, ['check', '--format', 'json', file]);
      assert.equal(code, 2);
      assert.match(error, sentence);
      assert.deepEqual(gradesOf(output, 'request-balance'), [['error']]);
      rmSync(project, { recursive: true });
    }
  });
});

test('cli: a project file may be a link to one; a pipe of its name is not waited for', NO_WINDOWS, async () => {
  await inFolder(async (folder, write) => {
    const file = write('a.md', WRONG);
    const project = path.join(folder, 'disclosure-report.json');
    symlinkSync(write('settings.json', '{ "rules": { "request-balance": "hint" } }'), project);
    const linked = await runWith(nodeFiles, ['check', '--format', 'json', file]);
    assert.equal(linked.error, '');
    assert.deepEqual(gradesOf(linked.output, 'request-balance'), [['hint']]);
    rmSync(project);
    execFileSync('sh', ['-c', 'mkfifo "$0"', project]);
    const { code, output, error } = await runWith(nodeFiles, ['check', '--format', 'json', file]);
    assert.equal(code, 2);
    assert.match(error, /^“.*disclosure-report\.json”：不是普通文件，未采用。\n$/);
    assert.deepEqual(gradesOf(output, 'request-balance'), [['error']]);
  });
});

test('cli: patterns name files as a shell would', async () => {
  await inFolder(async (folder, write) => {
    for (const file of ['a.md', 'b.txt', 'sub/c.md', 'sub/d [1].md']) write(file, RIGHT);
    const found = async (pattern: string): Promise<readonly string[]> =>
      parse((await runWith(nodeFiles, ['check', '--format', 'json', path.join(folder, pattern)])).output).map(
        ({ file }) => path.relative(folder, file),
      );
    assert.deepEqual(await found('*.md'), ['a.md']);
    assert.deepEqual(await found('**/*.md'), ['a.md', path.join('sub', 'c.md'), path.join('sub', 'd [1].md')]);
    // A file that is there is itself, whatever its name looks like.
    assert.deepEqual(await found('sub/d [1].md'), [path.join('sub', 'd [1].md')]);
    const { code, error } = await runWith(nodeFiles, ['check', path.join(folder, '*.html')]);
    assert.equal(code, 2);
    assert.match(error, /^找不到“.*\*\.html”。\n$/);
  });
});

test('cli: a folder that a pattern names means every report in it, each once', async () => {
  await inFolder(async (folder, write) => {
    for (const file of ['e1/a.md', 'e1/deep/b.txt', 'e2.md/c.md', 'e3.md', 'f/d.md']) write(file, RIGHT);
    for (const file of ['e1/note.md', 'note.txt']) write(file, NOTE);
    mkdirSync(path.join(folder, 'g'));
    const found = async (pattern: string): Promise<readonly string[]> =>
      parse((await runWith(nodeFiles, ['check', '--format', 'json', path.join(folder, pattern)])).output).map(
        ({ file }) => path.relative(folder, file).split(path.sep).join('/'),
      );
    assert.deepEqual(await found('e[1]*'), ['e1/a.md', 'e1/deep/b.txt']);
    assert.deepEqual(await found('e*'), ['e1/a.md', 'e1/deep/b.txt', 'e2.md/c.md', 'e3.md']);
    assert.deepEqual(await found('*.md'), ['e2.md/c.md', 'e3.md']);
    // What the pattern names itself is told of, report or not.
    const all = ['e1/a.md', 'e1/deep/b.txt', 'e1/note.md', 'e2.md/c.md', 'e3.md', 'f/d.md', 'note.txt'];
    assert.deepEqual(await found('**'), all);
    const { code, output } = await runWith(nodeFiles, ['check', path.join(folder, 'g*')]);
    assert.deepEqual([code, output], [0, '没有找到年度报告。\n']);
  });
});

test('cli: standard input is read as a file, by the name it is given', async () => {
  const { code, output } = await runWith(filesOf({}), ['check', '--format', 'json', '-'], { input: WRONG });
  assert.equal(code, 1);
  assert.deepEqual(
    parse(output).map(({ file }) => file),
    ['-'],
  );
  await inFolder(async (folder, write) => {
    write('disclosure-report.json', '{ "rules": { "identities": "off" } }');
    const name = path.join(folder, '还没有.md');
    const named = await runWith(nodeFiles, ['check', '--format', 'json', '--stdin-filename', name, '-'], {
      input: WRONG,
    });
    assert.deepEqual([named.code, named.error], [0, '']);
    assert.deepEqual(
      parse(named.output).map(({ file }) => file),
      [name],
    );
  });
});

test('cli: quiet shows errors only; too many warnings are as bad as an error', async () => {
  const warned = RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1２１３７４');
  const count = analyse(warned).findings.filter(({ severity }) => severity === 'warning').length;
  assert.ok(count > 0);
  const check = (...argv: readonly string[]): Promise<Outcome> => runIn({ 'a.md': warned }, 'check', ...argv, 'a.md');
  assert.match((await check()).output, /full-width-number/);
  // Nothing is said of a file that has warnings only: that nothing was found would not be so.
  assert.equal((await check('--quiet')).output, `检查了 1 份年度报告：错误 0，警告 ${count}，提示 0，建议 0。\n`);
  assert.match((await runIn({ 'a.md': RIGHT }, 'check', '--quiet', 'a.md')).output, /没有发现问题/);
  assert.equal((await check('--max-warnings', String(count))).code, 0);
  const { code, error } = await check('--quiet', '--max-warnings', String(count - 1));
  assert.equal(code, 1);
  assert.match(error, /--max-warnings/);
});

test('cli: fix writes what is safe into the file, in its encoding, and nothing else', async () => {
  const wrong = WRONG.replace(/(\| 行政许可 *\| *)21374/, '$1２１，３７４件').replace(/\n/g, '\r\n');
  const right = WRONG.replace(/\n/g, '\r\n');
  const encodings: readonly ((text: string) => Uint8Array)[] = [
    (text) => Buffer.from(text),
    (text) => Buffer.from(`\uFEFF${text}`),
    (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
  ];
  await inFolder(async (folder, write) => {
    for (const [index, encode] of encodings.entries()) {
      const file = write(`${index}.md`, encode(wrong));
      const { code, output, error } = await runWith(nodeFiles, ['check', '--fix', '--format', 'json', file]);
      assert.equal(code, 1, 'a sum that does not hold is not safe to fix');
      assert.match(error, /^已修改“.*”：\d+ 处。\n$/);
      assert.deepEqual(readFileSync(file), Buffer.from(encode(right)));
      assert.deepEqual(gradesOf(output, 'full-width-number'), [[]]);
      assert.deepEqual(gradesOf(output, 'request-balance'), [['error']]);
      assert.equal((await runWith(nodeFiles, ['check', '--fix', '--format', 'json', file])).error, '');
    }
    const left = nodeFiles.list(folder).files;
    assert.equal(left.length, encodings.length);
  });
});

test('cli: fix leaves a file alone that it cannot write without loss', async () => {
  const bytes = Buffer.from(RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1２１３７４')).subarray(0, -2);
  const { code, output, error } = await runIn(
    { 'a.md': Buffer.concat([bytes, Uint8Array.of(0xe7)]) },
    'check',
    '--fix',
    'a.md',
  );
  assert.equal(code, 2);
  assert.match(error, /没有修改/);
  assert.match(output, /full-width-number/);
});

test('cli: fix says why a file was not written, and leaves nothing behind', async () => {
  await inFolder(async (folder, write) => {
    const file = write('a.md', RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1２１３７４'));
    const before = readFileSync(file);
    const replace = (): never => {
      throw Object.assign(new Error('EROFS: read-only file system'), { code: 'EROFS' });
    };
    const { code, output, error } = await runWith({ ...nodeFiles, replace }, ['check', '--fix', file]);
    assert.equal(code, 2);
    // It was checked: what was found in it is told, and counted.
    assert.match(output, /full-width-number/);
    assert.match(output, /^检查了 1 份年度报告：[^；]*。$/m);
    assert.match(error, /^无法写入“.*”：EROFS: read-only file system\n$/);
    assert.deepEqual(readFileSync(file), before);
    assert.ok(folder !== '');
  });
});

test('cli: fix keeps the mode of a file, and its name may be as long as names can be', NO_WINDOWS, async () => {
  await inFolder(async (folder, write) => {
    const name = `${'年'.repeat(84)}.md`;
    const file = write(name, RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1２１３７４'));
    chmodSync(file, 0o666);
    const { code, error } = await runWith(nodeFiles, ['check', '--fix', file]);
    assert.equal(code, 0);
    assert.match(error, /^已修改/);
    assert.equal(readFileSync(file, 'utf8'), RIGHT);
    assert.equal(statSync(file).mode & 0o777, 0o666);
    assert.deepEqual(readdirSync(folder), [name]);
  });
});

test('cli: fix keeps hard links, and leaves alone what was saved meanwhile', NO_WINDOWS, async () => {
  await inFolder(async (folder, write) => {
    const wrong = RIGHT.replace(/(\| 行政许可 *\| *)21374/, '$1２１３７４');
    const file = write('a.md', wrong);
    linkSync(file, path.join(folder, 'b.md'));
    const { ino } = statSync(file);
    assert.equal((await runWith(nodeFiles, ['check', '--fix', file])).code, 0);
    assert.equal(readFileSync(path.join(folder, 'b.md'), 'utf8'), RIGHT);
    assert.equal(statSync(file).ino, ino);

    writeFileSync(file, wrong);
    const saved = wrong.replace('21374', '21375').replace('年度报告', '年度报告二');
    const read = (given: string): Uint8Array => {
      const bytes = nodeFiles.read(given);
      if (given === file) writeFileSync(file, saved);
      return bytes;
    };
    const { code, error } = await runWith({ ...nodeFiles, read }, ['check', '--fix', file]);
    assert.equal(code, 2);
    assert.match(error, /被改动过，没有修改/);
    assert.equal(readFileSync(file, 'utf8'), saved);
  });
});

test('cli: who waits for many files is told how far it is, and nobody else', async () => {
  const contents = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`all/${index}.md`, NOTE]));
  const watched = await runWith(filesOf(contents), ['check', 'all'], { watched: true });
  assert.match(watched.error, /\r正在检查 25\/50/);
  assert.ok(watched.error.endsWith('\r\u001B[K'));
  assert.equal((await runWith(filesOf(contents), ['check', 'all'])).error, '');
  assert.equal((await runWith(filesOf({ 'a.md': NOTE }), ['check', 'a.md'], { watched: true })).error, '');
});
