// `npm run bench`: what is promised, measured, as one table. Beside our figures, those of well-known tools on the same
// documents in the same run: times depend on the machine and on what else it does, their ratios hardly do.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { globSync } from 'tinyglobby';
import { longReport, mixedReports, oneReport, reports, root, sameReports } from './bench/documents.mjs';
import { engineBundle, minimalServerBundle } from './bench/engines.mjs';

const here = fileURLToPath(new URL('bench', import.meta.url));

/** An engine that needs longer for one text is ended, and larger texts are spared it. */
const patienceInSeconds = 30;
const runsOfCommandLine = 3;
const runsOfUnitTests = 3;
const filesOfCommandLine = 1000;

/**
 * A line of the table: our figure, what is promised, and the peers' figures by column.
 * @typedef {object} Row
 * @property {string} what
 * @property {number} ours
 * @property {number | undefined} budget
 * @property {string} unit
 * @property {Readonly<Record<string, number | string>>} peers
 */

/** Installs the peers where they are missing or older than their lock file: nobody else needs them. */
function installPeers() {
  const installed = path.join(here, 'node_modules/.package-lock.json');
  const lock = path.join(here, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  progress('installing what is measured beside (once, about 110 MB)');
  const { status } = spawnSync('npm', ['ci', '--prefix', here, '--ignore-scripts'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`npm ci in ${here} failed`);
}

/** Builds what is measured: the programs and the packaged extension as they are shipped, and the engine alone. */
async function buildAll() {
  progress('building');
  const { status } = spawnSync('npm', ['run', '--silent', 'package'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('the extension could not be packaged');
  await build({
    absWorkingDir: root,
    entryPoints: ['server/src/service/index.ts'],
    outfile: engineBundle,
    bundle: true,
    minify: true,
    charset: 'utf8',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  await build({
    absWorkingDir: root,
    entryPoints: ['test/bench/minimal-server.mjs'],
    outfile: minimalServerBundle,
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    logLevel: 'warning',
  });
}

/**
 * Milliseconds for one check of the files, or why there are none.
 * @param {string} engine
 * @param {readonly string[]} files
 * @returns {Promise<number | string>}
 */
function measureCheck(engine, ...files) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(here, 'check.mjs'), engine, ...files]);
    let output = '';
    let errors = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, patienceInSeconds * 1000);
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (errors += chunk));
    child.once('close', (code) => {
      clearTimeout(timer);
      if (late) resolve(`over ${patienceInSeconds} s`);
      else if (code === 0) resolve(Number(output));
      else resolve(/call stack/.test(errors) ? 'stack overflow' : 'failed');
    });
  });
}

/**
 * @param {string} folder
 * @returns {Promise<Row[]>}
 */
async function measureChecks(folder) {
  const peers = ['one pass', 'vscode-markdown-languageservice', 'markdownlint'];
  const kilobyte = 1000;
  const documents = [
    { what: 'check one report of 10 KB', text: oneReport, budget: 1, multiple: 30 },
    { what: 'check 100 KB of reports', text: mixedReports(100 * kilobyte), budget: undefined, multiple: undefined },
    { what: 'check 1 MB of reports', text: mixedReports(1000 * kilobyte), budget: 40, multiple: 20 },
    { what: 'check 10 MB of reports', text: mixedReports(10_000 * kilobyte), budget: 500, multiple: undefined },
  ];
  const rows = [await measureMultiple('all fixtures, one after the other', 60, await writtenReports(folder))];
  /** @type {Set<string>} */
  const givenUp = new Set();
  for (const { what, text, budget, multiple } of documents) {
    progress(what);
    const file = path.join(folder, 'reports.txt');
    writeFileSync(file, text);
    const ours = await measureCheck('disclosure-report', file);
    if (typeof ours !== 'number') throw new Error(`${what}: ${ours}`);
    /** @type {Record<string, number | string>} */
    const figures = {};
    for (const peer of peers) {
      const figure = givenUp.has(peer) ? 'not tried' : await measureCheck(peer, file);
      if (typeof figure === 'string') givenUp.add(peer);
      figures[peer] = figure;
    }
    rows.push({ what, ours, budget, unit: 'ms', peers: figures });
    if (multiple !== undefined) rows.push(await measureMultiple(what, multiple, [file]));
  }
  rows.push(await measureSlowestShape(folder));
  return rows;
}

/**
 * How many times as long as one look at each character.
 * @param {string} what
 * @param {number} budget
 * @param {readonly string[]} files
 * @returns {Promise<Row>}
 */
