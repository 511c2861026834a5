import { firstOccurrences, inLineBreaks, sectionContentEnd } from '../report/layout.ts';
import type { Report, Section } from '../report/report.ts';
import type { Fix } from './finding.ts';
import type { Rule, RuleReference } from './rule.ts';
import { misnumbered, renumbered } from './section-numbers.ts';

/** Sections out of the form's order. */
export const sectionOrder: Rule = {
  id: 'section-order',
  group: 'structure',
  severity: 'error',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: ['moving', 'replacing'],
  title: { zh: '部分顺序不对', en: 'Sections out of order' },
  check(report) {
    const sections = firstOccurrences(report);
    const inOrder = longestOrdered(sections);
    return sections
      .filter((section) => !inOrder.has(section))
      .map((section) => {
        const fix = moveFix(
          report,
          section,
          sections.filter((other) => inOrder.has(other)),
        );
        return {
          span: section.headingSpan,
          message: {
            zh: `“${section.form.heading}”的位置不对。统一格式规定六个部分的先后顺序，这一部分是第${String(section.form.number)}个。请移到应在的位置。`,
            en: `“${section.form.heading}” is out of order: the official form has it as section ${String(section.form.number)}.`,
          },
          fixes: fix ? [fix] : [],
        };
      });
  },
};

/** A longest run of sections whose numbers rise: the others are the ones to move. */
function longestOrdered(sections: readonly Section[]): ReadonlySet<Section> {
  let best: readonly Section[] = [];
  const endingAt: (readonly Section[])[] = [];
  sections.forEach((section, index) => {
    let longest: readonly Section[] = [];
    for (let before = 0; before < index; before++) {
      const run = endingAt[before] ?? [];
      if ((run.at(-1)?.form.number ?? 0) < section.form.number && run.length > longest.length) longest = run;
    }
    const run = [...longest, section];
    endingAt.push(run);
    if (run.length > best.length) best = run;
  });
  return new Set(best);
}

function moveFix(report: Report, section: Section, ordered: readonly Section[]): Fix | null {
  const { document } = report;
  if (document.isHtml || section.glued) return null;
  const next = ordered.find((other) => other.form.number > section.form.number);
  const last = ordered.at(-1);
  const contentEnd = sectionContentEnd(report, section);
  const wrongNumbers = misnumbered(report);
  const content =
    document.text.slice(section.lineStart, section.headingSpan.start) +
    (wrongNumbers.includes(section)
      ? renumbered(section).newText
      : document.text.slice(section.headingSpan.start, section.headingSpan.end)) +
    document.text.slice(section.headingSpan.end, contentEnd);
  const target = next ? next.lineStart : last ? sectionContentEnd(report, last) : null;
  if (target === null || (target >= section.lineStart && target <= contentEnd)) return null;
  // The line break that followed the section goes with it.
  const removedEnd =
    contentEnd + (/^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(document.text.slice(contentEnd, section.end))?.[0].length ?? 0);
  const gap = inLineBreaks('\n\n', document);
  return {
    title: { zh: `把“${section.heading}”移到应在的位置`, en: `Move “${section.heading}” to its place` },
    preferred: true,
    edits: [
      { span: { start: section.lineStart, end: removedEnd }, newText: '' },
      { span: { start: target, end: target }, newText: next ? content + gap : gap + content },
      ...wrongNumbers.filter((other) => other !== section).map(renumbered),
    ],
  };
}

/** What the reference says of it. */
export const sectionOrderReference: RuleReference = {
  finds: {
    zh: '核对六个部分的先后顺序是否与统一格式一致。顺序不对的，提示需要移动的那一部分。',
    en: 'Compares the order of the six sections with the form, and reports the section that would have to be moved.',
  },
  why: {
    zh: '统一格式规定了六个部分的顺序，第一部分到第六部分依次排列。顺序不同，读者不容易找到，程序汇总时也容易取错。只要移动最少的部分就能理顺的，只提示要移动的部分。一键修改把这一部分连同内容整个移到应在的位置，文字不变，排错的序号一并改正。',
    en: 'The official form puts the six sections in a fixed order. In another order readers look for them in vain, and programs may take the wrong one. Only the fewest sections that must move are reported. The quick fix moves the section with all it contains changes no word, and corrects the numbers.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

## 二、主动公开政府信息情况

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 六、其他需要报告的事项

2023年未收取信息处理费。

## 五、存在的主要问题及改进情况

存在的问题：解读形式单一。改进情况：增加图解。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

## 一、总体情况

## 二、主动公开政府信息情况

## 三、收到和处理政府信息公开申请情况

## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

存在的问题：解读形式单一。改进情况：增加图解。

## 六、其他需要报告的事项

2023年未收取信息处理费。
`,
    },
  ],
};
