import { commands, Uri, type ExtensionContext } from 'vscode';
import { messages } from './messages.ts';

/** The user's guide and the reference of the rules lie beside the extension: they are read without a network. */
export function guideCommands({ extensionUri }: ExtensionContext): { readonly openGuide: () => Thenable<unknown> } {
  return {
    openGuide: () =>
      commands.executeCommand('markdown.showPreview', Uri.joinPath(extensionUri, 'dist/pages', messages().guideFile)),
  };
}
