import { bareLabelKey, chineseNumeral, leadingOrdinal } from '../document/label.ts';
import { at, headingStyle, inLineBreaks, sectionContentEnd } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Fix } from './finding.ts';
import { sectionLines, sectionOf, wordsOf } from './narrative.ts';
import type { Rule, RuleFinding, RuleReference } from './rule.ts';

interface Aspect {
  readonly name: string;
  /** Any of these words shows that the aspect is written about. */
  readonly words: RegExp;
}

const ASPECTS: readonly Aspect[] = [
  { name: '主动公开', words: /主动公开|公开[^。；]{0,12}信息|发布[^。；]{0,12}信息|信息发布|信息公开\d/ },
  { name: '依申请公开', words: /依申请|申请公开|公开申请|依法申请|收到[^。；]{0,6}申请|申请\d/ },
  {
    name: '政府信息管理',
    words:
      /信息[^。；]{0,8}管理|管理[^。；]{0,8}信息|信息资源|规范性文件|审查|审核|保密|三审|公开目录|动态调整|清理|归档/,
  },
  {
    name: '政府信息公开平台建设',
    words: /平台|载体|渠道|查阅点|查阅场所|宣传栏|公示栏|网站|网页|新媒体|公众号|微博|微信|专栏|公开栏/,
  },
  { name: '监督保障', words: /监督|保障|考核|考评|培训|评议|领导小组|责任追究|督查|督导/ },
];

/** What 总体情况 is about, in the order of the form. */
export const ASPECT_NAMES: readonly string[] = ASPECTS.map(({ name }) => name);

const GOVERNMENT_ASPECTS: readonly Aspect[] = [
  { name: '工作考核', words: /考核|考评|绩效|评估/ },
  { name: '社会评议', words: /社会评议|评议|满意度|社会评价|第三方评估/ },
  { name: '责任追究结果', words: /责任追究|追责|问责|追究/ },
];

/** 总体情况 leaves out one of the five aspects; a government's also 工作考核, 社会评议, 责任追究. */
export const overviewAspect: Rule = {
  id: 'overview-aspect',
  group: 'structure',
  severity: 'warning',
  basis: 'form',
  since: '1',
  clause: '第五十条第一款第（四）项',
  fixes: ['inserting'],
  title: { zh: '总体情况写得不全', en: 'Overview leaves something out' },
  check(report) {
    const section = sectionOf(report, 'overview');
    if (!section) return [];
    const text = wordsOf(sectionLines(report, section));
    // An empty section is reported as such.
    if (text.trim() === '') return [];
    const missing = demanded(report).filter((aspect) => !aspect.words.test(text));
    if (missing.length === 0) return emptyAspects(report, section);
    const names = missing.map((aspect) => aspect.name);
    const lawful = names.filter((name) => GOVERNMENT_ASPECTS.some((aspect) => aspect.name === name));
    const reasons = [
      ...(lawful.length < names.length ? ['国办公开办函〔2021〕30号列出总体情况的五个方面'] : []),
      ...(lawful.length > 0
        ? ['《条例》第五十条第一款第（四）项要求各级人民政府的报告包括工作考核、社会评议和责任追究结果情况']
        : []),
    ];
    return [
      {
        span: section.headingSpan,
        // The five aspects are the form's; what the article demands is of governments.
        ...(lawful.length === 0 && { clause: null }),
        message: {
          zh: `总体情况没有写到：${names.join('、')}。${reasons.join('；')}。请补写。`,
          en: `The overview says nothing of: ${names.join(', ')}.`,
        },
        fixes: insertHeadings(report, section, names),
      },
    ];
  },
};

const EMPTY_MARKUP = /<!--[^]*?-->|<\/?(?:p|div|span|br|b|strong|h[1-6]|section|li|ul|ol)\b[^>]*>|&nbsp;/gi;

