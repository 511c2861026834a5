import { spanIn, textLines } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

/** 《国务院办公厅球迷网印发…的通知》: a word where 关于 belongs. */
const TITLE =
  /《[^《》]{0,40}(?:办公厅|办公室|人民政府|委员会|局)([\u4e00-\u9fffA-Za-z0-9]{2,6}?)印发[^《》]{2,80}(?:通知|意见|方案|办法)》/g;
/** Words that may stand between an organ and 印发. */
const ORDINARY = /关于|转发|联合|等|党组|有关|部门|办公|综合|司|处|厅|局|委|政府|机关|批准|制定/;
const MOST_PLACES = 50;
/** A page that was tampered with carries one such word many times, or a few. Each costs a search of the whole text. */
const MOST_WORDS = 20;

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
    return [...words].slice(0, MOST_WORDS).flatMap((word) => {
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

/** What the reference says of it. */
export const suspiciousTextReference: RuleReference = {
  finds: {
    zh: '文件名里本该写“关于”的地方出现了不相干的词语的（如“办公室足彩网印发……的通知”），给出提示，并列出这个词语在全文的其他位置。',
    en: "Reports a foreign word where a document's title should have 关于 (on), as in 办公室足彩网印发……的通知, and lists the other places where the word stands.",
  },
  why: {
    zh: '网站被篡改后，常见的词语会被整批换成博彩之类的广告词；从这样的网页复制，广告词就跟着进了报告，已经公布的报告里见过。只看书名号里“某办公室（厅、局）……印发……的通知”这一种结构，别处的异常文字看不出来；冷僻的机构名称也可能被误认，核对后不必理会。原文是什么只有对照文件才知道，所以没有一键修改；来源网页也请告知管理人员检查。',
    en: 'On web pages that were tampered with, ordinary words are replaced wholesale by advertisements, and whoever copies from such a page copies them too; a published report has had it. The rule looks only at titles of the form 《…办公室…印发…的通知》; it does not see other odd words, and may take a rare name for one. What should stand there only the original tells, so there is no quick fix. Tell those who keep the web page as well.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

认真落实《青禾市人民政府办公室足彩网印发2023年政务公开工作要点的通知》，主动公开政府信息36条。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

认真落实《青禾市人民政府办公室关于印发2023年政务公开工作要点的通知》，主动公开政府信息36条。
`,
    },
  ],
};
