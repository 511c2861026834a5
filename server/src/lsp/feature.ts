/** What a feature of the server is. One file a feature in `features/`, one line in `features.ts`. */
import type { ServerCapabilities } from 'vscode-languageserver';
import type { Client } from './client.ts';
import type { Session } from './session.ts';

export interface Feature {
  /**
   * What of the protocol the server offers with it; empty where this client has no use for it. A request or
   * notification of the product's own (`protocol.ts`) is not offered: who knows of it sends it.
   */
  readonly capabilities?: (client: Client) => ServerCapabilities;
  /**
   * Says how it answers. Called once, before the client has said what it can do: `session.client` is to be asked when
   * a message comes. The connection keeps one handler for each message, so a message belongs to one feature.
   */
  readonly serve: (session: Session) => void;
}
