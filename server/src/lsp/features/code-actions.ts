/** Repairs of findings, and changes without a finding behind them. */
import { CodeActionKind } from 'vscode-languageserver';
import { quickFixes, refactorings } from '../../service/index.ts';
import type { Finding, Fix } from '../../service/index.ts';
import { toQuickFix, toRefactoring, toSpan } from '../convert.ts';
import type { Feature } from '../feature.ts';

export const codeActions: Feature = {
  capabilities: () => ({
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite] },
  }),
  serve: ({ connection, answer }) => {
    connection.onCodeAction(({ textDocument, range, context: { only } }, token) =>
      answer(textDocument.uri, token, null, ({ analysis, context, document: { languageId, uri } }) => {
        const span = toSpan(analysis.document, range);
        return [
          ...(isWanted(CodeActionKind.QuickFix, only)
            ? byFix(quickFixes(analysis, span, languageId === 'plaintext' || uri.endsWith('.txt'))).map(
                ([fix, findings]) => toQuickFix(context, fix, findings),
              )
            : []),
          ...(isWanted(CodeActionKind.RefactorRewrite, only)
            ? refactorings(analysis, new Date().getFullYear(), span.start).map((fix) => toRefactoring(context, fix))
            : []),
        ];
      }),
    );
  },
};

/** Whether the client asked for actions of this kind: kinds are a hierarchy, `refactor` holds `refactor.rewrite`. */
function isWanted(kind: CodeActionKind, only: readonly CodeActionKind[] | undefined): boolean {
  return !only || only.some((wanted) => wanted === '' || kind === wanted || kind.startsWith(`${wanted}.`));
}

/** Each different repair once, with all findings that it removes. */
function byFix(
  offers: readonly { readonly finding: Finding; readonly fix: Fix }[],
): readonly (readonly [Fix, readonly Finding[]])[] {
  const found = new Map<string, readonly [Fix, Finding[]]>();
  for (const { finding, fix } of offers) {
    const key = JSON.stringify([fix.title, fix.edits]);
    const same = found.get(key);
    if (same) same[1].push(finding);
    else found.set(key, [fix, [finding]]);
  }
  return [...found.values()];
}