/** Sub-headings that name an aspect, such as the fix inserts, and say nothing of it. */
function emptyAspects(report: Report, section: Section): readonly RuleFinding[] {
  const names = new Set([...ASPECTS, ...GOVERNMENT_ASPECTS].map((aspect) => aspect.name));
  const lines = sectionLines(report, section);
  return lines.flatMap((line, index) => {
    const next = lines[index + 1];
    const isEmpty =
      names.has(bareLabelKey(line.text)) && (!next || leadingOrdinal(next.text)?.kind === 'parenthesised');
    if (!isEmpty || leadingOrdinal(line.text)?.kind !== 'parenthesised') return [];
    // Tables, pictures and quotations are content, though no lines.
    const between = report.document.text.slice(line.lineEnd, next?.lineStart ?? section.end);
    if (between.replace(EMPTY_MARKUP, '').trim() !== '') return [];
    return [
      {
        span: { start: line.start, end: line.end },
        severity: 'information' as const,
        clause: null,
        message: {
          zh: `“${line.text}”下面还没有内容。请写上，或并入其他各点。`,
          en: `Nothing is written under “${line.text}” yet.`,
        },
      },
    ];
  });
}

/** The five aspects are the words of the form, of 2021 and later; the three of a government are the law's. */
function demanded(report: Report): readonly Aspect[] {
  const asked = report.edition.sections.flatMap(({ aspects }) => aspects);
  const five = ASPECTS.filter(({ name }) => asked.includes(name));
  return report.organKind === 'government' ? [...five, ...GOVERNMENT_ASPECTS] : five;
}

/** Sub-headings for what is missing, numbered on from those that are there. */
function insertHeadings(report: Report, section: Section, names: readonly string[]): readonly Fix[] {
  const { document } = report;
  if (document.isHtml) return [];
  const last = sectionLines(report, section).reduce((number, line) => {
    const ordinal = leadingOrdinal(line.text);
    return ordinal?.kind === 'parenthesised' ? Math.max(number, ordinal.number) : number;
  }, 0);
  const mark = headingStyle(report) === 'markdown' ? '### ' : '';
  const headings = names.map((name, index) => `${mark}（${chineseNumeral(last + 1 + index)}）${name}`);
  return [
    {
      title: { zh: `插入小标题：${names.join('、')}`, en: `Insert sub-headings: ${names.join(', ')}` },
      preferred: false,
      edits: [
        {
          span: at(sectionContentEnd(report, section)),
          newText: inLineBreaks(`\n\n${headings.join('\n\n')}`, document),
        },
      ],
    },
  ];
}

/** What the reference says of it. */
export const overviewAspectReference: RuleReference = {
  finds: {
    zh: '核对第一部分“总体情况”是否写到五个方面：主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障。人民政府的报告，还要写到工作考核、社会评议、责任追究结果。没有写到的，合在一条提示里列出；只有小标题、下面没有内容的，也提示。',
    en: "Checks whether section one speaks of the five aspects: proactive disclosure, disclosure on request, management of information, platforms, supervision. A people's government also writes about performance review, public evaluation and accountability. What is missing is listed in one finding; a sub-heading with nothing under it is pointed out as well.",
  },
  why: {
    zh: '国办公开办函〔2021〕30号写明总体情况“主要包括主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障”；工作考核、社会评议和责任追究结果情况，是条例第五十条第一款第（四）项对各级人民政府的要求。检查只看有没有相关的词语，不判断写得好不好：换了说法的可能没有认出来，此时不必理会。五个方面只对2021年度及以后的报告检查。可以一键插入小标题，内容由您补写。',
    en: "国办公开办函〔2021〕30号 lists the five aspects of the overview. Performance review, public evaluation and accountability are what article 50(1)(4) asks of people's governments. The rule looks for words, not for quality: an aspect told in unusual words may be missed, and then the finding can be ignored. The five are asked for from 2021 on only. The quick fix inserts sub-headings for you to write under.",
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

（一）主动公开。全年通过门户网站发布信息36条。

（二）依申请公开。收到申请2件，均按时答复。

（三）政府信息管理。发布前逐件审查。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

（一）主动公开。全年通过门户网站发布信息36条。

（二）依申请公开。收到申请2件，均按时答复。

（三）政府信息管理。发布前逐件审查。

（四）监督保障。组织业务培训1次，纳入年度考核。
`,
    },
  ],
};
