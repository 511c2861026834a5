/**
 * Features that plain Markdown has from elsewhere, as its outline: offered for other languages alone, so that nothing is
 * shown twice. A client that cannot be told so has them everywhere.
 */
import { RegistrationRequest } from 'vscode-languageserver';
import type { ServerCapabilities, TextDocumentClientCapabilities } from 'vscode-languageserver';
import type { Feature } from './feature.ts';

/** The language of reports, and that of texts which nobody else knows anything of. */
const SELECTOR = [{ language: 'disclosure-report' }, { language: 'plaintext' }];

interface Offer {
  /** Of the request. */
  readonly method: string;
  /** Its name among the client's abilities. */
  readonly ability: keyof TextDocumentClientCapabilities;
  /** What the server says where the client takes it for every language or for none. */
  readonly capabilities: ServerCapabilities;
  readonly options?: object;
}

/** A feature that is offered so. */
export function exceptMarkdown({ method, ability, capabilities, options }: Offer, serve: Feature['serve']): Feature {
  return {
    capabilities: ({ registers }) => (registers.has(ability) ? {} : capabilities),
    serve: (session) => {
      serve(session);
      session.onBegun(() => {
        if (!session.client.registers.has(ability)) return;
        const registration = { id: method, method, registerOptions: { documentSelector: SELECTOR, ...options } };
        session.inBackground(
          session.connection.sendRequest(RegistrationRequest.type, { registrations: [registration] }),
        );
      });
    },
  };
}
