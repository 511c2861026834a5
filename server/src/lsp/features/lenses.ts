/** Above each table how many of its relations hold; one that does not is gone to from there. */
import { ResponseError, LSPErrorCodes } from 'vscode-languageserver';
import type { Range } from 'vscode-languageserver';
import { rangeOf, tableLenses } from '../../service/index.ts';
import type { Feature } from '../feature.ts';

/** Shows a place: its address and range. */
const SHOW = 'disclosureReport.showPlace';

export const lenses: Feature = {
  capabilities: ({ showsDocuments }) => ({
    codeLensProvider: {},
    ...(showsDocuments && { executeCommandProvider: { commands: [SHOW] } }),
  }),
  serve: (session) => {
    const { connection } = session;
    connection.onCodeLens(({ textDocument: { uri } }, token) =>
      session.answer(uri, token, [], ({ analysis: { document }, analysis, context: { language } }) =>
        tableLenses(analysis).map(({ span, title, target }) => ({
          range: rangeOf(document, { start: span.start, end: span.start }),
          command: {
            title: title[language],
            // A lens without a command is read, not pressed.
            command: target !== null && session.client.showsDocuments ? SHOW : '',
            ...(target !== null && { arguments: [uri, rangeOf(document, target)] }),
          },
        })),
      ),
    );
    connection.onExecuteCommand(async ({ command, arguments: given = [] }) => {
      const [uri, selection] = given as readonly unknown[];
      if (command !== SHOW || typeof uri !== 'string' || !session.documents.get(uri)) {
        throw new ResponseError(LSPErrorCodes.RequestFailed, 'There is no such place.');
      }
      await connection.window.showDocument({ uri, takeFocus: true, selection: selection as Range });
    });
  },
};
