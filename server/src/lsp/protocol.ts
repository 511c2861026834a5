/**
 * What this server and its clients say to each other beyond the Language Server Protocol.
 * A client needs none of it: findings, fixes and hovers come over the standard messages.
 */
import { NotificationType, RequestType, RequestType0 } from 'vscode-languageserver';
import type { Position, Range, TextEdit } from 'vscode-languageserver';
import type { EditionId, PanelChange, PanelReport, Settings } from '../service/index.ts';

/** How a document is taken: by its content, as a report whatever it says, or as none. */
export type Recognition = Settings['recognition'];

/**
 * The client's `initializationOptions`, each optional: `{ "status": true, "language": "en", "edition": "2019" }`.
 * `language` and `edition` are the settings until the client gives others over `workspace/configuration`
 * or, where it lacks that, with `workspace/didChangeConfiguration`. A client that shows the user its own menus gives
 * their language here: the setting `auto` is that one.
 */
export interface InitializationOptions {
  /** True: the client wants `disclosureReport/status`. */
  readonly status?: unknown;
  /** True: the client has the command `disclosureReport.placeCursor`, which fixes may name. */
  readonly placesCursor?: unknown;
  /** True: the client wants `disclosureReport/folder`. */
  readonly showsFolder?: unknown;
  /** True: the client answers `disclosureReport/listFiles` and `disclosureReport/readFile`, for folders on no disk. */
  readonly readsFiles?: unknown;
  /** `zh` (default) or `en`. */
  readonly language?: unknown;
  /** `auto` (default), `2021`, `2019` or `2014`. */
  readonly edition?: unknown;
}

/**
 * The client's command that a fix names: it selects a place in a document, once the fix is applied. Its arguments are
 * the document's address and the range.
 */
export const PLACE_CURSOR = 'disclosureReport.placeCursor';

/** Client to server: the text of a blank report, or of one that begins from last year's. */
export const newReportRequest = new RequestType<NewReportParams, NewReportResult, void>('disclosureReport/newReport');

export interface NewReportParams {
  readonly organ: string;
  /** The year reported on. */
  readonly year: number;
  /** What kind of organ reports; without it, what its name says. */
  readonly kind?: 'government' | 'department' | 'township';
  /** The text of the report to start from: see `previousReportRequest`. */
  readonly previous?: string;
  /** True: the sentences of the report before are taken over too. */
  readonly keepsText?: boolean;
}

export interface NewReportResult {
  readonly text: string;
  /** A name for its file, with extension: by such a name a report is recognised, whatever is in it. */
  readonly fileName: string;
  /** What was not taken over and what is to be looked at, a sentence each, in the user's language. */
  readonly notices?: readonly string[];
}

/**
 * Client to server: which of these texts is the organ's report on the year before `year`: its place in the list. Null
 * where none is, or none of its tables could be read.
 */
export const previousReportRequest = new RequestType<PreviousReportParams, number | null, void>(
  'disclosureReport/previousReport',
);

export interface PreviousReportParams {
  readonly organ: string;
  readonly year: number;
  readonly texts: readonly string[];
}

/** Client to server: a name for the file of an open report, with extension, by its title; null where it is no report. */
export const fileNameRequest = new RequestType<FileNameParams, string | null, void>('disclosureReport/fileName');

export interface FileNameParams {
  readonly uri: string;
}

/**
 * Client to server: the edits that put the skeleton of six sections into an open document. Null where the
 * document is not open or has sections already. Of several edits at one place the first comes first.
 */
export const insertSkeletonRequest = new RequestType<InsertSkeletonParams, InsertSkeletonResult, void>(
  'disclosureReport/insertSkeleton',
);

export interface InsertSkeletonParams {
  readonly uri: string;
}

export type InsertSkeletonResult = { readonly edits: TextEdit[] } | null;

/** Client to server: how to take a document. It holds until the server ends, whether the document is open or not. */
export const setRecognitionNotification = new NotificationType<SetRecognitionParams>('disclosureReport/setRecognition');

export interface SetRecognitionParams {
  readonly uri: string;
  readonly recognition: Recognition;
}

