/** One analysis for each text of an open document: made when first asked for, kept until it is outdated. */
import { Emitter } from 'vscode-languageserver';
import type { Event } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { analyse, analyseByRooms } from '../service/index.ts';
import type { Analysis, Settings } from '../service/index.ts';

export interface Checked {
  readonly analysis: Analysis;
  /** Names this analysis among all that the server ever makes: the result id of pulled diagnostics. */
  readonly resultId: string;
}

export interface Analyses {
  /** The analysis of the document as it is now. */
  readonly of: (document: TextDocument) => Checked;
  /**
   * Makes the analysis of a long text ahead, hearing what the client says between the rooms: it is given up where the
   * text has changed by then, or nobody wants it any more. Short texts are left to `of`.
   */
  readonly ahead: (document: TextDocument, isWanted: () => boolean) => Promise<void>;
  /** The analysis that was made last, of this text or of one before it, if it is not dropped yet. */
  readonly last: (uri: string) => Analysis | null;
  /** Drops what is known of one document: it was closed, or is to be taken otherwise. */
  readonly forget: (uri: string) => void;
  /** Drops everything: the settings changed. */
  readonly forgetAll: () => void;
  /** Tells of each new analysis. */
  readonly onMade: Event<{ readonly uri: string; readonly analysis: Analysis }>;
}

/** Texts of so many characters take long enough that their author may have changed them before they are read: 20 ms. */
const LONG = 500_000;

/** Several messages may stand before the one that matters; each is taken in a turn of its own. */
const MOMENT = 5;

/** A text that is being read, and those who want it. */
interface Reading {
  readonly text: string;
  readonly wanted: (() => boolean)[];
  readonly done: Promise<void>;
}

export function createAnalyses(settingsOf: (uri: string) => Partial<Settings>): Analyses {
  const known = new Map<string, Checked>();
  const made = new Emitter<{ readonly uri: string; readonly analysis: Analysis }>();
  const readings = new Map<string, Reading>();
  let count = 0;

  const keep = (uri: string, analysis: Analysis): Checked => {
    count += 1;
    const checked = { analysis, resultId: String(count) };
    known.set(uri, checked);
    made.fire({ uri, analysis });
    return checked;
  };

  const isKnown = (uri: string, text: string): boolean => known.get(uri)?.analysis.document.text === text;

  const read = async (document: TextDocument, text: string, wanted: Reading['wanted']): Promise<void> => {
    const { uri, version } = document;
    const isMine = (): boolean => readings.get(uri)?.wanted === wanted;
    const rooms = analyseByRooms(text, settingsOf(uri));
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, MOMENT));
      const isOutdated = !isMine() || document.version !== version || isKnown(uri, text);
      if (isOutdated || !wanted.some((isWanted) => isWanted())) break;
      const step = rooms.next();
      if (step.done !== true) continue;
      keep(uri, step.value);
      break;
    }
    if (isMine()) readings.delete(uri);
  };

  return {
    of: (document) => {
      const { uri } = document;
      const text = document.getText();
      const before = known.get(uri);
      if (before?.analysis.document.text === text) return before;
      return keep(uri, analyse(text, settingsOf(uri)));
    },
    ahead: (document, isWanted) => {
      const { uri } = document;
      const text = document.getText();
      if (text.length < LONG || isKnown(uri, text)) return Promise.resolve();
      const before = readings.get(uri);
      if (before?.text === text) {
        before.wanted.push(isWanted);
        return before.done;
      }
      const wanted = [isWanted];
      const done = read(document, text, wanted);
      readings.set(uri, { text, wanted, done });
      return done;
    },
    last: (uri) => known.get(uri)?.analysis ?? null,
    forget: (uri) => {
      known.delete(uri);
      readings.delete(uri);
    },
    forgetAll: () => {
      known.clear();
      readings.clear();
    },
    onMade: made.event,
  };
}
