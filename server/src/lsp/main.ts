/** The language server as a program: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`. */
import path from 'node:path';
import { createConnection } from 'vscode-languageserver/node';
import type { Connection } from 'vscode-languageserver/node';
import { nodeHost } from './host.ts';
import { serve } from './server.ts';

function connect(): Connection | undefined {
  try {
    return createConnection();
  } catch {
    return undefined;
  }
}

/** By then a session has answered what it is asked at first. */
const SETTLED = 10_000;

const connection = connect();
if (connection) {
  serve(connection, nodeHost(path.join(import.meta.dirname, '../docs/rules')));
  connection.listen();
} else {
  process.stderr.write('请由编辑器启动：disclosure-report-language-server --stdio\n');
  process.exitCode = 2;
}

/** For `start.ts`. */
export const worked = new Promise<boolean>((resolve) => {
  setTimeout(resolve, SETTLED, connection !== undefined).unref();
});