async function measureMultiple(what, budget, files) {
  progress(`${what}, beside one pass`);
  // Side by side, so that both are measured in the same hour.
  const ours = await measureCheck('disclosure-report', ...files);
  const pass = await measureCheck('one pass', ...files);
  if (typeof ours !== 'number' || typeof pass !== 'number') throw new Error(`${what}: ${ours}, ${pass}`);
  return { what: `${what}: times one pass`, ours: ours / pass, budget, unit: '×', peers: {} };
}

/**
 * Every fixture and example as a file. Every tenth number is another one, so that there is something to find.
 * @param {string} folder
 * @returns {Promise<readonly string[]>}
 */
async function writtenReports(folder) {
  const written = path.join(folder, 'reports');
  mkdirSync(written, { recursive: true });
  return [...reports].map(([name, text]) => {
    const file = path.join(written, name);
    let numbers = 0;
    writeFileSync(
      file,
      text.replace(/\d+/g, (number) => (numbers++ % 10 === 9 ? String(Number(number) + 1) : number)),
    );
    return file;
  });
}

/**
 * What the collector of garbage has to do: what is kept too long, and what is made at all.
 * @param {string} folder
 * @returns {Promise<Row[]>}
 */
async function measureMemory(folder) {
  progress('memory');
  const one = path.join(folder, 'one.md');
  writeFileSync(one, oneReport);
  const large = path.join(folder, 'large.txt');
  writeFileSync(large, mixedReports(1_000_000));
  const all = await collections(await writtenReports(folder), 60);
  return [
    { what: 'promoted per young collection', ours: all.promoted / 1000, budget: 50, unit: 'KB', peers: {} },
    {
      what: 'allocated per byte of text, 10 KB',
      ours: (await collections([one], 1000)).allocated,
      budget: 40,
      unit: 'B',
      peers: { 'all fixtures': all.allocated },
    },
    {
      what: 'allocated per byte of text, 1 MB',
      ours: (await collections([large], 20)).allocated,
      budget: 12,
      unit: 'B',
      peers: {},
    },
  ];
}

/**
 * The bytes that a young collection promotes, warm, and those allocated for each byte of the files.
 * @param {readonly string[]} files
 * @param {number} times
 * @returns {Promise<{ promoted: number, allocated: number }>}
 */
async function collections(files, times) {
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--trace-gc-nvp', path.join(here, 'memory.mjs'), String(times), ...files],
    { encoding: 'utf8', maxBuffer: Infinity },
  );
  if (status !== 0) throw new Error('memory was not measured');
  const told = (/** @type {string} */ line, /** @type {string} */ name) =>
    Number(new RegExp(`\\b${name}=(\\d+)`).exec(line)?.[1] ?? NaN);
  const lines = stdout.split('\n').filter((line) => /\bpause=/.test(line));
  const young = lines.filter((line) => / gc=s /.test(line)).map((line) => told(line, 'promoted'));
  // The first half warms up.
  const warm = young.slice(young.length >> 1);
  const text = files.reduce((sum, file) => sum + statSync(file).size, 0) * times;
  return {
    promoted: warm.reduce((sum, promoted) => sum + promoted, 0) / warm.length,
    allocated: lines.reduce((sum, line) => sum + told(line, 'allocated'), 0) / text,
  };
}

/**
 * Each shape of report alone, at one size: no shape may be much slower than the others.
 * @param {string} folder
 * @returns {Promise<Row>}
 */
async function measureSlowestShape(folder) {
  let slowest = { name: '', ours: 0 };
  for (const [name, text] of reports) {
    // One edition is enough: what differs is the shape.
    if (!name.startsWith('2021-')) continue;
    progress(`check 1 MB of ${name}`);
    const file = path.join(folder, 'shape.txt');
    writeFileSync(file, sameReports(text, 1_000_000));
    const ours = await measureCheck('disclosure-report', file);
    if (typeof ours !== 'number') throw new Error(`${name}: ${ours}`);
    if (ours > slowest.ours) slowest = { name, ours };
  }
  return {
    what: `check 1 MB of the slowest shape (${slowest.name})`,
    ours: slowest.ours,
    budget: undefined,
    unit: 'ms',
    peers: {},
  };
}

const minimal = 'a minimal server';

