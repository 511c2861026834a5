// What client and server say to each other beyond the Language Server Protocol.
import {
  NotificationType,
  RequestType,
  RequestType0,
  type Position as LspPosition,
  type Range as LspRange,
  type TextEdit,
} from 'vscode-languageclient/node';
import type { CellChange, PanelReport } from './panel/messages.ts';

/** Whether a document is read as a report: decided by its content, or by the author. */
export type Recognition = 'auto' | 'report' | 'other';

/** How the server reads a document, sent after each analysis of a changed document. */
export interface Status {
  readonly uri: string;
  readonly isReport: boolean;
  /** Why, as a sentence in the author's language. */
  readonly reason: string;
  readonly year: number | null;
  readonly edition: string | null;
  /** Its short name. */
  readonly editionLabel?: { readonly zh: string; readonly en: string } | null;
  readonly recognition: Recognition;
  /** Lines, from 0 and both ends included, in which Tab and Enter go from cell to cell. */
  readonly keyLines?: readonly LineRange[];
}

export interface LineRange {
  readonly first: number;
  readonly last: number;
  /** Of a table: for each of the lines which of its cells, from 0, hold a number. */
  readonly numbers?: readonly (readonly number[])[];
}

/** What the server gives the command `disclosureReport.placeCursor`: a document, and the place to select in it. */
export type PlaceCursorArguments = readonly [uri: string, selection: LspRange];

/** What kind of organ reports; null: what its name says. */
export type OrganKind = 'government' | 'department' | 'township';

/** Asks for the text of a new report, blank or from last year's, and for a name by which its file opens as one. */
export const newReportRequest = new RequestType<
  { organ: string; year: number; kind?: OrganKind; previous?: string; keepsText?: boolean },
  { text: string; fileName: string; notices?: readonly string[] },
  void
>('disclosureReport/newReport');

/** Asks which of these texts is the organ's report on the year before: its place in the list, or null. */
export const previousReportRequest = new RequestType<
  { organ: string; year: number; texts: readonly string[] },
  number | null,
  void
>('disclosureReport/previousReport');

/** Asks for a name for the file of an open report, with extension; null where the document is no report. */
export const fileNameRequest = new RequestType<{ uri: string }, string | null, void>('disclosureReport/fileName');

/** Asks for the edits that give a document the six sections; null where it has sections already or is no report. */
export const insertSkeletonRequest = new RequestType<{ uri: string }, { edits: TextEdit[] } | null, void>(
  'disclosureReport/insertSkeleton',
);

/** Tells the server what the author decided about a document. */
export const setRecognitionNotification = new NotificationType<{ uri: string; recognition: Recognition }>(
  'disclosureReport/setRecognition',
);

/** Tells the server on which line the author writes; null: on none, somewhere else, or a change was taken back. */
export const cursorNotification = new NotificationType<{ uri: string; line: number | null }>('disclosureReport/cursor');

/** Tells the client how a document is read. */
export const statusNotification = new NotificationType<Status>('disclosureReport/status');

/** Where a key goes: Tab, Shift+Tab, Enter. */
export type MoveTarget = 'next' | 'previous' | 'below';

/** Asks where a key goes from a place; null where it does what it always does. */
export const moveRequest = new RequestType<
  { uri: string; position: LspPosition; to: MoveTarget },
  { edits: TextEdit[]; selection: LspRange } | null,
  void
>('disclosureReport/move');

/** Asks for the white space that lines a table up: around the typed cell, or of the whole table when it is left. */
export const alignRequest = new RequestType<
  { uri: string; position: LspPosition; extent: 'cell' | 'table' },
  TextEdit[],
  void
>('disclosureReport/align');

/** A change of form: what it is called, and what did not fit, in the author's language. */
export interface ConversionResult {
  readonly title: string;
  readonly edits: TextEdit[];
  readonly notices: readonly string[];
}

export type PasteResult = ConversionResult | null;

/** Asks what becomes of the clipboard, or of a dropped file, at a place; null: it is text like any other. */
export const pasteRequest = new RequestType<
  { uri: string; range: LspRange; html: string | null; text: string | null },
  PasteResult,
  void
>('disclosureReport/paste');

/** Asks for the table at a place, or all of the document, in the canonical form. */
export const makeCanonicalRequest = new RequestType<
  { uri: string; position: LspPosition | null },
  ConversionResult | null,
  void
>('disclosureReport/makeCanonical');

/** A total before and after. */
export interface TotalChange {
  readonly place: string;
  readonly before: string;
  readonly after: string;
  readonly range: LspRange;
}

/** Asks for every total filled in and corrected; null where the document is no report. */
export const recalculateTotalsRequest = new RequestType<
  { uri: string },
  { edits: TextEdit[]; changes: readonly TotalChange[]; notices: readonly string[] } | null,
  void
>('disclosureReport/recalculateTotals');

/** A report of an open folder, and how much is wrong with it. */
export interface FolderReport {
  readonly uri: string;
  readonly organ: string | null;
  readonly year: number | null;
  readonly errors: number;
  readonly warnings: number;
  readonly others: number;
}

/** How far the check of the open folders is; its reports, the worst first, when it is through. */
export interface FolderState {
  readonly done: number;
  readonly total: number;
  /** Files that were not looked at. */
  readonly leftOut: number;
  readonly reports: readonly FolderReport[] | null;
}

/** Has all reports of the open folders checked from now on. */
export const checkFolderRequest = new RequestType0<FolderState, void>('disclosureReport/checkFolder');

/** Tells how far that is. */
export const folderNotification = new NotificationType<FolderState>('disclosureReport/folder');

/** The server asks for the files of a folder that it cannot reach itself. */
export const listFilesRequest = new RequestType<{ readonly folder: string }, readonly string[], void>(
  'disclosureReport/listFiles',
);

/** And for the text of one of them. */
export const readFileRequest = new RequestType<{ readonly uri: string }, { readonly text: string } | null, void>(
  'disclosureReport/readFile',
);

/** Asks what the panel beside a document shows; `report` is null where it is none. */
export const panelRequest = new RequestType<
  { uri: string },
  { version: number; report: PanelReport | null } | null,
  void
>('disclosureReport/panel');

/** Asks for the edits that write into cells; refused where they are not as the author saw them, or have no certain place. */
export const panelEditRequest = new RequestType<
  { uri: string; version: number; changes: readonly CellChange[] },
  { edits: TextEdit[] } | { refused: 'stale' | 'shape' } | null,
  void
>('disclosureReport/panelEdit');

/** Asks for the canonical text of a Word, PDF or HTML file, whose bytes are given in base64. */
export const readOtherRequest = new RequestType<
  { name: string; content: string },
  { text: string; notices: readonly string[] } | { failure: string },
  void
>('disclosureReport/readOther');

/** Asks for an open report as a Word file or a page, in base64; null where the document is no report. */
export const exportRequest = new RequestType<{ uri: string; kind: 'docx' | 'html' }, string | null, void>(
  'disclosureReport/export',
);

export type { TextEdit };
