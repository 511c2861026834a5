/** The way to the client, as the program was told to take, with the gate before it. */
import net from 'node:net';
import type { Readable, Writable } from 'node:stream';
import {
  ErrorCodes,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { MessageReader, MessageWriter, ResponseMessage } from 'vscode-languageserver/node';
import { createGate } from './gate.ts';
import type { Refusal } from './gate.ts';

/** Bytes of which no message has come after so many milliseconds are none, and there is no telling where one begins. */
const PATIENCE = 30_000;

/** Who reads and who writes the messages. */
export interface Transport {
  readonly reader: MessageReader;
  readonly writer: MessageWriter;
  /** Where the messages stand in a stream of bytes. */
  readonly input: Readable | null;
}

/** Messages in streams of bytes, each with a header before it. */
export function streamTransport(input: Readable, output: Writable, patience: number = PATIENCE): Transport {
  const reader = new StreamMessageReader(input);
  reader.partialMessageTimeout = patience;
  // Told once: the reader would go on telling, and keep its process alive.
  reader.onPartialMessage(() => {
    reader.partialMessageTimeout = 0;
  });
  return { reader, writer: new StreamMessageWriter(output), input };
}

/** The transport that the arguments name, as clients of language servers name them; null where they name none. */
export function transportOf(parameters: readonly string[]): Transport | null {
  const words = parameters.flatMap((parameter) => parameter.split('='));
  const valueOf = (name: string): string => words[words.indexOf(name) + 1] ?? '';
  if (words.includes('--stdio')) return streamTransport(process.stdin, process.stdout);
  if (words.includes('--node-ipc') && process.send !== undefined) {
    return { reader: new IPCMessageReader(process), writer: new IPCMessageWriter(process), input: null };
  }
  const at = words.includes('--socket')
    ? Number(valueOf('--socket'))
    : words.includes('--pipe')
      ? valueOf('--pipe')
      : '';
  if (at === 0 || at === '' || Number.isNaN(at)) return null;
  const socket = typeof at === 'number' ? net.createConnection(at, '127.0.0.1') : net.createConnection(at);
  return streamTransport(socket, socket);
}

/**
 * The reader with a gate: what does not come through is answered as the protocol names it. `end` is called where no
 * further message can be told from what comes: whoever went on listening then would be deaf.
 */
export function gated(
  { reader, writer, input }: Transport,
  end: (why: string) => void,
  patience: number = PATIENCE,
): MessageReader {
  const gate = createGate();
  let messages = 0;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const refuse = ({ id, code, message }: Refusal): void => {
    if (id === undefined) return;
    const answer: ResponseMessage = { jsonrpc: '2.0', id, error: { code, message } };
    writer.write(answer).catch(() => undefined);
  };
  const wait = (): void => {
    waiting ??= setTimeout(giveUp, patience);
  };
  const giveUp = (): void => {
    const before = messages;
    // What came while the server was busy is read first.
    setImmediate(() => {
      if (messages === before) end('no message has come of what was received');
    });
  };

  reader.onError((error) => {
    if (!(error instanceof SyntaxError)) {
      end(error.message);
      return;
    }
    // What is in the frame is no JSON. If the frame was wrong too, nothing comes after it.
    refuse({ id: null, code: ErrorCodes.ParseError, message: 'The message is no JSON.' });
    wait();
  });
  reader.onPartialMessage(giveUp);
  return {
    onError: reader.onError.bind(reader),
    onClose: reader.onClose.bind(reader),
    onPartialMessage: reader.onPartialMessage.bind(reader),
    listen: (callback) => {
      input?.on('data', wait);
      return reader.listen((message) => {
        messages += 1;
        clearTimeout(waiting);
        waiting = undefined;
        const refusal = gate(message);
        if (refusal) refuse(refusal);
        else callback(message);
      });
    },
    dispose: () => {
      reader.dispose();
    },
  };
}
