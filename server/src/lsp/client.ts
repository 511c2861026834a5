/** What the client can do, as it said when it connected. */
import type { InitializeParams } from 'vscode-languageserver';
import type { InitializationOptions } from './protocol.ts';

export interface Client {
  /** Asks for diagnostics itself; others have them pushed. */
  readonly pullsDiagnostics: boolean;
  /** Can be told to ask for diagnostics again. */
  readonly refreshesDiagnostics: boolean;
  readonly relatedInformation: boolean;
  /** Shows a finding's rule as a link to its page. */
  readonly codeDescription: boolean;
  /** Shows Markdown in hovers. */
  readonly markdown: boolean;
  /** Takes edits for a stated version of a document. */
  readonly versionedEdits: boolean;
  /** Answers `workspace/configuration`. */
  readonly configuration: boolean;
  /** Must be asked to announce that its configuration changed. */
  readonly registersConfiguration: boolean;
  /** Can be asked to tell of changes of files. */
  readonly watchesFiles: boolean;
  /** Takes formatting for documents of some languages only. */
  readonly registersFormatting: boolean;
  /** Takes these abilities of `textDocument` for documents of some languages only. */
  readonly registers: ReadonlySet<string>;
  /** Shows an outline as a tree. */
  readonly outlineTree: boolean;
  /** Shows documents that only the server has. */
  readonly showsContent: boolean;
  /** Lets the user look at changes before they are made. */
  readonly confirmsChanges: boolean;
  /** Renames files as part of a change. */
  readonly renamesFiles: boolean;
  /** Can be asked to open a document. */
  readonly showsDocuments: boolean;
  /** Tells which folders are open. */
  readonly folders: boolean;
  /** Wants `disclosureReport/folder`. */
  readonly showsFolder: boolean;
  /** Answers `disclosureReport/listFiles` and `disclosureReport/readFile`. */
  readonly readsFiles: boolean;
  /** Wants `disclosureReport/status`. */
  readonly status: boolean;
  /** Puts the cursor where the author goes on after a fix. */
  readonly placesCursor: boolean;
}

/** The client's abilities; what it does not mention it cannot do. */
export function readClient({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): Client {
  const { textDocument, workspace, window } = capabilities;
  const options = (initializationOptions ?? {}) as InitializationOptions;
  return {
    pullsDiagnostics: textDocument?.diagnostic !== undefined,
    refreshesDiagnostics: workspace?.diagnostics?.refreshSupport === true,
    // Clients from before 3.18 state it for pushed diagnostics only, and mean both.
    relatedInformation:
      (textDocument?.diagnostic?.relatedInformation ?? textDocument?.publishDiagnostics?.relatedInformation) === true,
    codeDescription:
      (textDocument?.diagnostic?.codeDescriptionSupport ?? textDocument?.publishDiagnostics?.codeDescriptionSupport) ===
      true,
    markdown: textDocument?.hover?.contentFormat?.includes('markdown') === true,
    versionedEdits: workspace?.workspaceEdit?.documentChanges === true,
    configuration: workspace?.configuration === true,
    registersConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
    registersFormatting:
      textDocument?.formatting?.dynamicRegistration === true &&
      textDocument.rangeFormatting?.dynamicRegistration === true &&
      textDocument.onTypeFormatting?.dynamicRegistration === true,
    registers: new Set(
      Object.entries(textDocument ?? {}).flatMap(([ability, said]) =>
        (said as { readonly dynamicRegistration?: unknown } | null)?.dynamicRegistration === true ? [ability] : [],
      ),
    ),
    outlineTree: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
    showsContent: workspace?.textDocumentContent !== undefined,
    confirmsChanges: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    renamesFiles: workspace?.workspaceEdit?.resourceOperations?.includes('rename') === true,
    showsDocuments: window?.showDocument?.support === true,
    folders: workspace?.workspaceFolders === true,
    showsFolder: options.showsFolder === true,
    readsFiles: options.readsFiles === true,
    status: options.status === true,
    placesCursor: options.placesCursor === true,
  };
}
