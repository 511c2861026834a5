/** Document → Report. */
import type { Document, RawTable } from '../document/document.ts';
import { editionForYear, editionOf, newestEdition as newest, statisticsForm } from '../norms/edition.ts';
import type { EditionId, TableId } from '../norms/edition.ts';
import { readCitations } from './citation.ts';
import { readBrokenDates, readPeriod, readPublication } from './dates.ts';
import { evaluateIdentities } from './identities.ts';
import { causesOf } from './repair/causes.ts';
import { irregularCells } from './irregular-cells.ts';
import { organKind } from './organ.ts';
import { recognise, recognisedAtOnce } from './recognition.ts';
import type { Recognition } from './recognition.ts';
import type { ReadOptions, Report, Table } from './report.ts';
import { entryReader } from './tables/entries.ts';
import { readSections, withForms } from './sections.ts';
import { readSignature } from './signature.ts';
import { readTable } from './tables/read.ts';
import { textLinesOf } from './text.ts';
import { readOrgan, readTitle, readYear } from './title.ts';

/** Understands a document. A document that is no such report gives `isReport: false`, the reason, and nothing else. */
export function readReport(document: Document, options: ReadOptions): Report {
  const atOnce = recognisedAtOnce(document, options.recognition);
  if (atOnce) return noReport(document, atOnce);

  const title = readTitle(document);
  const year = readYear(document, title);
  const { lines } = document;
  const statistics = readTable('statistics', {
    entries: entryReader(tablesNear(document, STATISTICS_WORDS)),
    lines,
    sections: [],
    edition: statisticsForm.id,
  });
  const told = editionTold(options.edition, year, statistics);
  // The headings of the form in force today tell the parts of older reports as well.
  const parts = readSections(document, newest.sections);
  const prescribed = told === null || editionOf(told).sections.length > 0 ? parts : NO_PARTS;
  const entries = entryReader(document.tables);
  const read = (id: TableId, edition: EditionId): Table | null =>
    readTable(id, { entries, lines, sections: prescribed.sections, edition });
  const proactive = read('proactive', told ?? newest.id);
  // Where no year is told, the tables tell which form was followed.
  const edition = editionOf(told ?? proactive?.form.edition ?? newest.id);
  const tables = {
    proactive,
    requests: read('requests', edition.id),
    proceedings: read('proceedings', edition.id),
    statistics,
  };
  const sections = withForms(prescribed.sections, edition.sections);

  const recognition: Recognition =
    options.recognition === 'report'
      ? { isReport: true, sign: 'told' }
      : recognise(document, { title, sections, parts: parts.sections, tables });
  if (!recognition.isReport) return noReport(document, recognition);

  const start = sections[0]?.lineStart ?? Infinity;
  const signature = readSignature(document, sections[0]?.headingSpan.end ?? 0);
  const organ = readOrgan(document, title, signature);
  const text = { document, textLines: textLinesOf(document) };
  const evaluated = Object.values(tables).flatMap((table) =>
    table ? [{ table, results: evaluateIdentities(table) }] : [],
  );
  return {
    ...text,
    isReport: true,
    recognition,
    title,
    organ,
    organKind: options.organKind === 'auto' ? organKind(organ) : options.organKind,
    year,
    edition,
    sections,
    otherHeadings: prescribed.otherHeadings,
    tables,
    irregularCells: irregularCells(tables),
    period: readPeriod(document),
    publication: readPublication(document, start),
    signature,
    brokenDates: readBrokenDates(text),
    citations: readCitations(text),
    identities: evaluated.flatMap(({ results }) => results),
    causes: evaluated.flatMap(({ table, results }) => causesOf(table, results)),
  };
}

const NO_PARTS: ReturnType<typeof readSections> = { sections: [], otherHeadings: [] };

function noReport(document: Document, recognition: Recognition): Report {
  return {
    document,
    textLines: [],
    isReport: false,
    recognition,
    title: null,
    organ: null,
    organKind: 'unknown',
    year: null,
    edition: newest,
    sections: [],
    otherHeadings: [],
    tables: { proactive: null, requests: null, proceedings: null, statistics: null },
    irregularCells: [],
    period: null,
    publication: null,
    signature: null,
    brokenDates: [],
    citations: [],
    identities: [],
    causes: [],
  };
}

/** The edition that a setting, the year or the table of 2014 tells; null where none does. */
function editionTold(forced: ReadOptions['edition'], year: number | null, statistics: Table | null): EditionId | null {
  if (forced !== 'auto') return forced;
  if (year !== null) return editionForYear(year);
  return statistics ? statisticsForm.id : null;
}

/** Labels of which a statistics table, which may stand anywhere in the text, has some, however damaged. */
const STATISTICS_WORDS = [
  '统计指标',
  '申请办结',
  '举报投诉数',
  '当面申请',
  '信函申请',
  '政务微博公开',
  '接受培训人员',
  '查阅点',
];

/** So far from such a word a row of the statistics table may stand: its words are spread over it. */
const NEAR = 3_000;

/** The raw tables that hold one of the words or stand near one. */
function tablesNear({ text, tables }: Document, words: readonly string[]): readonly RawTable[] {
  const places = words.flatMap((word) => placesOf(text, word)).sort((a, b) => a - b);
  let next = 0;
  return tables.filter(({ start, end }) => {
    while ((places[next] ?? Infinity) < start - NEAR) next++;
    return (places[next] ?? Infinity) < end + NEAR;
  });
}

function placesOf(text: string, word: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + word.length)) places.push(at);
  return places;
}
