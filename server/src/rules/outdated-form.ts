import { editions } from '../norms/edition.ts';
import type { Edition } from '../norms/edition.ts';
import { linesWith, matchesIn } from '../report/text.ts';
import { editionName } from './describe.ts';
import type { Rule, RuleReference } from './rule.ts';

/** A sentence that tells the history of the form, or names its successor too, follows the newer one. */
const HISTORY = /废止|取代|代替|不再|原|此前/;

interface Notice {
  readonly edition: Edition;
  /** The year in its number, by which it is searched. */
  readonly year: string;
  readonly pattern: string;
}

/** The notices that brought a form of six sections. Of their brackets, one or both may be of another kind or lost. */
const NOTICES: readonly Notice[] = editions.flatMap((edition) => {
  const [, office = '', year = '', number = ''] = /^(.+)〔(\d+)〕(\d+)号$/.exec(edition.documentNumber) ?? [];
  if (edition.sections.length === 0 || office === '') return [];
  return [{ edition, year, pattern: `${office}\\s?[〔﹝[［【（(]?${year}[〕﹞\\]］】）)]?\\s?${number}\\s?号` }];
});

/** A report on 2021 or later that says it follows 国办公开办函〔2019〕60号. */
export const outdatedForm: Rule = {
  id: 'outdated-form',
  group: 'wording',
  severity: 'warning',
  basis: 'form',
  since: '1',
  clause: null,
  fixes: [],
  title: { zh: '引用了试行格式的文件', en: 'The notice of the trial form is cited' },
  check(report) {
    const since = (edition: Edition): number => edition.reportYears.from;
    const isOld = ({ edition }: Notice): boolean => since(edition) < since(report.edition);
    const newer = NOTICES.filter((notice) => !isOld(notice)).map(({ pattern }) => new RegExp(pattern));
    const present = editionName(report.edition.id);
    return NOTICES.filter(isOld).flatMap(({ edition, year, pattern }) =>
      matchesIn(linesWith(report, year), new RegExp(pattern, 'g'))
        .filter(({ line }) => !HISTORY.test(line.text) && !newer.some((successor) => successor.test(line.text)))
        .map(({ groups: [found], span }) => ({
          span,
          message: {
            zh: `“${found}”规定的是${editionName(edition.id).zh}，本报告应当用${present.zh}。请核对所依据的文件。`,
            en: `“${found}” is the notice of ${editionName(edition.id).en}. This report follows ${present.en}.`,
          },
        })),
    );
  },
};

/** What the reference says of it. */
export const outdatedFormReference: RuleReference = {
  finds: {
    zh: '2021年度及以后的报告，写明依据国办公开办函〔2019〕60号（试行格式）编制的，给出提示。',
    en: 'Reports a report on 2021 or later that says it follows 国办公开办函〔2019〕60号, the notice of the trial form.',
  },
  why: {
    zh: '统一格式自2021年度报告起按国办公开办函〔2021〕30号执行，2019年的试行格式不再用。开头沿用往年的文字，常常留下旧文号；表格如果也沿用了旧格式，由 wrong-edition 提示。同一段同时写了〔2021〕30号，或者是在说明旧文件已被代替的，不提示。应当怎样表述由您决定，所以没有一键修改。',
    en: 'From the report on 2021 the form is that of 国办公开办函〔2021〕30号; the trial form of 2019 is out of use. An opening copied from an earlier year often keeps the old number; where the tables are old as well, wrong-edition says so. A paragraph that names the notice of 2021 too, or says that the old one was replaced, is fine. How to word it is up to you, so there is no quick fix.',
  },
  examples: [
    {
      wrong: `# 青禾市林业局2023年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》和国办公开办函〔2019〕60号的要求编制本报告。
`,
      right: `# 青禾市林业局2023年政府信息公开工作年度报告

根据《中华人民共和国政府信息公开条例》和国办公开办函〔2021〕30号的要求编制本报告。
`,
    },
  ],
};
