/** The organ and the year, renamed wherever the report names them. */
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { WorkspaceEdit } from 'vscode-languageserver';
import { offsetAt, rangeOf, renameableAt, renameAt } from '../../service/index.ts';
import type { Message, Renaming } from '../../service/index.ts';
import { toTextEdits } from '../convert.ts';
import type { Context } from '../convert.ts';
import type { Feature } from '../feature.ts';

const CONFIRM: Message = { zh: '其他日期，请逐个核对', en: 'Other dates: look at each' };
const FILE: Message = { zh: '文件名', en: 'Name of the file' };

export const rename: Feature = {
  capabilities: () => ({ renameProvider: { prepareProvider: true } }),
  serve: (session) => {
    const { connection } = session;
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
  const newUri = renamedFile(uri, renaming);
  const isFile = client.renamesFiles && newUri !== uri && !uri.startsWith('untitled:');
  return {
    documentChanges: [
      { textDocument: { uri, version }, edits: [...edits, ...toConfirm] },
      ...(isFile ? [{ kind: 'rename' as const, oldUri: uri, newUri, annotationId: FILE.en }] : []),
    ],
    changeAnnotations: {
      ...(toConfirm.length > 0 && { [CONFIRM.en]: { label: CONFIRM[language], needsConfirmation: true } }),
      ...(isFile && { [FILE.en]: { label: FILE[language], needsConfirmation: true } }),
    },
  };
}

function renamedFile(uri: string, { fileName }: Renaming): string {
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