/**
 * Client to server: the author writes on another line than before; on none (null) where another document was gone to,
 * or a change was taken back. A server that is told holds back what it newly finds on a row that is being typed until the cursor leaves it.
 */
export const cursorNotification = new NotificationType<CursorParams>('disclosureReport/cursor');

export interface CursorParams {
  readonly uri: string;
  /** From 0. */
  readonly line: number | null;
}

/** Server to client, after each analysis of a new or changed document, where the client asked for it. */
export const statusNotification = new NotificationType<StatusParams>('disclosureReport/status');

export interface StatusParams {
  readonly uri: string;
  readonly isReport: boolean;
  /** One sentence in the user's language: why the document is, or is not, read as a report. */
  readonly reason: string;
  readonly year: number | null;
  /** The edition that the report is judged by; null where the document is no report. */
  readonly edition: EditionId | null;
  /** Its short name; null where the document is no report. */
  readonly editionLabel?: { readonly zh: string; readonly en: string } | null;
  readonly recognition: Recognition;
  /**
   * Lines, from 0 and both ends included, in which Tab and Enter go from cell to cell (`moveRequest`): tables of bars,
   * and lines with words to be filled in (____). In order; empty where the document is no report.
   */
  readonly keyLines?: readonly LineRange[];
}

export interface LineRange {
  readonly first: number;
  readonly last: number;
  /** Of a table: for each of the lines which of its cells, from 0, hold a number. A client that knows goes there at once. */
  readonly numbers?: readonly (readonly number[])[];
}

// --- the table under the hand --------------------------------------------------------------------------

/**
 * Client to server: where Tab (`next`), Shift+Tab (`previous`) or Enter (`below`) goes from a place. Null: the place is
 * in no table of the report, or there is nowhere to go, and the key does what it always does.
 */
export const moveRequest = new RequestType<MoveParams, MoveResult, void>('disclosureReport/move');

export interface MoveParams {
  readonly uri: string;
  readonly position: Position;
  readonly to: 'next' | 'previous' | 'below';
}

export type MoveResult = {
  /** Edits to make first, in one undo step: the new line that Enter opens below the last row. Most often none. */
  readonly edits: TextEdit[];
  /** What to select then: the number, so that typing replaces it; an empty range in a blank cell. */
  readonly selection: Range;
} | null;

/**
 * Client to server: the edits of white space that line a table up around a place. `cell`: while one types, the cell
 * alone takes up or gives back its own padding; nothing but its own row changes. `table`: on leaving the cell, columns
 * become as wide as they must, and never narrower. An empty list where nothing is to be done, or where the table was not lined up before.
 */
export const alignRequest = new RequestType<AlignParams, TextEdit[], void>('disclosureReport/align');

export interface AlignParams {
  readonly uri: string;
  readonly position: Position;
  readonly extent: 'cell' | 'table';
}

/**
 * Client to server: what becomes of the clipboard, or of a dropped file, at a place. Null: nothing is known of it, and
 * it is pasted as text. The edits replace the selection too, where they are to: the client inserts nothing itself.
 */
export const pasteRequest = new RequestType<PasteParams, PasteResult, void>('disclosureReport/paste');

export interface PasteParams {
  readonly uri: string;
  /** The selection, or the empty range of the cursor. */
  readonly range: Range;
  /** `text/html`, or the text of a file of HTML; null where there is none. */
  readonly html: string | null;
  /** `text/plain`; null where there is none. */
  readonly text: string | null;
}

export type PasteResult = ConversionResult | null;

export interface ConversionResult {
  /** What is done, for a menu, in the user's language: 粘贴为表三. */
  readonly title: string;
  readonly edits: TextEdit[];
  /** What did not fit and where it was kept, a sentence each, in the user's language. */
  readonly notices: readonly string[];
}

/**
 * Client to server: the readable table around a place in the canonical form, or with `position` null every table and
 * heading of the document. Null where there is none, or where all is canonical already.
 */
export const makeCanonicalRequest = new RequestType<MakeCanonicalParams, ConversionResult | null, void>(
  'disclosureReport/makeCanonical',
);

export interface MakeCanonicalParams {
  readonly uri: string;
  readonly position: Position | null;
}

