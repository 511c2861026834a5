/** The core's plain objects as the protocol's. LSP's own types stop here. */
import { CodeActionKind, DiagnosticSeverity, MarkupKind } from 'vscode-languageserver';
import type * as lsp from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { offsetAt, placeAfter, rangeOf } from '../service/index.ts';
import type { Document, Finding, Fix, Hover, Language, Severity, Span, TextEdit } from '../service/index.ts';
import type { Client } from './client.ts';
import { PLACE_CURSOR } from './protocol.ts';

/** Shown beside each finding, so that an author with several checkers knows whose it is. */
export const SOURCE = 'disclosure-report';

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** An open document with what is needed to speak about it to this client. */
export interface Context {
  readonly uri: string;
  readonly version: number;
  readonly document: Document;
  readonly client: Client;
  readonly language: Language;
  /** The address of a rule's page; null where there is none. */
  readonly rulePage: (rule: string, language: Language) => string | null;
}

export function toSpan(document: Document, range: lsp.Range): Span {
  return { start: offsetAt(document, range.start), end: offsetAt(document, range.end) };
}

export function toTextEdits(document: Document, edits: readonly TextEdit[]): lsp.TextEdit[] {
  return edits.map(({ span, newText }) => ({ range: rangeOf(document, span), newText }));
}

export function toDiagnostic({ uri, document, client, language, rulePage }: Context, finding: Finding): lsp.Diagnostic {
  const page = client.codeDescription ? rulePage(finding.rule, language) : null;
  return {
    range: rangeOf(document, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    ...(page !== null && { codeDescription: { href: page } }),
    source: SOURCE,
    message: finding.message[language],
    ...(client.relatedInformation &&
      finding.related.length > 0 && {
        relatedInformation: finding.related.map(({ message, span }) => ({
          location: { uri, range: rangeOf(document, span) },
          message: message[language],
        })),
      }),
  };
}

/** A repair of the given findings. */
export function toQuickFix(context: Context, fix: Fix, findings: readonly Finding[]): lsp.CodeAction {
  return {
    title: fix.title[context.language],
    kind: CodeActionKind.QuickFix,
    diagnostics: findings.map((finding) => toDiagnostic(context, finding)),
    ...(fix.preferred && { isPreferred: true }),
    ...toChange(context, fix.edits),
  };
}

/** A change without a finding behind it. */
export function toRefactoring(context: Context, fix: Fix): lsp.CodeAction {
  return {
    title: fix.title[context.language],
    kind: CodeActionKind.RefactorRewrite,
    ...toChange(context, fix.edits),
  };
}

/** The edits, and for a client that can do it the place where the author goes on. */
function toChange(context: Context, edits: readonly TextEdit[]): Pick<lsp.CodeAction, 'edit' | 'command'> {
  const edit = toWorkspaceEdit(context, edits);
  const place = context.client.placesCursor ? placeAfter(edits) : null;
  if (!place) return { edit };
  const { uri, version, document } = context;
  const before = TextDocument.create(uri, '', version, document.text);
  const after = TextDocument.create(uri, '', version, TextDocument.applyEdits(before, toTextEdits(document, edits)));
  const selection = { start: after.positionAt(place.start), end: after.positionAt(place.end) };
  return { edit, command: { title: '', command: PLACE_CURSOR, arguments: [uri, selection] } };
}

/** The edits, bound to the version they were made for where the client knows of such. */
function toWorkspaceEdit({ uri, version, document, client }: Context, edits: readonly TextEdit[]): lsp.WorkspaceEdit {
  const textEdits = toTextEdits(document, edits);
  return client.versionedEdits
    ? { documentChanges: [{ textDocument: { uri, version }, edits: textEdits }] }
    : { changes: { [uri]: textEdits } };
}

export function toHover({ document, client, language }: Context, hover: Hover): lsp.Hover {
  const markdown = hover.contents[language];
  return {
    range: rangeOf(document, hover.span),
    contents: client.markdown
      ? { kind: MarkupKind.Markdown, value: markdown }
      : { kind: MarkupKind.PlainText, value: plainText(markdown) },
  };
}

/** The same words without the marks of Markdown that hovers use: headings, quotes, emphasis, code, links, escapes. */
function plainText(markdown: string): string {
  return markdown
    .replace(/^(?:#{1,6} |> ?)+/gm, '')
    .replace(/\[([^\][]*)\]\([^()]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}
