import { spanIn, textLines } from './narrative.ts';
import type { Rule } from './rule.ts';

/** 《国务院办公厅球迷网印发…的通知》: a word where 关于 belongs. */
const TITLE =
  /《[^《》]{0,40}(?:办公厅|办公室|人民政府|委员会|局)([\u4e00-\u9fffA-Za-z0-9]{2,6}?)印发[^《》]{2,80}(?:通知|意见|方案|办法)》/g;
/** Words that may stand between an organ and 印发. */
const ORDINARY = /关于|转发|联合|等|党组|有关|部门|办公|综合|司|处|厅|局|委|政府|机关|批准|制定/;
const MOST_PLACES = 50;

/** A foreign word in the place of an ordinary one, as on pages that were tampered with. */
export const suspiciousText: Rule = {
  id: 'suspicious-text',
  group: 'wording',
  severity: 'warning',
  basis: 'seen',
  since: '1',
  clause: null,
  title: { zh: '疑似被篡改的文字', en: 'Possibly tampered text' },
  check(report) {
    const lines = textLines(report);
    const words = new Set<string>();
    for (const line of lines) {
      if (!line.text.includes('印发')) continue;
      for (const [, word = ''] of line.text.matchAll(TITLE)) {
        if (word !== '' && !ORDINARY.test(word)) words.add(word);
      }
    }
    return [...words].flatMap((word) => {
      const places = lines.flatMap((line) => {
        const found = [];
        for (let at = line.text.indexOf(word); at !== -1; at = line.text.indexOf(word, at + word.length)) {
          found.push(spanIn(line, at, word.length));
        }
        return found;
      });
      const [first, ...others] = places;
      if (!first) return [];
      return [
        {
          span: first,
          message: {
            zh: `“${word}”出现在文件名里“关于”的位置，全文共${String(places.length)}处，像是网页被篡改或复制时混入的文字。请对照原文改正。`,
            en: `“${word}” stands where 关于 belongs (${String(places.length)} places): the page may have been tampered with. Compare with the original.`,
          },
          related: others.slice(0, MOST_PLACES).map((span) => ({ message: { zh: '这里也有', en: 'Here too' }, span })),
        },
      ];
    });
  },
};
