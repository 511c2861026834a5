/** The XML of a part as a tree of elements, with bounds on how much there may be. */
import { DecodeUTF8 } from 'fflate';
import { SaxesParser } from 'saxes';
import { Unreadable } from '../blocks.ts';
import { inflate } from './archive.ts';
import type { Budget, Entry } from './archive.ts';

export interface Element {
  /** With the prefix by which the standard calls its namespace, whatever the file calls it: `w:p`. */
  readonly name: string;
  /** By their names, with prefixes as above. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  /** Its place in the part, in characters. */
  readonly start: number;
  readonly end: number;
}

/** An element, or text: text is kept only where it is text of the document. */
export type Node = Element | string;

/** A report of ten pages has some 20,000 elements; each takes about 200 bytes. */
const MOST_ELEMENTS = 300_000;
/** Tables in tables, as deep as anybody can see: what is read later may go down them by recursion. */
const MOST_NESTED = 1_000;

const OFFICE = 'http://schemas.openxmlformats.org/';
const STRICT = 'http://purl.oclc.org/ooxml/';

/** Prefixes by namespace; of those that have two, the Transitional and the Strict one. */
const PREFIXES: Readonly<Record<string, string>> = {
  [`${OFFICE}wordprocessingml/2006/main`]: 'w',
  [`${STRICT}wordprocessingml/main`]: 'w',
  [`${OFFICE}officeDocument/2006/relationships`]: 'r',
  [`${STRICT}officeDocument/relationships`]: 'r',
  [`${OFFICE}officeDocument/2006/math`]: 'm',
  [`${STRICT}officeDocument/math`]: 'm',
  [`${OFFICE}drawingml/2006/main`]: 'a',
  [`${STRICT}drawingml/main`]: 'a',
  [`${OFFICE}markup-compatibility/2006`]: 'mc',
  [`${OFFICE}package/2006/relationships`]: 'rel',
  [`${OFFICE}package/2006/content-types`]: 'ct',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://www.w3.org/XML/1998/namespace': 'xml',
};

const NO_CHILDREN: readonly Node[] = [];
const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

interface Open {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: readonly Node[];
  start: number;
  end: number;
}

/** Elements that hold text of the document. */
const TEXTS: ReadonlySet<string> = new Set(['w:t', 'm:t', 'a:t', 'w:instrText']);

/** What prefixes stand for, where an element says so anew. */
interface Scope {
  readonly prefixes: ReadonlyMap<string, string>;
  readonly names: Map<string, string>;
  readonly depth: number;
}

/** Reads a part's XML. Nothing outside of it is looked at, and no names of its own for pieces of text are resolved. */
export function readXml(entry: Entry, budget: Budget): Element {
  const reader = xmlReader();
  let decoder: Decoder | null = null;
  inflate(entry, budget, (piece) => {
    if (piece.length === 0) return;
    decoder ??= decoderOf(piece, reader.write);
    decoder(piece);
  });
  return reader.end();
}

type Decoder = (piece: Uint8Array) => void;

/** Decodes a text piece by piece, in the encoding that its first two bytes show. */
function decoderOf([first, second]: Uint8Array, write: (text: string) => void): Decoder {
  if (first === 0xff && second === 0xfe) return utf16(write, 0);
  if (first === 0xfe && second === 0xff) return utf16(write, 1);
  const stream = new DecodeUTF8(write);
  return (piece) => {
    stream.push(piece);
  };
}

/** UTF-16 with the greater byte of a character first (1) or last (0). */
function utf16(write: (text: string) => void, isBig: 0 | 1): Decoder {
  let left: number | null = null;
  return (piece) => {
    const units: string[] = [];
    for (const byte of piece) {
      if (left === null) {
        left = byte;
        continue;
      }
      units.push(String.fromCharCode(isBig ? (left << 8) | byte : (byte << 8) | left));
      left = null;
    }
    write(units.join(''));
  };
}

function notWord(): Unreadable {
  return new Unreadable({
    zh: '文件内容不完整或已损坏，请在 Word 或 WPS 中打开，另存一份再试。',
    en: 'The content of the file is damaged or cut off. Open it in Word or WPS and save it anew.',
  });
}

function tooMuch(): Unreadable {
  return new Unreadable({
    zh: '文件的内容太多或嵌套太深，不是正常的报告，未读取。',
    en: 'The file holds too much, or is nested too deeply: it is no ordinary report and was not read.',
  });
}

