/**
 * What this server and its clients say to each other beyond the Language Server Protocol.
 * A client needs none of it: findings, fixes and hovers come over the standard messages.
 */
import { NotificationType, RequestType } from 'vscode-languageserver';
import type { TextEdit } from 'vscode-languageserver';
import type { EditionId, Settings } from '../service/index.ts';

/** How a document is taken: by its content, as a report whatever it says, or as none. */
export type Recognition = Settings['recognition'];

/**
 * The client's `initializationOptions`, each optional: `{ "status": true, "language": "en", "edition": "2019" }`.
 * `language` and `edition` are the settings until the client gives others over `workspace/configuration`
 * or, where it lacks that, with `workspace/didChangeConfiguration`.
 */
export interface InitializationOptions {
  /** True: the client wants `disclosureReport/status`. */
  readonly status?: unknown;
  /** `zh` (default) or `en`. */
  readonly language?: unknown;
  /** `auto` (default), `2021`, `2019` or `2014`. */
  readonly edition?: unknown;
}

/** Client to server: the text of a blank report. */
export const newReportRequest = new RequestType<NewReportParams, NewReportResult, void>('disclosureReport/newReport');

export interface NewReportParams {
  readonly organ: string;
  /** The year reported on. */
  readonly year: number;
}

export interface NewReportResult {
  readonly text: string;
  /** A name for its file, with extension: by such a name a report is recognised, whatever is in it. */
  readonly fileName: string;
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
  readonly recognition: Recognition;
}
