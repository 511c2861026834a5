/** The language server as a program: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`. */
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

const connection = connect();
if (connection) {
  serve(connection, nodeHost);
  connection.listen();
} else {
  process.stderr.write('请由编辑器启动：disclosure-report-language-server --stdio\n');
  process.exitCode = 2;
}
