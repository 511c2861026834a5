/** The language server on a connection: it says what it can do, and its features answer. */
import { PositionEncodingKind, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Connection, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import * as packageJson from '../../package.json';
import { features } from './features.ts';
import type { Host } from './host.ts';
import { createSession } from './session.ts';

/** Serves one client over the connection, which the caller then lets listen. */
export function serve(connection: Connection, host: Host): void {
  const { session, begin, begun } = createSession(connection, host);
  for (const feature of features) feature.serve(session);

  connection.onInitialize((parameters): InitializeResult => {
    begin(parameters);
    const basis: ServerCapabilities = {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    };
    return {
      serverInfo: { name: packageJson.name, version: packageJson.version },
      capabilities: features.reduce<ServerCapabilities>(
        (offered, { capabilities }) => ({ ...offered, ...capabilities?.(session.client) }),
        basis,
      ),
    };
  });
  connection.onInitialized(begun);
  session.documents.listen(connection);
}
