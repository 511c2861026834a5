/** The language server as a program: `--stdio`, `--node-ipc`, `--socket=PORT` or `--pipe=NAME`. */
import { Console } from 'node:console';
import path from 'node:path';
import { createConnection } from 'vscode-languageserver/node';
import { foreignName } from '../service/index.ts';
import { nodeHost } from './host.ts';
import { serve } from './server.ts';
import { gated, transportOf } from './transport.ts';

/** By then a session has answered what it is asked at first. */
const SETTLED = 10_000;

const transport = transportOf(process.argv.slice(2));
if (transport) {
  // What goes to standard output is messages alone, whatever a library has to tell.
  globalThis.console = new Console(process.stderr);
  const reader = gated(transport, (why) => {
    process.stderr.write(`收到的不是语言服务协议的消息（${foreignName(why)}），服务到此结束。\n`);
    process.exit(1);
  });
  const connection = createConnection(reader, transport.writer);
  serve(connection, nodeHost(path.join(import.meta.dirname, '../docs/rules')));
  // The client is gone without a word. A client that has died otherwise is noticed by its process id.
  reader.onClose(() => process.exit(1));
  process.stdin.once('end', () => process.exit(1));
  connection.listen();
} else {
  process.stderr.write('请由编辑器启动：disclosure-report-language-server --stdio\n');
  process.exitCode = 2;
}

/** For `start.ts`. */
export const worked = new Promise<boolean>((resolve) => {
  setTimeout(resolve, SETTLED, transport !== null).unref();
});
