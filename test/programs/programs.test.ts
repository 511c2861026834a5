// The two programs as they are shipped: what a bundle can break that the same code, run from its sources, cannot.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { oneByOne } from '../../server/src/cli/answers.ts';
import type { AnswerEach } from '../../server/src/cli/answers.ts';
import { CHECK_FORMATS } from '../../server/src/cli/arguments.ts';
import { nodeFiles } from '../../server/src/disk/files.ts';
import { run } from '../../server/src/cli/run.ts';
import { onThreads } from '../../server/src/cli/threads.ts';

interface Outcome {
  readonly code: number | null;
  readonly output: string;
  readonly error: string;
}

/** Runs a program to its end. Input stays open, as an editor's; `readTo` closes the output after so many characters. */
function runProgram(
  program: string,
  parameters: readonly string[],
  { input = '', readTo = Infinity } = {},
): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [`server/dist/${program}.js`, ...parameters]);
    let output = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (output.length >= readTo) child.stdout.destroy();
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      error += text;
    });
    child.on('close', (code) => {
      resolve({ code, output, error });
    });
    if (input === '') child.stdin.end();
    else child.stdin.write(input);
  });
}

function message(content: Readonly<Record<string, unknown>>): string {
  const text = JSON.stringify({ jsonrpc: '2.0', ...content });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
}

let isBuilt = false;

function build(): void {
  if (!isBuilt) execFileSync(process.execPath, ['esbuild.mjs'], { stdio: 'ignore' });
  isBuilt = true;
}