/** @returns {Promise<Row[]>} */
async function measureServers() {
  // Loaded here: it looks for the peers, which are installed by now.
  const { firstSession, measureKeystroke, measureStart, servers } = await import('./bench/server.mjs');
  progress('a first session');
  await firstSession(oneReport);
  /** @type {Record<string, number>} */
  const starts = {};
  /** @type {Record<string, number>} */
  const keystrokes = {};
  for (const [name, server] of Object.entries(servers)) {
    progress(name);
    starts[name] = await measureStart(server);
    // It answers no question.
    if (name === minimal) continue;
    const { milliseconds, found } = await measureKeystroke(server, oneReport);
    keystrokes[name] = milliseconds;
    // Our server must have found what each keystroke broke, or it measured nothing.
    if (name === 'disclosure-report' && found === 0) throw new Error('no findings came back');
  }
  const { 'disclosure-report': start = NaN, ...otherStarts } = starts;
  const { 'disclosure-report': keystroke = NaN, ...otherKeystrokes } = keystrokes;
  return [
    { what: 'server start to initialize answered', ours: start, budget: 200, unit: 'ms', peers: otherStarts },
    {
      what: 'start, times that of a minimal server',
      ours: start / (starts[minimal] ?? NaN),
      budget: 1,
      unit: '×',
      peers: {},
    },
    { what: 'keystroke to findings, 10 KB', ours: keystroke, budget: 10, unit: 'ms', peers: otherKeystrokes },
  ];
}

/** @returns {Promise<Row[]>} */
async function measureAnswers() {
  progress('requests');
  const { measureRequests } = await import('./bench/requests.mjs');
  const answers = await measureRequests(longReport);
  return answers.map(({ what, median, slowest }) => ({
    what: `${what}, 30 KB: the 99th of 100 answers`,
    ours: slowest,
    budget: 5,
    unit: 'ms',
    peers: { 'the 50th': median },
  }));
}

/**
 * @param {string} folder
 * @returns {Promise<Row[]>}
 */
async function measureWholeFolder(folder) {
  progress('the whole folder');
  const { measureFolder } = await import('./bench/folder.mjs');
  const files = globSync('*', { cwd: thousandReports(folder), absolute: true }).sort();
  const { seconds, reports: total, checked, edited } = await measureFolder(thousandReports(folder), files);
  if (total !== filesOfCommandLine) throw new Error(`the server looked at ${total} files`);
  return [
    { what: `${filesOfCommandLine} reports of a folder in the editor`, ours: seconds, budget: 2, unit: 's', peers: {} },
    {
      what: 'its peak memory',
      ours: checked,
      budget: 200,
      unit: 'MB',
      peers: { 'after 10,000 edits of 50 documents': edited },
    },
  ];
}

/**
 * A folder with a thousand reports in all shapes; written when first asked for.
 * @param {string} folder
 */
function thousandReports(folder) {
  const input = path.join(folder, 'thousand');
  if (existsSync(input)) return input;
  mkdirSync(input);
  const all = [...reports];
  for (let index = 0; index < filesOfCommandLine; index += 1) {
    const [name, text] = all[index % all.length] ?? ['', ''];
    writeFileSync(path.join(input, `${index}-${name}`), text);
  }
  return input;
}

/**
 * @param {string} folder
 * @returns {Promise<Row[]>}
 */
async function measureCommandLine(folder) {
  progress(`${filesOfCommandLine} reports from the command line`);
  const input = thousandReports(folder);
  const all = [...reports];
  // The first run keeps what V8 compiled.
  await runCommandLine(input);
  const runs = [];
  const asData = [];
  for (let run = 0; run < runsOfCommandLine; run += 1) {
    runs.push(await runCommandLine(input));
    asData.push(await runCommandLine(input, '--format', 'json'));
  }
  const least = (/** @type {readonly number[]} */ times) => Math.min(...times);
  const processor = least(runs.map((run) => run.processor));
  const files = globSync('*', { cwd: input, absolute: true }).slice(0, all.length);
  const warm = await measureCheck('disclosure-report', ...files);
  if (typeof warm !== 'number') throw new Error(`the files were not checked: ${warm}`);
  const [best] = runs.sort((a, b) => a.milliseconds - b.milliseconds);
  if (best === undefined) throw new Error('the command line was not run');
  const what = `${filesOfCommandLine} reports from the command line`;
  return [
    {
      what,
      ours: best.milliseconds / 1000,
      budget: 2,
      unit: 's',
      peers: { 'of it on the processor': best.processor / 1000 },
    },
    {
      what: `${what}: processor, times as many warm analyses`,
      ours: processor / ((warm / files.length) * filesOfCommandLine),
      budget: 2.5,
      unit: '×',
      peers: {},
    },
    {
      what: `${what}: JSON, times the processor of text`,
      ours: least(asData.map((run) => run.processor)) / processor,
      budget: 1.3,
      unit: '×',
      peers: {},
    },
    {
      what: `${what}: peak memory`,
      ours: Math.max(...runs.map(({ peak }) => peak)) / 1e6,
      budget: 150,
      unit: 'MB',
      peers: {},
    },
  ];
}

