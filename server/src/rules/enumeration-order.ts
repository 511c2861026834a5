import { chineseNumber, chineseNumeral } from '../document/label.ts';
import type { Line, Span } from '../document/document.ts';
import type { Section } from '../report/report.ts';
import { spanIn } from '../report/text.ts';
import { isText, sectionLines } from './narrative.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** The number of one item of a list, as written: 三 in 三是, 二 in （二）. */
interface Item {
  readonly style: Style;
  readonly number: number;
  /** The numeral alone. */
  readonly written: string;
  readonly span: Span;
  /** Place in the section's text, for what stands between two items. */
  readonly at: number;
}

type Style = '是' | '（一）' | '（1）' | '1.' | '1、';

/** 一是 begins a clause: 另一是 and 之一是 do not. In PDF text a line may end anywhere, between 一 and 是 too. */
const COUNTED = /(?<=^|[，。；：、,;:！？\s])([一二三四五六七八九十]{1,3})\n?是/g;
/** Numbers that begin a line. A decimal or a date is none: 1.5, 2.3日. */
const LEADING = /^\s*(?:[（(]([一二三四五六七八九十]{1,3})[）)]|[（(](\d{1,2})[）)]|(\d{1,2})[.．](?!\d)|(\d{1,2})、)/;

/** Sections of running text. In the others labels of rows, which have numbers too, may stand one a line. */
const NARRATIVE: readonly string[] = ['overview', 'problems', 'otherMatters'];
/** So many lines that are numbers alone are a table's that was not read. */
const MOST_LONE_NUMBERS = 3;

/** 一是…三是…三是, （一）（二）（二）: an item has the number of another, or one is left out. */
export const enumerationOrder: Rule = {
  id: 'enumeration-order',
  group: 'wording',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '序号不连贯', en: 'Numbers of a list out of order' },
  check(report) {
    return report.sections
      .filter(({ form }) => NARRATIVE.includes(form.id))
      .flatMap((section) => {
        const lines = sectionLines(report, section).filter((line) => isText(report, line));
        const reading = itemsIn(lines, section);
        return brokenLists(reading, section).flatMap((list) => findingOf(list, reading.text) ?? []);
      });
  },
};

/** A section's lines as one text, and the items of its lists in order. */
interface Reading {
  readonly items: readonly Item[];
  readonly text: string;
}

function itemsIn(all: readonly Line[], section: Section): Reading {
  const lines = all.filter((line) => line.start >= section.lineEnd);
  const text = lines.map((line) => line.text).join('\n');
  const hasLooseCells = lines.filter((line) => /^\d+$/.test(line.text)).length > MOST_LONE_NUMBERS;
  const leading: Item[] = [];
  const counted = [...text.matchAll(COUNTED)];
  const items: Item[] = [];
  let start = 0;
  let next = 0;
  for (const line of lines) {
    const item = hasLooseCells ? null : leadingItem(line, start);
    if (item) leading.push(item);
    for (let match = counted[next]; match && match.index < start + line.text.length; match = counted[++next]) {
      items.push(itemOf('是', match[1] ?? '', line, match.index - start, start));
    }
    start += line.text.length + 1;
  }
  return { items: [...leading, ...items], text };
}

function leadingItem(line: Line, start: number): Item | null {
  const match = LEADING.exec(line.text);
  const [whole = '', chinese, bracketed, dotted, listed] = match ?? [];
  const written = chinese ?? bracketed ?? dotted ?? listed;
  if (written === undefined) return null;
  const style = chinese ? '（一）' : bracketed ? '（1）' : dotted ? '1.' : '1、';
  return itemOf(style, written, line, whole.indexOf(written), start);
}

function itemOf(style: Style, written: string, line: Line, index: number, start: number): Item {
  const number = /^\d/.test(written) ? Number(written) : (chineseNumber(written) ?? 0);
  return { style, number, written, span: spanIn(line, index, written.length), at: start + index };
}

/** A list with a wrong number in it: all its items, and the numbers that they should have are 1, 2, 3 … */
type List = readonly Item[];

/**
 * Lists in which a number repeats, or is left out without standing between its neighbours in other words. Lists may
 * restart at one and stand within others: 一是（一是…二是…）二是.
 */
function brokenLists({ items, text }: Reading, { form }: Section): readonly List[] {
  return [...new Set(items.map((item) => item.style))].flatMap((style) => {
    // A sub-heading that the overview lacks is an aspect that it lacks.
    const mayLeaveOut = style === '（一）' && form.id === 'overview';
    const own = items.filter((item) => item.style === style);
    return listsOf(own).filter((list) => isBroken(list, text, mayLeaveOut));
  });
}