test('programs: the built command line and language server do what their sources do', async () => {
  build();
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const fixtures = 'test/fixtures/reports';
    const canonical = `${fixtures}/2021-canonical.md`;
    const broken = path.join(folder, 'broken.md');
    writeFileSync(broken, readFileSync(canonical, 'utf8').replace(/^## 一、总体情况$/m, ''));
    const [right, wrong, missing, folders, left, server] = await Promise.all([
      runProgram('cli', ['check', canonical]),
      runProgram('cli', ['check', '--format', 'json', broken]),
      runProgram('cli', ['check', path.join(folder, 'gone.md')]),
      runProgram('cli', ['extract', '--format', 'csv', 'test/fixtures/others', canonical]),
      // More than a pipe holds, so that the reader who leaves is noticed.
      runProgram('cli', ['check', '--format', 'json', ...Array<string>(8).fill(broken)], { readTo: 1 }),
      runProgram('server', ['--stdio'], {
        input: [
          message({ id: 1, method: 'initialize', params: { processId: null, capabilities: {} } }),
          message({ id: 2, method: 'shutdown' }),
          message({ method: 'exit' }),
        ].join(''),
      }),
    ]);
    assert.deepEqual([right.code, right.error], [0, '']);
    assert.equal(wrong.code, 1);
    assert.equal((JSON.parse(wrong.output) as unknown[]).length, 1);
    assert.equal(missing.code, 2);
    assert.match(missing.error, /^找不到“.*gone\.md”。\n$/);
    assert.equal(folders.code, 0);
    assert.ok(folders.output.includes(`${canonical},requests,`));
    assert.deepEqual([left.code, left.error], [1, '']);
    assert.equal(server.code, 0);
    assert.match(server.output, /"serverInfo":\{"name":"disclosure-report-language-server"/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('programs: a server ends whose client has died, or says what is no message', async () => {
  build();
  const hello = (processId: number | undefined): string =>
    message({ id: 1, method: 'initialize', params: { processId, capabilities: {} } });
  const { pid } = spawnSync(process.execPath, ['--version']);
  for (const [said, reason] of [
    [hello(pid), ''],
    [`${hello(process.pid)}hello\r\n\r\n`, '收到的不是语言服务协议的消息'],
  ] as const) {
    // Its input stays open: nothing else tells it.
    const server = spawn(process.execPath, ['server/dist/server.js', '--stdio'], { stdio: ['pipe', 'ignore', 'pipe'] });
    let error = '';
    server.stderr.on('data', (chunk: Buffer) => (error += chunk.toString()));
    server.stdin.write(said);
    const [code] = (await once(server, 'close')) as readonly unknown[];
    assert.equal(code, 1);
    assert.ok(reason === '' ? error === '' : error.includes(reason), error);
  }
});

test('programs: a server takes the way to its client that it is told', async () => {
  build();
  const way = path.join(tmpdir(), `disclosure-report-${String(process.pid)}`);
  for (const at of [0, ...(process.platform === 'win32' ? [] : [way])]) {
    const listener = createServer().listen(at === 0 ? { port: 0, host: '127.0.0.1' } : { path: way });
    await once(listener, 'listening');
    const address = listener.address();
    const told = typeof address === 'string' ? `--pipe=${address}` : `--socket=${String(address?.port)}`;
    const server = spawn(process.execPath, ['server/dist/server.js', told], { stdio: 'ignore' });
    const [socket] = (await once(listener, 'connection')) as [Socket];
    socket.write(message({ id: 1, method: 'initialize', params: { processId: null, capabilities: {} } }));
    const [answer] = (await once(socket, 'data')) as [Buffer];
    assert.match(answer.toString(), /^Content-Length: \d+/);
    socket.destroy();
    listener.close();
    assert.deepEqual(await once(server, 'exit'), [1, null]);
  }
});

test('programs: what they load when it is used is there: HTML, a project file, a new table', async () => {
  build();
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const page = path.join(folder, 'pages', 'page.html');
    mkdirSync(path.dirname(page));
    cpSync('test/fixtures/reports/2021-page.html', page);
    writeFileSync(
      path.join(folder, 'disclosure-report.json'),
      '{ "overrides": [{ "files": ["pages/*"], "edition": "2014" }] }',
    );
    const uri = pathToFileURL(page).href;
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const document = { uri, languageId: 'plaintext', version: 1, text: readFileSync(page, 'utf8') };
    const [extracted, created, server] = await Promise.all([
      runProgram('cli', ['check', '--format', 'json', page]),
      runProgram('cli', ['new', '--organ', '云岭县水利局', '--year', '2024']),
      runProgram('server', ['--stdio'], {
        input: [
          message({ id: 1, method: 'initialize', params: { processId: null, capabilities: {} } }),
          message({ method: 'initialized', params: {} }),
          message({ method: 'textDocument/didOpen', params: { textDocument: document } }),
          message({
            id: 2,
            method: 'textDocument/codeAction',
            params: { textDocument: { uri }, range, context: { diagnostics: [] } },
          }),
          message({ id: 3, method: 'shutdown' }),
          message({ method: 'exit' }),
        ].join(''),
      }),
    ]);
    const [report] = JSON.parse(extracted.output) as readonly [
      { readonly edition: string; readonly tables: Readonly<Record<string, unknown>> },
    ];
    assert.deepEqual([extracted.error, report.edition], ['', '2014']);
    assert.notEqual(report.tables['requests'], null);
    assert.deepEqual([created.code, created.error], [0, '']);
    assert.match(created.output, /\| 行政许可 +\|/);
    assert.equal(server.code, 0);
    assert.doesNotMatch(server.output, /"error":/);
    assert.match(server.output, /"id":2,"result":/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test(
  'programs: standard input that is not there yet is waited for',
  { skip: process.platform === 'win32' },
  async () => {
    build();
    const text = readFileSync('test/fixtures/reports/2021-canonical.md');
    // Node itself opens its standard input so that it does not wait; killed, it leaves it so to the next.
    const others = `"$0" -e 'process.stdin; process.kill(process.pid, "SIGKILL")'; exec "$0" server/dist/cli.js check -`;
    const child = spawn('sh', ['-c', others, process.execPath], { stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    let error = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => (output += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (error += part));
    setTimeout(() => child.stdin.write(text.subarray(0, 1000)), 1000);
    setTimeout(() => child.stdin.end(text.subarray(1000)), 1500);
    await once(child, 'close');
    assert.doesNotMatch(error, /EAGAIN/);
    assert.match(output, /^检查了 1 份年度报告：/m);
    assert.equal(child.exitCode, 0);
  },
);

test('programs: fix leaves a file alone that is read-only', { skip: process.platform === 'win32' }, () => {
  build();
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const file = path.join(folder, 'a.md');
    const text = readFileSync('test/fixtures/reports/2021-canonical.md', 'utf8').replace('21374', '２１３７４');
    writeFileSync(file, text, { mode: 0o444 });
    // Whoever administers the computer may write any file: then another runs the program, from where he can read it.
    const program = path.join(folder, 'server', 'dist');
    const other = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    cpSync('server/dist', program, { recursive: true });
    chmodSync(folder, 0o777);
    const { status, stderr } = spawnSync(process.execPath, [path.join(program, 'cli.js'), 'check', '--fix', file], {
      ...other,
      encoding: 'utf8',
    });
    assert.equal(stderr, `没有权限写入“${file}”，没有修改。\n`);
    assert.equal(status, 2);
    assert.equal(readFileSync(file, 'utf8'), text);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** A full disk needs one that is ours. */
const mayMount = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'none', '/tmp']).status === 0;

test('programs: a full disk leaves no half file, and what was there as it was', { skip: !mayMount }, () => {
  build();
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  const from = path.resolve('test/fixtures/reports/2021-html-tables.md');
  try {
    const { stdout, stderr } = spawnSync(
      'unshare',
      [
        ...['-rm', 'sh', '-c'],
        `mount -t tmpfs -o size=64k none "$1" && printf before > "$1/old.md" && head -c 70000 /dev/zero > "$1/filler" 2>/dev/null
        for to in new.md old.md; do "$2" server/dist/cli.js convert --force "$3" "$1/$to" > /dev/null; echo $?; done
        ls "$1"; cat "$1/old.md"`,
        ...['sh', folder, process.execPath, from],
      ],
      { encoding: 'utf8' },
    );
    assert.equal(stdout, '2\n2\nfiller\nold.md\nbefore');
    assert.match(stderr, /new\.md.*ENOSPC[^]*old\.md.*ENOSPC/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('programs: output that cannot be written is told once', { skip: !existsSync('/dev/full') }, () => {
  build();
  const full = openSync('/dev/full', 'w');
  try {
    for (const [language, sentence] of [
      ['zh', /^写不出结果：ENOSPC[^\n]*\n$/],
      ['en', /^Cannot write the output: ENOSPC[^\n]*\n$/],
    ] as const) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [
          ...['server/dist/cli.js', 'check', '--format', 'json', '--language', language],
          ...['test/fixtures/others', 'examples'],
        ],
        { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' },
      );
      assert.equal(status, 2);
      assert.match(stderr, sentence);
    }
  } finally {
    closeSync(full);
  }
});

async function runHere(argv: readonly string[], answerEach: AnswerEach): Promise<Outcome> {
  let output = '';
  let error = '';
  const code = await run(argv, {
    files: nodeFiles,
    input: () => Buffer.from(''),
    output: (text) => {
      output += text;
    },
    error: (text) => {
      error += text;
    },
    colour: false,
    watched: false,
    answerEach,
  });
  return { code, output, error };
}

/** So many other threads help; this one does nothing until they are seen to. */
function withHelp(program: string, threads: number, isSeen: () => boolean): AnswerEach {
  const pause = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return (job, targets, answer) =>
    onThreads(program, threads)(job, targets, (target) => {
      for (let tries = 0; !isSeen(); tries++) {
        assert.ok(tries < 3000, 'the others do nothing');
        Atomics.wait(pause, 0, 0, 10);
      }
      return answer(target);
    });
}

test('programs: several threads say and write what one does, in the same order', async () => {
  build();
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const input = path.join(folder, 'input');
    cpSync('test/fixtures/others', path.join(input, 'a'), { recursive: true });
    for (const file of readdirSync('test/fixtures/reports').filter((name) => name.startsWith('2021-'))) {
      const text = readFileSync(path.join('test/fixtures/reports', file), 'utf8');
      writeFileSync(path.join(input, file), text.replace('21374', '２１，３７４件').replaceAll('条例', '条列'));
    }
    writeFileSync(path.join(input, 'a', 'picture.txt'), Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0));
    // Every thread meets it, and it is told of once.
    writeFileSync(path.join(input, 'disclosure-report.json'), '{ "rules": { "no-such-rule": "off" } }');
    const paths = [path.join(input, 'gone.md'), input];
    // The program as it is built, which shows when it has answered.
    const program = path.join(folder, 'seen.cjs');
    const seen = path.join(folder, 'seen');
    writeFileSync(
      program,
      `const { parentPort } = require('node:worker_threads');
      const post = parentPort.postMessage.bind(parentPort);
      parentPort.postMessage = (message) => {
        require('node:fs').writeFileSync(${JSON.stringify(seen)}, '');
        post(message);
      };
      require(${JSON.stringify(path.resolve('server/dist/cli.js'))});`,
    );
    const helpedBy = (threads: number): AnswerEach => {
      rmSync(seen, { force: true });
      return withHelp(program, threads, () => existsSync(seen));
    };
    for (const options of [
      ...CHECK_FORMATS.map((format) => ['check', '--format', format]),
      ['check', '--quiet', '--language', 'en'],
      ['extract'],
      ['extract', '--format', 'csv'],
    ]) {
      const argv = [...options, ...paths];
      assert.deepEqual(await runHere(argv, helpedBy(1)), await runHere(argv, oneByOne), options.join(' '));
    }
    const fixed = path.join(folder, 'fixed');
    cpSync(input, fixed, { recursive: true });
    const told = (outcome: Outcome): string => JSON.stringify(outcome).replaceAll(fixed, input);
    assert.equal(
      told(await runHere(['check', '--fix', fixed], helpedBy(2))),
      told(await runHere(['check', '--fix', input], oneByOne)),
    );
    for (const file of nodeFiles.list(input).files) {
      assert.deepEqual(readFileSync(file), readFileSync(file.replace(input, fixed)), file);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('programs: a thread that ends before its time costs a sentence for the file it had, and no other', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    const program = path.join(folder, 'ends.cjs');
    writeFileSync(
      program,
      `const { board, thread } = require('node:worker_threads').workerData;
      board[2 + thread] = Atomics.add(board, 0, 1);
      require('node:fs').writeFileSync(__filename + thread, '');
      throw new Error('boom');`,
    );
    const fixtures = 'test/fixtures/reports';
    const { code, output, error } = await runHere(
      ['check', '--format', 'json', fixtures],
      withHelp(program, 2, () => existsSync(`${program}0`) && existsSync(`${program}1`)),
    );
    const lost = [...error.matchAll(/^无法处理“(.*)”：boom$/gm)].map(([, file]) => file);
    assert.equal(code, 2);
    assert.equal(lost.length, 2);
    assert.deepEqual(
      (JSON.parse(output) as readonly { readonly file: string }[]).map(({ file }) => file),
      nodeFiles.list(fixtures).files.filter((file) => !lost.includes(file)),
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('programs: compiled code is kept beside the program; damaged, missing or foreign, it changes nothing', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-report-'));
  try {
    cpSync('server/dist', folder, { recursive: true, filter: (file) => !file.endsWith('.code') });
    const programs = path.join(folder, 'programs');
    const kept = (): readonly string[] => readdirSync(programs).filter((file) => !file.endsWith('.js'));
    const output = (...parameters: readonly string[]): string => {
      const command = [path.join(folder, 'cli.js'), ...parameters];
      const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
      assert.deepEqual({ status, stderr }, { status: 0, stderr: '' });
      return stdout;
    };
    const check = (): string => output('check', 'test/fixtures/reports/2021-canonical.md');
    output('--help');
    assert.deepEqual(kept(), [], 'what only said something has not worked');
    const found = check();
    const [file = '', ...others] = kept();
    assert.ok(file.startsWith('cli-') && file.endsWith('.code'));
    assert.deepEqual(others, [], 'no draft is left');
    const code = path.join(programs, file);
    const whole = readFileSync(code);
    assert.equal(check(), found);
    assert.deepEqual(readFileSync(code), whole, 'what fits is not made anew');

    const middle = Buffer.from(whole);
    middle.fill(0, whole.length >> 1);
    for (const damaged of [middle, whole.subarray(0, whole.length >> 1), Buffer.alloc(0), Buffer.alloc(whole.length)]) {
      writeFileSync(code, damaged);
      assert.equal(check(), found);
      assert.ok(readFileSync(code).length > whole.length / 2, 'what is damaged is replaced');
    }
    rmSync(code);
    mkdirSync(code);
    assert.equal(check(), found, 'and where nothing can be kept, nothing is');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