interface XmlReader {
  readonly write: (text: string) => void;
  readonly end: () => Element;
}

function xmlReader(): XmlReader {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let scope: Scope = { prefixes: new Map([['xml', 'xml']]), names: new Map(), depth: 0 };
  const scopes: Scope[] = [scope];
  let root: Element | null = null;
  let count = 0;
  let text = '';
  let start = 0;

  parser.on('error', () => {
    throw notWord();
  });
  parser.on('doctype', () => {
    throw notWord();
  });
  parser.on('opentagstart', ({ name }) => {
    start = parser.position - name.length - 2;
    if (++count > MOST_ELEMENTS || open.length >= MOST_NESTED) throw tooMuch();
  });
  parser.on('opentag', ({ name, attributes }) => {
    const declared = declaredPrefixes(attributes);
    if (declared.length > 0) {
      scope = { prefixes: new Map([...scope.prefixes, ...declared]), names: new Map(), depth: open.length + 1 };
      scopes.push(scope);
    }
    const element: Open = {
      name: nameIn(scope, name, true),
      attributes: attributesIn(scope, attributes),
      children: NO_CHILDREN,
      start,
      end: start,
    };
    const parent = open.at(-1);
    if (parent) addChild(parent, element);
    open.push(element);
    text = '';
  });
  const addText = (piece: string): void => {
    const element = open.at(-1);
    if (element && TEXTS.has(element.name)) text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.pop();
    if (!element) return;
    element.end = parser.position;
    if (text !== '') addChild(element, text);
    text = '';
    if (scope.depth > open.length) {
      scopes.pop();
      scope = scopes.at(-1) ?? scope;
    }
    if (open.length === 0) root = element;
  });
  return {
    write: (piece) => {
      parser.write(piece);
    },
    end: () => {
      parser.close();
      if (!root) throw notWord();
      return root;
    },
  };
}

function addChild(parent: Open, child: Node): void {
  if (parent.children === NO_CHILDREN) parent.children = [child];
  else (parent.children as Node[]).push(child);
}

function declaredPrefixes(attributes: Readonly<Record<string, string>>): [string, string][] {
  const declared: [string, string][] = [];
  for (const name in attributes) {
    if (!name.startsWith('xmlns')) continue;
    const uri = attributes[name] ?? '';
    if (name === 'xmlns') declared.push(['', PREFIXES[uri] ?? '?']);
    else if (name[5] === ':') declared.push([name.slice(6), PREFIXES[uri] ?? '?']);
  }
  return declared;
}

function nameIn(scope: Scope, name: string, isElement: boolean): string {
  const key = isElement ? name : `@${name}`;
  const known = scope.names.get(key);
  if (known !== undefined) return known;
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  // An attribute without a prefix is in no namespace.
  const own = colon === -1 && !isElement ? '' : (scope.prefixes.get(prefix) ?? '?');
  const found = own === '' ? name : `${own}:${name.slice(colon + 1)}`;
  scope.names.set(key, found);
  return found;
}

function attributesIn(scope: Scope, attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  let named: Record<string, string> | null = null;
  for (const name in attributes) {
    if (name.startsWith('xmlns')) continue;
    named ??= {};
    named[nameIn(scope, name, false)] = attributes[name] ?? '';
  }
  return named ?? NO_ATTRIBUTES;
}

/** The first child of that name. */
export function child(element: Element | undefined, name: string): Element | undefined {
  return element?.children.find((node): node is Element => typeof node !== 'string' && node.name === name);
}

/** The children that are elements. */
export function elements({ children }: Element): readonly Element[] {
  return children.filter((node): node is Element => typeof node !== 'string');
}

/** The `w:val` of a child of that name. */
export function valueOf(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val'];
}

/** The `w:val` of a child of that name as a whole number. */
export function numberOf(element: Element | undefined, name: string): number | undefined {
  return wholeNumber(valueOf(element, name));
}

export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined;
}

/** Whether a property that is on or off is on: `<w:vanish/>`, but not `<w:vanish w:val="0"/>`. */
export function isOn(element: Element | undefined, name: string): boolean {
  const found = child(element, name);
  return found !== undefined && !/^(?:0|false|off)$/.test(found.attributes['w:val'] ?? '');
}