/** Client to server: every total of the report filled in and corrected. Null where the document is no report. */
export const recalculateTotalsRequest = new RequestType<RecalculateTotalsParams, RecalculateTotalsResult | null, void>(
  'disclosureReport/recalculateTotals',
);

export interface RecalculateTotalsParams {
  readonly uri: string;
}

export interface RecalculateTotalsResult {
  readonly edits: TextEdit[];
  /** A total each, in the order of the text; empty where all are right already. */
  readonly changes: readonly TotalChange[];
  /** One sentence that sums up, in the user's language: also why a total could not be worked out. */
  readonly notices: readonly string[];
}

export interface TotalChange {
  /** 表三，（七）总计，自然人 */
  readonly place: string;
  /** As written; empty where the cell was blank. */
  readonly before: string;
  readonly after: string;
  readonly range: Range;
}

// --- the report beside its text ------------------------------------------------------------------------

/** Client to server: what the panel shows of an open document; `report` is null where it is none. */
export const panelRequest = new RequestType<PanelParams, PanelResult | null, void>('disclosureReport/panel');

export interface PanelParams {
  readonly uri: string;
}

export interface PanelResult {
  /** The version of the document that it is of. */
  readonly version: number;
  readonly report: PanelReport | null;
}

/**
 * Client to server: the edits that write into cells of the panel. They are for the document in its version `version`;
 * one that has changed since is refused, and so are cells that read otherwise than the author saw them (`stale`), and
 * those that the text has no certain place for (`shape`). Null where the document is not open.
 */
export const panelEditRequest = new RequestType<PanelEditParams, PanelEditResult | null, void>(
  'disclosureReport/panelEdit',
);

export interface PanelEditParams {
  readonly uri: string;
  readonly version: number;
  readonly changes: readonly PanelChange[];
}

export type PanelEditResult = { readonly edits: TextEdit[] } | { readonly refused: 'stale' | 'shape' };

/**
 * Client to server: check all reports of the open folders, and go on doing so: their findings come over
 * `workspace/diagnostic`. The answer is there when all have been checked. Cancelled, it ends what it began.
 */
export const checkFolderRequest = new RequestType0<FolderParams, void>('disclosureReport/checkFolder');

/** Server to client: how far the check of the folders is, and what it came to. */
export const folderNotification = new NotificationType<FolderParams>('disclosureReport/folder');

export interface FolderParams {
  /** How many of the files have been looked at, and how many there are. */
  readonly done: number;
  readonly total: number;
  /** Files that were not looked at: too many, too large, or not to be read as text. */
  readonly leftOut: number;
  /** The reports among them, the worst first; only where all have been looked at. */
  readonly reports: readonly FolderReport[] | null;
}

/** A report of an open folder. */
export interface FolderReport {
  readonly uri: string;
  readonly organ: string | null;
  readonly year: number | null;
  readonly errors: number;
  readonly warnings: number;
  /** Findings of lower severity. */
  readonly others: number;
}

/** Server to client, for a folder that is on no disk: the addresses of its files that may be reports. */
export const listFilesRequest = new RequestType<{ readonly folder: string }, readonly string[], void>(
  'disclosureReport/listFiles',
);

/** Server to client: the text of a file on no disk, in its encoding; null where it cannot be read. */
export const readFileRequest = new RequestType<{ readonly uri: string }, { readonly text: string } | null, void>(
  'disclosureReport/readFile',
);

/** Client to server: the canonical text of a Word, PDF or HTML file that the client has read. */
export const readOtherRequest = new RequestType<ReadOtherParams, ReadOtherResult, void>('disclosureReport/readOther');

export interface ReadOtherParams {
  /** With its ending. */
  readonly name: string;
  /** Its bytes in base64. */
  readonly content: string;
}

/** What was not understood is told in `notices`; `failure` is a sentence on why the file cannot be read. */
export type ReadOtherResult =
  { readonly text: string; readonly notices: readonly string[] } | { readonly failure: string };

/** Client to server: an open report as a Word file or a page, in base64; null where it is no report. */
export const exportRequest = new RequestType<ExportParams, string | null, void>('disclosureReport/export');

export interface ExportParams {
  readonly uri: string;
  readonly kind: 'docx' | 'html';
}
