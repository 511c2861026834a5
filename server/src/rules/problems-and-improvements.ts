import { sectionLines, sectionOf, wordsOf } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

const PROBLEM =
  /问题|不足|差距|薄弱|不够|不能|尚未|难以|有待|短板|困难|欠缺|弱项|不强|不高|不深|不全|不及时|滞后|单一|较少|偏少|较慢|更新慢|仍需|还需|进一步努力|需要进一步|需进一步/;
const IMPROVEMENT = /改进|下一步|下一阶段|下步|今后|明年|措施|对策|整改|将|计划|拟|努力|加强|提升|提高|完善|强化|优化/;
/** 无 and the like are reported as an empty section. */
const TOO_SHORT = 6;

/** Section five names no problem, or no improvement. */
export const problemsAndImprovements: Rule = {
  id: 'problems-and-improvements',
  group: 'structure',
  severity: 'warning',
  basis: 'law',
  since: '1',
  clause: '第五十条第一款第（四）项',
  fixes: [],
  title: { zh: '问题或改进没有写', en: 'No problem or no improvement named' },
  check(report) {
    const section = sectionOf(report, 'problems');
    if (!section) return [];
    const lines = sectionLines(report, section);
    const text = wordsOf(lines);
    if (lines.reduce((length, line) => length + line.text.length, 0) < TOO_SHORT) return [];
    const missing = [
      ...(PROBLEM.test(text) ? [] : [{ zh: '存在的主要问题', en: 'a problem' }]),
      ...(IMPROVEMENT.test(text) ? [] : [{ zh: '改进情况', en: 'an improvement' }]),
    ];
    if (missing.length === 0) return [];
    return [
      {
        span: section.headingSpan,
        message: {
          zh: `第五部分没有写${missing.map((part) => part.zh).join('和')}。《条例》第五十条要求报告“政府信息公开工作存在的主要问题及改进情况”，两者都要写。`,
          en: `Section five does not name ${missing.map((part) => part.en).join(' or ')}. Article 50 asks for both.`,
        },
      },
    ];
  },
};

/** What the reference says of it. */
export const problemsAndImprovementsReference: RuleReference = {
  finds: {
    zh: '核对第五部分是否既写了存在的主要问题，又写了改进情况。只写其中一样的，给出提示。',
    en: 'Checks that section five names both problems and improvements, and reports it where one of the two is missing.',
  },
  why: {
    zh: '条例第五十条第一款第（四）项列出的内容是“政府信息公开工作存在的主要问题及改进情况”，两者都在其中。检查看有没有“不足”“有待”“下一步”“加强”这一类词语，不判断写得深不深；用语特殊时可能认不出来，核对后不必理会。',
    en: 'Article 50(1)(4) speaks of the main problems and of the improvements, so both belong here. The rule looks for words that speak of shortcomings or of steps to be taken and does not judge how good they are. Unusual wording may escape it; then the finding can be ignored.',
  },
  examples: [
    {
      wrong: `## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

2023年，政策解读形式单一，栏目更新不够及时。
`,
      right: `## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

2023年，政策解读形式单一，栏目更新不够及时。改进情况：增加图解，每月核对一次更新情况。
`,
    },
  ],
};