/**
 * @param {string} input
 * @param {readonly string[]} options
 * @returns {Promise<{ milliseconds: number, processor: number, peak: number }>}
 */
function runCommandLine(input, ...options) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(
      process.execPath,
      ['--import', path.join(here, 'resources.mjs'), path.join(root, 'server/dist/cli.js'), 'check', ...options, input],
      { stdio: ['ignore', 'pipe', 'inherit', 'pipe'] },
    );
    let summary = '';
    let resources = '';
    child.stdio[1]?.on('data', (chunk) => (summary = (summary + chunk).slice(-500)));
    child.stdio[3]?.on('data', (chunk) => (resources += chunk));
    child.once('close', (code) => {
      const milliseconds = performance.now() - start;
      // Whoever checks fewer files is faster.
      const complete = options.length > 0 || summary.includes(`检查了 ${filesOfCommandLine} 份年度报告`);
      if (code === 2 || !complete) reject(new Error(`the command line did not check every file: ${summary}`));
      else resolve({ milliseconds, ...JSON.parse(resources) });
    });
  });
}

/** @returns {Row[]} */
function measureUnitTests() {
  progress('unit tests');
  const runs = Array.from({ length: runsOfUnitTests }, () => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, ['test/suite.mjs', 'unit'], { cwd: root, stdio: 'ignore' });
    if (status !== 0) throw new Error('a unit test fails');
    return (performance.now() - start) / 1000;
  });
  return [{ what: 'unit tests', ours: Math.min(...runs), budget: 5, unit: 's', peers: {} }];
}

/** @returns {Row[]} */
function measureSizes() {
  const size = (/** @type {string} */ file) => statSync(path.join(root, file)).size / 1000;
  const libraries = globSync('server/dist/libraries/*.js', { cwd: root }).reduce((sum, file) => sum + size(file), 0);
  return [
    {
      what: 'server bundle',
      ours: size('server/dist/programs/server.js'),
      budget: undefined,
      unit: 'KB',
      peers: { 'loaded when used': libraries },
    },
    { what: 'packaged extension', ours: size('disclosure-report.vsix'), budget: 4000, unit: 'KB', peers: {} },
  ];
}

/** @param {string} what */
function progress(what) {
  if (process.stderr.isTTY) process.stderr.write(`\x1b[2K\r${what} …`);
}

/** @param {number} value */
function rounded(value) {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toPrecision(2);
}

/** @param {number} ratio of what is to what was promised */
function missed(ratio) {
  return ratio < 2 ? `MISSED by ${Math.ceil((ratio - 1) * 100)} %` : `MISSED, ${rounded(ratio)} × as much`;
}

/** @param {Row} row */
function cells({ what, ours, budget, unit, peers }) {
  const verdict = budget === undefined ? '' : `${budget} ${unit}: ${ours <= budget ? 'kept' : missed(ours / budget)}`;
  const others = Object.entries(peers).map(([name, figure]) =>
    typeof figure === 'string'
      ? `${name}: ${figure}`
      : `${name}: ${rounded(figure)} ${unit} (${rounded(figure / ours)} ×)`,
  );
  return [what, `${rounded(ours)} ${unit}`, verdict, others.join('; ')];
}

/** @param {readonly Row[]} rows */
function table(rows) {
  const lines = [['', 'disclosure-report', 'budget', 'beside it, and how many times ours'], ...rows.map(cells)];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  const text = (/** @type {readonly string[]} */ line) =>
    `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [header = [], ...body] = lines;
  return [text(header), text(widths.map((width) => '-'.repeat(width))), ...body.map(text)].join('\n');
}

installPeers();
await buildAll();
const folder = mkdtempSync(path.join(os.tmpdir(), 'disclosure-report-bench-'));
try {
  const loadBefore = os.loadavg()[0] ?? 0;
  const rows = [
    ...(await measureChecks(folder)),
    ...(await measureMemory(folder)),
    ...(await measureServers()),
    ...(await measureAnswers()),
    ...(await measureWholeFolder(folder)),
    ...(await measureCommandLine(folder)),
    ...measureUnitTests(),
    ...measureSizes(),
  ];
  if (process.stderr.isTTY) process.stderr.write('\x1b[2K\r');
  console.log(table(rows));
  console.log(
    `\nNode ${process.versions.node}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown processor'}, ` +
      `load ${loadBefore.toFixed(1)} at the start and ${(os.loadavg()[0] ?? 0).toFixed(1)} at the end.\n` +
      'Each time is the best of several runs, warm except for starts and the command line: other work on the machine\n' +
      'can only add to it. Where the load is above 1 it still does: compare the ratios.\n' +
      '“one pass” looks at each character once and does nothing else: the floor.',
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
