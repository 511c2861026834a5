/** PDF files → blocks, by what is drawn and where. Pure over bytes: nothing is fetched, nothing is executed. */
import './no-drawing.ts';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
// The part that reads files, in the same thread.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { BlocksReading, NotRead } from '../blocks.ts';
import { blocksOf } from './blocks.ts';
import { asMatrix, IDENTITY, multiply, rulesOf } from './page.ts';
import type { Page, Rule, Text } from './page.ts';

/** A table of Adobe's by which a font without its own says what its characters are; null where there is none. */
export type CharacterMapOf = (name: string) => Uint8Array | null;

/** No report has so many pages. */
const MOST_PAGES = 300;
/** Fewer characters on all pages are no text, but what a scanner adds. */
const LEAST_TEXT = 20;

const failures = {
  locked: { zh: 'PDF 设有密码，无法读取，请去掉密码再试。', en: 'The PDF has a password. Remove it and try again.' },
  scanned: {
    zh: 'PDF 里没有文字（多半是扫描件），无法检查，请用原来的 Word 文件。',
    en: 'The PDF holds no text: it is probably a scan. Use the Word file that it was made from.',
  },
  broken: { zh: 'PDF 不完整或已损坏，无法读取。', en: 'The PDF is damaged or cut off.' },
  long: {
    zh: `PDF 超过 ${MOST_PAGES} 页，未读取。`,
    en: `The PDF has more than ${MOST_PAGES} pages and was not read.`,
  },
};

function notRead(failure: NotRead['failure'], isForeign = false): NotRead {
  return { failure, isForeign };
}

/** Reads a PDF file, or says in a sentence why it cannot be read. */
export async function readPdf(bytes: Uint8Array, characterMapOf: CharacterMapOf): Promise<BlocksReading> {
  const loading = getDocument({
    // The reader takes the bytes away.
    data: Uint8Array.from(bytes),
    verbosity: 0,
    disableFontFace: true,
    isEvalSupported: false,
    useSystemFonts: false,
    stopAtErrors: false,
    useWasm: false,
    CMapReaderFactory: mapReader(characterMapOf),
    cMapUrl: '/',
    useWorkerFetch: false,
  });
  try {
    const file = await loading.promise;
    if (file.numPages > MOST_PAGES) return notRead(failures.long);
    const pages: Page[] = [];
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      pages.push({ texts: textsOf(await page.getTextContent()), rules: rulesIn(await page.getOperatorList()) });
      page.cleanup();
    }
    const length = pages.reduce((sum, { texts }) => sum + texts.reduce((all, { text }) => all + text.length, 0), 0);
    return length < LEAST_TEXT ? notRead(failures.scanned) : { blocks: blocksOf(pages), notes: [] };
  } catch (error) {
    return error instanceof Error && error.name === 'PasswordException'
      ? notRead(failures.locked, true)
      : notRead(failures.broken);
  } finally {
    await loading.destroy();
  }
}

function mapReader(characterMapOf: CharacterMapOf): new () => object {
  return class {
    fetch({ name }: { readonly name: string }): Promise<object> {
      const cMapData = characterMapOf(name);
      return cMapData ? Promise.resolve({ cMapData, isCompressed: true }) : Promise.reject(new Error(name));
    }
  };
}

interface DrawnText {
  readonly str: string;
  readonly transform: readonly number[];
  readonly width: number;
  readonly height: number;
}

function textsOf({ items }: { readonly items: readonly object[] }): readonly Text[] {
  const texts: Text[] = [];
  for (const item of items) {
    if (!('str' in item)) continue;
    const { str, transform, width, height } = item as DrawnText;
    const [, , , d = 0, x = 0, y = 0] = transform;
    for (const piece of wordsOf(str, x, width)) texts.push({ ...piece, y, size: height || Math.abs(d) });
  }
  return texts;
}

/**
 * The words of a piece of text, each with its place. What stands near to each other comes as one piece, numbers of two
 * cells among it; of its places only the first and the last are told.
 */
function wordsOf(text: string, x: number, width: number): readonly Pick<Text, 'text' | 'x' | 'width'>[] {
  const words = text.split(' ');
  if (words.length === 1) return text === '' ? [] : [{ text, x, width }];
  const unit = width / Math.max(1, weightOf(text));
  let at = x;
  const placed: Pick<Text, 'text' | 'x' | 'width'>[] = [];
  for (const word of words) {
    const own = weightOf(word) * unit;
    if (word !== '') placed.push({ text: word, x: at, width: own });
    at += own + unit;
  }
  return placed;
}

/** How wide a text is, a digit being one. */
function weightOf(text: string): number {
  let weight = 0;
  for (let at = 0; at < text.length; at++) weight += text.charCodeAt(at) < 0x2e80 ? 1 : 2;
  return weight;
}

/** The ways to end a path that draw its outline, and those that fill it. */
const STROKES: ReadonlySet<unknown> = new Set([
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]);
const FILLS: ReadonlySet<unknown> = new Set([OPS.fill, OPS.eoFill]);

function rulesIn({
  fnArray,
  argsArray,
}: {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}): readonly Rule[] {
  const rules: Rule[] = [];
  const saved: (typeof IDENTITY)[] = [];
  let matrix = IDENTITY;
  fnArray.forEach((operation, index) => {
    const given = argsArray[index];
    const values: readonly unknown[] = Array.isArray(given) ? given : [];
    switch (operation) {
      case OPS.save:
        saved.push(matrix);
        break;
      case OPS.restore:
      case OPS.paintFormXObjectEnd:
        matrix = saved.pop() ?? IDENTITY;
        break;
      case OPS.transform:
        matrix = multiply(matrix, asMatrix(values) ?? IDENTITY);
        break;
      case OPS.paintFormXObjectBegin:
        saved.push(matrix);
        matrix = multiply(matrix, asMatrix(values[0]) ?? IDENTITY);
        break;
      case OPS.constructPath: {
        const [way, paths] = values;
        const path: unknown = Array.isArray(paths) ? paths[0] : null;
        const isStroked = STROKES.has(way);
        if (path instanceof Float32Array && (isStroked || FILLS.has(way))) {
          for (const rule of rulesOf(path, matrix, isStroked)) rules.push(rule);
        }
        break;
      }
    }
  });
  return rules;
}
