/** The command line as a program. */
import { readFileSync } from 'node:fs';
import { nodeFiles } from './files.ts';
import { run } from './run.ts';

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output has had enough, as in `… | head`. The exit code still tells what was found.
    if (error.code === 'EPIPE') return;
    process.exitCode = 2;
    if (stream === process.stdout) process.stderr.write(`写不出结果：${error.message}\n`);
  });
}

const noColour = process.env['NO_COLOR'] ?? '';
process.exitCode = run(process.argv.slice(2), {
  files: nodeFiles,
  input: () => readFileSync(0),
  output: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
  colour: process.stdout.isTTY && noColour === '',
  watched: process.stderr.isTTY,
});
