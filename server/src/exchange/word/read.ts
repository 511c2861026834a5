/** Word files (.docx, .docm, .dotx, .dotm) → blocks. Pure over bytes: nothing is fetched, nothing is executed. */
import type { Message } from '../../rules/finding.ts';
import { Unreadable } from '../blocks.ts';
import type { BlocksReading } from '../blocks.ts';
import { MOST_INFLATED, readEntries } from './archive.ts';
import type { Budget, Entry } from './archive.ts';
import { readBody } from './body.ts';
import type { Remark } from './body.ts';
import { refusal } from './other-formats.ts';
import { readNumbering } from './numbering.ts';
import { readStyles } from './styles.ts';
import { mainPart, partName, relatedParts, relationsOf } from './parts.ts';
import { child, elements, readXml } from './xml.ts';
import type { Element } from './xml.ts';

/** Reads a Word file, or says in a sentence why it cannot be read. Never throws, whatever the bytes. */
export function readWord(bytes: Uint8Array): BlocksReading {
  try {
    const refused = refusal(bytes);
    return refused ?? readParts(readEntries(bytes));
  } catch (error) {
    if (error instanceof Unreadable) return { failure: error.failure, isForeign: error.isForeign };
    throw error;
  }
}

const REMARKS: Readonly<Record<Remark, Message>> = {
  tracked: {
    zh: '文件里有修订，按全部接受后的文字读取。',
    en: 'The file has tracked changes; it was read as if all were accepted.',
  },
  hidden: { zh: '有隐藏的文字，没有读取。', en: 'Hidden text was left out.' },
  contents: { zh: '目录没有读取。', en: 'The table of contents was left out.' },
  picture: { zh: '有图片，图片里的文字读不出来。', en: 'There are pictures, whose text cannot be read.' },
  embedded: {
    zh: '有嵌入的对象（如 Excel 表格），其中的内容没有读取。',
    en: 'There are embedded objects, such as a sheet, which were not read.',
  },
  equation: { zh: '公式按文字读取。', en: 'Equations were read as plain text.' },
  coveredCell: {
    zh: '有的合并单元格下面盖着文字，Word 不显示，没有读取。',
    en: 'Text covered by merged cells, which Word does not show, was left out.',
  },
  symbol: { zh: '有特殊符号，可能读得不准。', en: 'There are signs of special fonts, which may be read wrongly.' },
};

function readParts(entries: readonly Entry[]): BlocksReading {
  const budget: Budget = { left: MOST_INFLATED };
  const parts = new Map(entries.map((entry) => [partName(entry.name), entry]));
  const read = (name: string | undefined): Element | null => {
    const entry = name === undefined ? undefined : parts.get(partName(name));
    return entry ? readXml(entry, budget) : null;
  };
  const main = mainPart(read('_rels/.rels'), parts);
  const root = read(main);
  const body = child(root ?? undefined, 'w:body');
  if (!body) {
    return {
      failure: { zh: '不是 Word 文件，或文件已损坏。', en: 'It is no Word file, or it is damaged.' },
      isForeign: false,
    };
  }
  const related = relatedParts(read(relationsOf(main)), main);
  const styles = readStyles(read(related('styles')));
  const notes = new Map<string, Element>();
  for (const kind of ['footnote', 'endnote'] as const) {
    const part = read(related(`${kind}s`));
    for (const note of part ? elements(part) : []) notes.set(`${kind} ${note.attributes['w:id'] ?? ''}`, note);
  }
  const { blocks, remarks } = readBody(body, {
    styles,
    nextNumber: readNumbering(read(related('numbering')), styles),
    noteOf: (kind, id) => notes.get(`${kind} ${id}`),
  });
  return { blocks, notes: [...remarks].map((remark) => REMARKS[remark]) };
}
