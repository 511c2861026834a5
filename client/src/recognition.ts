import { window, workspace, type Memento, type QuickPickItem, type TextDocument } from 'vscode';
import { State, type Disposable, type LanguageClient } from 'vscode-languageclient/node';
import { activeDocument, isGone } from './documents.ts';
import { messages } from './messages.ts';
import { setRecognitionNotification, type Recognition } from './protocol.ts';

const memoryKey = 'recognition';

/**
 * The commands by which the author says whether a document is a report.
 * What was said is remembered for the workspace, so that it holds after a restart of the server or the editor.
 */
export function recognition(client: LanguageClient, memory: Memento): RecognitionPart {
  const remembered = (): Readonly<Record<string, Recognition>> => memory.get(memoryKey, {});

  const tellServer = (uri: string, recognition: Recognition): Promise<void> =>
    client.sendNotification(setRecognitionNotification, { uri, recognition });

  // The next untitled document of this name is another one.
  const forgetUntitled = async (document: TextDocument): Promise<void> => {
    const uri = document.uri.toString();
    if (!document.isUntitled || !(uri in remembered()) || !isGone(document)) return;
    const others = Object.entries(remembered()).filter(([other]) => other !== uri);
    await memory.update(memoryKey, Object.fromEntries(others));
    await tellServer(uri, 'auto');
  };

  const recognise = async (recognition: Recognition): Promise<void> => {
    const uri = activeDocument()?.uri.toString();
    if (uri === undefined) return;
    await memory.update(memoryKey, { ...remembered(), [uri]: recognition });
    await tellServer(uri, recognition);
  };

  const choose = async (): Promise<void> => {
    const document = activeDocument();
    if (document === undefined) return;
    const text = messages();
    const current = remembered()[document.uri.toString()] ?? 'auto';
    const item = (recognition: Recognition, label: string, detail: string): RecognitionItem => ({
      recognition,
      label: `$(${recognition === current ? 'check' : 'blank'}) ${label}`,
      detail,
    });
    const chosen = await window.showQuickPick(
      [
        item('auto', text.automatic, text.automaticDetail),
        item('report', text.asReport, text.asReportDetail),
        item('other', text.asOther, text.asOtherDetail),
      ],
      { placeHolder: text.chooseRecognition },
    );
    if (chosen !== undefined) await recognise(chosen.recognition);
  };

  return {
    commands: {
      treatAsReport: () => recognise('report'),
      treatAsOther: () => recognise('other'),
      treatAutomatically: () => recognise('auto'),
      chooseRecognition: choose,
    },
    subscriptions: [
      workspace.onDidCloseTextDocument(forgetUntitled),
      // A server that has just started knows nothing of what was said before.
      client.onDidChangeState(({ newState }) => {
        if (newState !== State.Running) return;
        for (const [uri, recognition] of Object.entries(remembered())) void tellServer(uri, recognition);
      }),
    ],
  };
}

interface RecognitionPart {
  readonly commands: Readonly<
    Record<'treatAsReport' | 'treatAsOther' | 'treatAutomatically' | 'chooseRecognition', () => Promise<void>>
  >;
  readonly subscriptions: readonly Disposable[];
}

interface RecognitionItem extends QuickPickItem {
  readonly recognition: Recognition;
}
