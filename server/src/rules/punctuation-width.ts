import { isProse } from '../document/prose.ts';
import { matchesIn } from '../report/text.ts';
import { isText } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

const FULL_WIDTH = /[，；：？！]/g;
/** A half-width mark between Chinese words. Before letters and digits it may belong to a time, an address or a number. */
const HALF_WIDTH = /(?<=[\u4e00-\u9fff”》）])[,;:?!](?=[\u4e00-\u9fff“《（])/g;
const WIDE: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！' };

/** So many of a text's marks are full-width where half-width ones are slips; web copies are half-width throughout. */
const MOSTLY = 0.8;
/** Fewer marks say nothing of how a text is written. */
const FEWEST_MARKS = 10;
const MOST_PLACES = 50;

/** A half-width mark in a text whose marks are full-width. */
export const punctuationWidth: Rule = {
  id: 'punctuation-width',
  group: 'wording',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: ['replacing'],
  title: { zh: '夹着半角标点', en: 'Half-width punctuation' },
  check(report) {
    const lines = report.textLines.filter((line) => isText(report, line) && isProse(line.text));
    const half = matchesIn(lines, HALF_WIDTH);
    const [first, ...others] = half;
    if (!first) return [];
    const full = lines.reduce((sum, { text }) => sum + (text.match(FULL_WIDTH)?.length ?? 0), 0);
    const count = full + half.length;
    if (count < FEWEST_MARKS || full < MOSTLY * count) return [];
    const marks = [...new Set(half.map(({ groups: [mark] }) => mark))];
    const changes = marks.map((mark) => `${mark}→${WIDE[mark] ?? mark}`).join('　');
    const times = String(half.length);
    return [
      {
        span: first.span,
        message: {
          zh: `全文标点用全角，这里夹着半角“${first.groups[0]}”${others.length > 0 ? `，这样的共${times}处` : ''}。中文里用全角标点（GB/T 15834）。`,
          en: `A half-width “${first.groups[0]}” among full-width marks${others.length > 0 ? ` (${times} places)` : ''}. Chinese text uses full-width punctuation (GB/T 15834).`,
        },
        related: others
          .slice(0, MOST_PLACES)
          .map(({ groups: [mark], span }) => ({ message: { zh: `半角“${mark}”`, en: `Half-width “${mark}”` }, span })),
        fixes: [
          {
            title: { zh: `改为全角（${times}处）：${changes}`, en: `Make full-width (${times}): ${changes}` },
            preferred: true,
            edits: half
              .slice(0, MOST_PLACES + 1)
              .map(({ groups: [mark], span }) => ({ span, newText: WIDE[mark] ?? mark })),
          },
        ],
      },
    ];
  },
};

/** What the reference says of it. */
export const punctuationWidthReference: RuleReference = {
  finds: {
    zh: '全文标点八成以上是全角，汉字之间却夹着半角的逗号、分号、冒号、问号、叹号的，给出提示，并列出各处。',
    en: 'Reports half-width commas, semicolons, colons, question and exclamation marks between Chinese words, in a text whose marks are four fifths full-width or more, and lists them all.',
  },
  why: {
    zh: '《标点符号用法》（GB/T 15834）规定汉字文稿用全角标点，半角的排出来间距不匀。从网页复制的文字常常全是半角，那是转换造成的，不提示；时间（10:30）、网址、数字里的半角符号不算。一键修改把各处一起换成全角，其他不变。',
    en: 'GB/T 15834 has full-width punctuation in Chinese text; half-width marks are set unevenly. A text copied from a web page is often half-width throughout, which is the work of a converter and not reported; times, addresses and numbers are left out. The quick fix changes all of them and nothing else.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局认真落实《条例》，健全机制，加强培训，规范发布，主动公开政府信息36条；未发生泄密,没有被举报；回应关切，及时答复，维护平台，做好监督。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

2023年，我局认真落实《条例》，健全机制，加强培训，规范发布，主动公开政府信息36条；未发生泄密，没有被举报；回应关切，及时答复，维护平台，做好监督。
`,
    },
  ],
};
