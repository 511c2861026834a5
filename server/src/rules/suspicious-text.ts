import type { Line, Span } from '../document/document.ts';
import type { Report } from '../report/report.ts';
import type { Message } from './finding.ts';
import { linesWith, matchesIn, spanIn } from '../report/text.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

/** 《国务院办公厅球迷网印发…的通知》: a word where 关于 belongs. */
const TITLE =
  /《[^《》]{0,40}(?:办公厅|办公室|人民政府|委员会|局)([\u4e00-\u9fffA-Za-z0-9,，]{2,16}?)[:：]?印发[^《》]{2,80}(?:通知|意见|方案|办法)》/g;
/** Words that may stand between an organ and 印发. */
const ORDINARY =
  /关于|转发|联合|等|党组|有关|部门|办公|综合|司|处|厅|局|委|政府|机关|批准|制定|修订|修改|重新|再次|统一|正式|公布|发布|同意|年|月|[、和及]/;
/** Names under which games of chance are advertised, and search words strung together for machines. */
const ADVERTISED =
  /bet365|365bet|[a-z]{0,6}bet(?:国际|体育|官网|平台|手机|app)|365体育|威廉希尔|华体会|新葡京|betway|(?:hth|伟德|必威|亚博|万博|开云|乐鱼|爱游戏|半岛|皇冠)(?:体育|在线|国际|登录|官网|app|下载)+|欧洲杯(?:买球|竞猜|决赛竞猜)|app官网下载/gi;
/** Of these some stand in every advertisement. */
const ADVERTISING_WORDS = '_ 体育 威廉希尔 华体会 新葡京 伟德 必威 亚博 万博 开云 乐鱼 爱游戏 半岛 皇冠 欧洲杯'.split(
  ' ',
);
const ADVERTISING_LETTERS = /bet|hth|app/i;
const STRUNG = /[A-Za-z\d\u4e00-\u9fff-]{2,24}(?:_[A-Za-z\d\u4e00-\u9fff-]{2,24}){2}/g;
const SEARCHED = /app|bet|官网|下载|网址|娱乐|投注|提款|彩票|竞猜|体育/i;
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
  fixes: [],
  title: { zh: '疑似被篡改的文字', en: 'Possibly tampered text' },
  check(report) {
    const advertisements = mayAdvertise(report) ? report.textLines.flatMap(advertisementsIn) : [];
    const words = new Set<string>();
    for (const {
      groups: [, word = ''],
    } of matchesIn(linesWith(report, '印发'), TITLE)) {
      if (word !== '' && !ORDINARY.test(word)) words.add(word);
    }
    const inTitles = [...words].slice(0, MOST_WORDS).map((word) => {
      const places = linesWith(report, word).flatMap((line) => {
        const found = [];
        for (let at = line.text.indexOf(word); at !== -1; at = line.text.indexOf(word, at + word.length)) {
          found.push(spanIn(line, at, word.length));
        }
        return found;
      });
      return findingAt(places, (times) => ({
        zh: `“${word}”出现在文件名里“关于”的位置，全文共${times}处，像是网页被篡改或复制时混入的文字。请对照原文改正。`,
        en: `“${word}” stands where 关于 belongs (${times} places): the page may have been tampered with. Compare with the original.`,
      }));
    });
    const word = advertisements[0]?.word ?? '';
    const advertised = findingAt(
      advertisements.map(({ span }) => span),
      (times) => ({
        zh: `“${word}”像是博彩网站的广告，这类文字全文共${times}处，可能是网页被篡改后混入的，也可能替换了原来的名称。请对照原文改正。`,
        en: `“${word}” looks like advertising (${times} places): the page may have been tampered with, and names replaced. Compare with the original.`,
      }),
    );
    return [advertised, ...inTitles].filter((finding) => finding !== null);
  },
};

/** Cheap look at the whole text: few reports have a line that is worth a closer one. */
function mayAdvertise({ document: { text, isHtml } }: Report): boolean {
  return isHtml || ADVERTISING_LETTERS.test(text) || ADVERTISING_WORDS.some((word) => text.includes(word));
}

/** Advertising in a line: the strings of search words, and the names outside of them. */
function advertisementsIn(line: Line): readonly { readonly word: string; readonly span: Span }[] {
  const strung = line.text.includes('_') ? [...line.text.matchAll(STRUNG)].filter(([word]) => SEARCHED.test(word)) : [];
  const names = [...line.text.matchAll(ADVERTISED)].filter(({ index }) =>
    strung.every((other) => index < other.index || index >= other.index + other[0].length),
  );
  return [...strung, ...names]
    .sort((a, b) => a.index - b.index)
    .map(({ 0: word, index }) => ({ word, span: spanIn(line, index, word.length) }));
}

function findingAt(places: readonly Span[], message: (times: string) => Message): RuleFinding | null {
  const [first, ...others] = places;
  if (!first) return null;
  return {
    span: first,
    message: message(String(places.length)),
    related: others.slice(0, MOST_PLACES).map((span) => ({ message: { zh: '这里也有', en: 'Here too' }, span })),
  };
}

/** What the reference says of it. */
export const suspiciousTextReference: RuleReference = {
  finds: {
    zh: '文件名里本该写“关于”的地方出现了不相干的词语的（如“办公室足彩网印发……的通知”），或者正文里出现了博彩网站的名称、用下划线连起来的一串搜索词的，给出提示，并列出这个词语在全文的其他位置。',
    en: "Reports a foreign word where a document's title should have 关于 (on), as in 办公室足彩网印发……的通知, names of betting sites, and search words strung together with underscores, and lists the other places where the word stands.",
  },
  why: {
    zh: '网站被篡改后，常见的词语会被整批换成博彩之类的广告词；从这样的网页复制，广告词就跟着进了报告，已经公布的报告里见过。文件名只看“某办公室（厅、局）……印发……的通知”这一种结构，广告词只认常见的几种，别的异常文字看不出来；冷僻的机构名称也可能被误认，核对后不必理会。原文是什么只有对照文件才知道，所以没有一键修改；来源网页也请告知管理人员检查。',
    en: 'On web pages that were tampered with, ordinary words are replaced wholesale by advertisements, and whoever copies from such a page copies them too; a published report has had it. The rule looks at titles of the form 《…办公室…印发…的通知》 and knows the common advertisements; it does not see other odd words, and may take a rare name for one. What should stand there only the original tells, so there is no quick fix. Tell those who keep the web page as well.',
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
