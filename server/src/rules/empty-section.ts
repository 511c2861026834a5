import { firstFrom } from '../document/document.ts';
import type { Report, Section } from '../report/report.ts';
import { sectionLines } from './narrative.ts';
import type { Rule, RuleReference } from './rule.ts';

/** What the form prints in a section for whoever fills it in: （文字描述，收取信息处理费情况在此处报告。） */
const NOTE =
  /^(?:[（(【[][^（()）]{0,30}(?:文字描述|此处|在此)[^（()）]{0,40}[）)】\]]|文字描述[^。]{0,40}|[^。；;，,]{0,20}在此处(?:填写|报告|描述|说明))[。.]?$/;
const NOTHING = /^(?:无|没有|暂无|略)[。.]?$/;

/** A narrative section without text. */
export const emptySection: Rule = {
  id: 'empty-section',
  group: 'structure',
  severity: 'information',
  basis: 'practice',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '部分没有内容', en: 'Empty section' },
  check(report) {
    return report.sections.flatMap((section) => {
      if (section.form.kind !== 'text' || section.glued) return [];
      const written = contents(report, section);
      const lines = written.filter((line) => !NOTE.test(line));
      const isNote = lines.length < written.length;
      const only = lines.length === 1 ? (lines[0] ?? '') : '';
      const isNothing = NOTHING.test(only);
      if (lines.length > 0 && !(isNothing && section.form.id === 'problems')) return [];
      return [
        {
          span: section.headingSpan,
          severity: isNothing ? ('warning' as const) : ('information' as const),
          message: isNothing
            ? {
                zh: `“${section.form.heading}”只写了“${only}”。${section.form.content}`,
                en: `“${section.form.heading}” says only “${only}”. It should name both the problems and the improvements.`,
              }
            : {
                zh: `“${section.form.heading}”${isNote ? '只有格式里的说明，' : ''}还没有内容。${section.form.content}`,
                en: `“${section.form.heading}” has no text yet.`,
              },
        },
      ];
    });
  },
};

/** Lines of the section, and one for a table, whose rows are no lines but content all the same. */
function contents(report: Report, section: Section): readonly string[] {
  const lines = sectionLines(report, section).map((line) => line.text);
  const { tables } = report.document;
  const table = tables[firstFrom(tables, section.lineEnd)];
  return table && table.start < section.end && table.shape !== 'lineCells' ? [...lines, '表'] : lines;
}

/** What the reference says of it. */
export const emptySectionReference: RuleReference = {
  finds: {
    zh: '第一、五、六部分只有标题、没有正文的，或者只留着格式里“（文字描述……）”一类说明的，给出提示；第五部分只写“无”“没有”的，按警告提示。',
    en: 'Reports section one, five or six where it has a heading and no text, or only the note that the form prints there. Section five that only says 无 (none) is a warning.',
  },
  why: {
    zh: '这几个部分靠文字说明。只有标题，看不出是没有需要报告的事项，还是还没有写；没有事项的，写一句“没有其他需要报告的事项”即可。第五部分要写问题和改进情况，只写“无”等于没有报告。正在起草时空着很正常，所以一般只作提示。',
    en: 'These sections are told in words. With a heading alone nobody knows whether there was nothing to report or it has not been written yet; one sentence saying so is enough. Section five is about problems and improvements, and 无 reports neither. While drafting it is natural that sections are empty, so this is information as a rule.',
  },
  examples: [
    {
      wrong: `## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

无。

## 六、其他需要报告的事项

2023年未收取信息处理费。
`,
      right: `## 四、政府信息公开行政复议、行政诉讼情况

## 五、存在的主要问题及改进情况

存在的主要问题：一是解读形式单一；二是更新不够及时。改进情况：一是增加图解；二是每月核对一次更新情况。

## 六、其他需要报告的事项

2023年未收取信息处理费。
`,
    },
  ],
};
