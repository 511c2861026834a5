/** The organ and the year, renamed wherever the report names them. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { foreignName, offsetAt, rangeOf, renameableAt, renameAt } from '../../service/index.ts';
import type { Analysis, Message, Renaming } from '../../service/index.ts';
import { toTextEdits } from '../convert.ts';
import type { Context } from '../convert.ts';
import type { Feature } from '../feature.ts';
import type { Session } from '../session.ts';

const CONFIRM: Message = { zh: '其他日期，请逐个核对', en: 'Other dates: look at each' };
const YES: Message = { zh: '改文件名', en: 'Rename the File' };
const NO: Message = { zh: '不改', en: 'Keep It' };

export const rename: Feature = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  serve: (session) => {
    const { connection, documents } = session;
    /** Files to be renamed, by address, once their text is what was asked for. */
    const pending = new Map<string, Renaming>();

    documents.onDidChangeContent(({ document }) => {
      const renaming = pending.get(document.uri);
      pending.delete(document.uri);
      // The author may have looked at the changes and made none.
      if (renaming && isMade(session.opened(document).analysis, renaming)) {
        session.inBackground(offerFile(session, document.uri, renaming));
      }
    });

    connection.onPrepareRename(({ textDocument: { uri }, position }, token) =>
      session.answer(uri, token, null, ({ analysis }) => {
        const found = renameableAt(analysis, offsetAt(analysis.document, position));
        return found && { range: rangeOf(analysis.document, found.span), placeholder: found.text };
      }),
    );
    connection.onRenameRequest(async ({ textDocument: { uri }, position, newName }, token) =>
      session.answer<WorkspaceEdit | ResponseError | null>(uri, token, null, ({ analysis, context }) => {
        const renaming = renameAt(analysis, offsetAt(analysis.document, position), newName);
        if (renaming === null) return null;
        if ('zh' in renaming) return new ResponseError(LSPErrorCodes.RequestFailed, renaming[context.language]);
        if (session.client.renamesFiles && renamedFile(uri, renaming) !== uri) pending.set(uri, renaming);
        return toWorkspaceEdit(context, renaming);
      }),
    );
  },
};

/** A client that cannot let the user look at changes is spared those that are in doubt. */
function toWorkspaceEdit({ uri, version, document, client, language }: Context, renaming: Renaming): WorkspaceEdit {
  const edits = toTextEdits(document, renaming.edits);
  if (!client.versionedEdits) return { changes: { [uri]: edits } };
  if (!client.confirmsChanges) return { documentChanges: [{ textDocument: { uri, version }, edits }] };
  const toConfirm = toTextEdits(document, renaming.toConfirm).map((edit) => ({ ...edit, annotationId: CONFIRM.en }));
  return {
    documentChanges: [{ textDocument: { uri, version }, edits: [...edits, ...toConfirm] }],
    ...(toConfirm.length > 0 && {
      changeAnnotations: { [CONFIRM.en]: { label: CONFIRM[language], needsConfirmation: true } },
    }),
  };
}

function isMade({ report }: Analysis, { what, to }: Renaming): boolean {
  return to === (what === 'organ' ? report.organ : String(report.year));
}

/**
 * Asks whether the file is to be renamed too, and does it. As a part of the change itself, to be confirmed, it would
 * have editors take back all other parts until it is.
 */
async function offerFile({ connection, language }: Session, uri: string, renaming: Renaming): Promise<void> {
  const from = foreignName(renaming.from);
  const to = foreignName(renaming.to);
  const question: Message = {
    zh: `文件名里也有“${from}”，要改为“${to}”吗？`,
    en: `The name of the file says ${from} too. Change it to ${to}?`,
  };
  const [yes, no] = [{ title: YES[language] }, { title: NO[language] }];
  const answer = await connection.window.showInformationMessage(question[language], yes, no);
  if (answer?.title !== yes.title) return;
  await connection.workspace.applyEdit({
    documentChanges: [{ kind: 'rename', oldUri: uri, newUri: renamedFile(uri, renaming) }],
  });
}

/** Where the file would be; where it is, if it has no name that names either. */
function renamedFile(uri: string, { fileName }: Renaming): string {
  if (uri.startsWith('untitled:')) return uri;
  const at = uri.lastIndexOf('/') + 1;
  try {
    const name = decodeURIComponent(uri.slice(at));
    const renamed = fileName(name).replaceAll(/[\\/:*?"<>|]|\p{Cc}/gu, '');
    return renamed === name ? uri : uri.slice(0, at) + encodeURIComponent(renamed);
  } catch {
    // A client may send an address that no file has.
    return uri;
  }
}