/** Deeper nobody nests lists of one style; a text made to break us does. */
const DEEPEST = 4;

/** Items of one style, each in the list that it goes on. */
function listsOf(items: readonly Item[]): readonly List[] {
  const lists: Item[][] = [];
  let open: Item[][] = [];
  for (const item of items) {
    if (item.number === 1) {
      const list = [item];
      lists.push(list);
      open = [...open, list].slice(-DEEPEST);
      continue;
    }
    const goesOn = (list: List): boolean => (list.at(-1)?.number ?? 0) + 1 === item.number;
    // Where no list goes on with this number, it is the innermost one's, which is out of order from here on.
    const level = open.findLastIndex(goesOn);
    if (level >= 0) open = open.slice(0, level + 1);
    open.at(-1)?.push(item);
  }
  return lists;
}

function isBroken(list: List, text: string, mayLeaveOut: boolean): boolean {
  return list.some((item, index) => {
    const before = list[index - 1];
    if (!before || item.number === before.number + 1) return false;
    // A number again, or a smaller one.
    if (item.number <= before.number) return true;
    if (mayLeaveOut) return false;
    // One may be left out because it is there in other words: 二要, 其二.
    return numbersBetween(before, item).every((number) => !isNamed(text.slice(before.at + 1, item.at), number));
  });
}

function numbersBetween(before: Item, after: Item): readonly number[] {
  return Array.from({ length: after.number - before.number - 1 }, (_, index) => before.number + 1 + index);
}

function isNamed(text: string, number: number): boolean {
  return (
    text.includes(chineseNumeral(number)) || text.includes(String(number)) || (number === 2 && text.includes('再'))
  );
}

function findingOf(list: List, text: string): RuleFinding | null {
  const due = (index: number): string =>
    /^\d/.test(list[index]?.written ?? '') ? String(index + 1) : chineseNumeral(index + 1);
  const wrong = list.flatMap((item, index) => (item.number === index + 1 ? [] : [{ item, due: due(index) }]));
  const [first, ...others] = wrong;
  if (!first) return null;
  const place = first.item;
  const written = list.map((item) => shown(item, item.written)).join('、');
  const changes = wrong.map(({ item, due: number }) => `${shown(item, item.written)}→${shown(item, number)}`);
  const after = text.slice(place.at, place.at + 12).replace(/\s+/g, ' ');
  return {
    span: place.span,
    message: {
      zh: `序号不连贯：${written}。“${after}”这里应为“${shown(place, first.due)}”，请核对是写错了，还是漏了一项。`,
      en: `The numbers of this list are ${written}: here it should be ${shown(place, first.due)}, unless an item is missing.`,
    },
    related: others.map(({ item, due: number }) => ({
      span: item.span,
      message: { zh: `接下去应为“${shown(item, number)}”`, en: `Then ${shown(item, number)}` },
    })),
    fixes: [
      {
        title: { zh: `重新编号：${changes.join('，')}`, en: `Renumber: ${changes.join(', ')}` },
        preferred: true,
        edits: wrong.map(({ item, due: number }) => ({ span: item.span, newText: number })),
      },
    ],
  };
}

/** An item's number as the reader sees it: 三是, （二）, 2 */
function shown({ style }: Item, number: string): string {
  if (style === '是') return `${number}是`;
  if (style === '（一）') return `（${number}）`;
  return number;
}

/** What the reference says of it. */
export const enumerationOrderReference: RuleReference = {
  finds: {
    zh: '第一、五、六部分里，“一是……二是……”“（一）（二）”“1. 2.”之类的序号重复（一是、二是、二是）或者跳号（一是、三是）的，给出提示。',
    en: 'In sections one, five and six, reports numbers of a list (一是…二是…, （一）（二）, 1. 2.) that repeat or leave one out.',
  },
  why: {
    zh: '增删条目后忘了改序号，是常见的校对错误，读者会以为漏了内容。从一重新开始的是另一组，不提示；跳过的号码在两项之间以别的说法出现（如“二要”）的，也不提示。一键修改按先后重新编号；如果是漏了一项，请把它补上。',
    en: 'Items are added and removed, and their numbers forgotten; readers then miss one. A count that restarts at one is another list, and a number that stands between its neighbours in other words (二要) is not missing. The quick fix renumbers in order; where an item was lost, write it in.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 五、存在的主要问题及改进情况

存在的主要问题：一是解读形式单一；二是更新不够及时；二是培训较少。改进情况：增加图解。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 五、存在的主要问题及改进情况

存在的主要问题：一是解读形式单一；二是更新不够及时；三是培训较少。改进情况：增加图解。
`,
    },
  ],
};
