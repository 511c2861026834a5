/** The built server as a child process, spoken to in raw messages: a fuzzer says what no library would send. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { StreamMessageReader } from 'vscode-languageserver/node';
import { vscodeClient } from '../unit/language-client.ts';

/** No request may stay without an answer for longer, in milliseconds. */
const PATIENCE = 300_000;

/** A file that lies beside this program when it is built. */
const beside = (name: string): URL => new URL(name, import.meta.url);

export type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly result?: unknown;
  readonly error?: { readonly code: number; readonly message: string };
}

export interface Memory {
  readonly rss: number;
  readonly heapUsed: number;
}

export interface Child {
  /** Sends anything at all. */
  readonly send: (message: Json) => void;
  /** Sends a frame whose content need not be JSON. */
  readonly sendText: (content: string) => void;
  /** Sends a request; its answer, whatever it is. Rejects where none comes. */
  readonly request: (method: unknown, params: unknown, id?: number | string) => Promise<Answer>;
  /** How many requests have no answer yet. */
  readonly waiting: () => readonly (number | string)[];
  /** What the server holds when all garbage is collected. */
  readonly memory: () => Promise<Memory>;
  /** Says goodbye in the way of the protocol; the exit code. */
  readonly quit: () => Promise<number | null>;
  /** Ends it at once. */
  readonly kill: () => void;
}

/** Starts a server and says hello. `onRequest` is given what the server asks the client. */
export async function startChild(onRequest: (id: unknown, method: string) => void): Promise<Child> {
  const program = spawn(
    process.execPath,
    ['--expose-gc', '--import', beside('memory.mjs').href, fileURLToPath(beside('server.js')), '--stdio'],
    { stdio: ['pipe', 'pipe', 'pipe', 'ipc'] },
  );
  const { stdin, stdout, stderr } = program;
  if (!stdin || !stdout || !stderr) throw new Error('the server has no streams');
  const pending = new Map<number | string, { readonly settle: (answer: Answer | Error) => void }>();
  let said = '';
  let ended: Error | undefined;
  let made = 0;
  stderr.on('data', (chunk) => {
    said = (said + String(chunk)).slice(-4_000);
  });
  const end = (error: Error): void => {
    ended ??= error;
    for (const { settle } of pending.values()) settle(ended);
    pending.clear();
  };
  program.once('exit', (code, signal) => {
    end(new Error(`the server ended by itself: ${code ?? signal ?? ''}\n${said}`));
  });
  // Writing to a server that is gone is told by its exit.
  stdin.on('error', () => undefined);

  // A frame is written at once, so that nothing comes between its head and its content.
  const sendText = (content: string): void => {
    stdin.write(`Content-Length: ${Buffer.byteLength(content)}\r\n\r\n${content}`);
  };
  const send = (message: Json): void => {
    sendText(JSON.stringify({ jsonrpc: '2.0', ...message }));
  };
  new StreamMessageReader(stdout).listen((received) => {
    const message = received as Answer & { readonly id?: number | string; readonly method?: string };
    if (message.method !== undefined) {
      if (message.id !== undefined) onRequest(message.id, message.method);
      return;
    }
    const waiting = message.id === undefined ? undefined : pending.get(message.id);
    if (message.id !== undefined) pending.delete(message.id);
    waiting?.settle(message);
  });

  const request = (method: unknown, params: unknown, id: number | string = `r${++made}`): Promise<Answer> =>
    new Promise((resolve, reject) => {
      if (ended) {
        reject(ended);
        return;
      }
      const timer = setTimeout(() => {
        pending.delete(id);
        reject(new Error(`no answer to ${String(method)} ${JSON.stringify(params).slice(0, 400)}`));
      }, PATIENCE);
      pending.set(id, {
        settle: (answer) => {
          clearTimeout(timer);
          if (answer instanceof Error) reject(answer);
          else resolve(answer);
        },
      });
      send({ id, method, params });
    });

  const hello = await request('initialize', { ...vscodeClient, processId: null });
  if (!hello.result) throw new Error(`no hello: ${JSON.stringify(hello.error)}`);
  send({ method: 'initialized', params: {} });
  return {
    send,
    sendText,
    request,
    waiting: () => [...pending.keys()],
    memory: async () => {
      program.send('memory');
      const [memory] = (await once(program, 'message')) as [Memory];
      return memory;
    },
    quit: async () => {
      const { error } = await request('shutdown', undefined);
      if (error) throw new Error(`shutdown: ${error.message}`);
      send({ method: 'exit' });
      if (program.exitCode === null) {
        await Promise.race([
          once(program, 'exit'),
          new Promise((_, reject) => {
            setTimeout(() => {
              reject(new Error('the server does not end'));
            }, PATIENCE).unref();
          }),
        ]);
      }
      return program.exitCode;
    },
    kill: () => program.kill('SIGKILL'),
  };
}
