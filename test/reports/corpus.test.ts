// Real published reports, which are given beside the project and never committed to it: what is known of each.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import type { Report } from '../../server/src/report/report.ts';
import {
  assertTrueToSource,
  assertWholeForm,
  cellsOf,
  claims,
  identitiesThat,
  read,
  shared,
  TABLE_IDS,
} from '../unit/reading/reading.ts';

const SIX = ['overview', 'proactive', 'requests', 'proceedings', 'problems', 'otherMatters'];
const SLIP_OF = (columns: readonly string[]): readonly string[] =>
  ['requests.balance', 'requests.outcomes'].flatMap((id) => columns.map((column) => `${id} ${column}`)).sort();

interface Known {
  readonly title: string | null;
  readonly organ: string | null;
  readonly year: number | null;
  readonly edition: string;
  readonly sections: readonly string[];
  /** Cells of each table that was found, by status; the edition that its labels follow. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, number | string>>>>;
  readonly broken?: readonly string[];
  /** How many relations hold, and how many cannot be taken. */
  readonly holds: number;
  readonly notAssessable?: number;
  /** Values that the README or the text itself tells. */
  readonly values?: Readonly<Record<string, string>>;
}

const whole = (edition: '2019' | '2021'): Known['tables'] => ({
  proactive: { edition, value: edition === '2019' ? 22 : 10 },
  requests: { edition, value: edition === '2019' ? 161 : 175 },
  proceedings: { edition, value: 15 },
});

/** The values of some cells of a row or group, in the form's order of columns. */
const rowOf = (row: string, columns: string, values: string): Readonly<Record<string, string>> =>
  Object.fromEntries(columns.split(' ').map((column, index) => [`${row} ${column}`, values.split(' ')[index] ?? '']));

const APPLICANTS =
  'naturalPerson business researchInstitution publicWelfareOrganisation legalServiceOrganisation otherOrganisation total';
const RESULTS = 'upheld corrected otherResult pending total';

const known: Readonly<Record<string, Known>> = {
  'seeds/000': {
    title: '鹤岗市林业和草原局2020年政务信息公开年度报告',
    organ: '鹤岗市林业和草原局',
    year: 2020,
    edition: '2019',
    sections: SIX,
    tables: { ...whole('2019'), proactive: { edition: '2019', value: 21, malformed: 1 } },
    holds: 40,
  },
  'seeds/001': {
    title: '海林市2020年度政府信息公开工作年度报告',
    organ: '海林市人民政府',
    year: 2020,
    edition: '2019',
    sections: SIX,
    tables: whole('2019'),
    broken: SLIP_OF(['legalServiceOrganisation', 'otherOrganisation']),
    holds: 36,
    values: {
      'requests outcomesTotal otherOrganisation': '1',
      'requests outcomesTotal legalServiceOrganisation': '0',
      ...rowOf('proceedings review', RESULTS, '0 1 0 0 1'),
      ...rowOf('proceedings suitDirect', RESULTS, '0 0 0 0 0'),
      ...rowOf('proceedings suitAfterReview', RESULTS, '0 0 0 0 0'),
    },
  },
  'seeds/002': {
    title: null,
    organ: '洮南市林业和草原局',
    year: 2023,
    edition: '2021',
    sections: SIX,
    tables: whole('2021'),
    broken: SLIP_OF(['naturalPerson', 'total']),
    holds: 38,
    values: {
      ...rowOf('requests newRequests', APPLICANTS, '1 0 0 0 0 0 1'),
      ...rowOf('requests refused.thirdPartyRights', APPLICANTS, '1 0 0 0 0 0 1'),
      ...rowOf('requests outcomesTotal', APPLICANTS, '0 0 0 0 0 0 0'),
    },
  },
  'seeds/003': {
    title: null,
    organ: null,
    year: 2018,
    edition: '2014',
    sections: [],
    tables: { statistics: { edition: '2014', value: 59 } },
    holds: 7,
    values: {
      'statistics C1 value': '6',
      'statistics C2 value': '6',
      'statistics C3 value': '6',
      'statistics D value': '8',
    },
  },
  'seeds/004': {
    title: '卓尼县自然资源局2020年度政府信息公开工作年度报告',
    organ: '卓尼县自然资源局',
    year: 2020,
    edition: '2019',
    sections: SIX,
    tables: {
      proactive: { edition: '2019', value: 22 },
      requests: { edition: '2019', absent: 161 },
      proceedings: { edition: '2019', absent: 15 },
    },
    holds: 0,
    notAssessable: 40,
    values: {
      ...rowOf('proactive licensing', 'previousItems change decisions', '18 15 68'),
      ...rowOf('proactive penalties', 'previousItems change decisions', '178 0 1'),
      ...rowOf('proactive coercion', 'previousItems change decisions', '0 2 0'),
      ...rowOf('proactive procurement', 'items amount', '8 640.492'),
    },
  },
  'reports/003': {
    title: '淮安市洪泽区人民政府2024年政府信息公开工作年度报告',
    organ: '淮安市洪泽区人民政府',
    year: 2024,
    edition: '2021',
    sections: SIX,
    tables: { ...whole('2021'), requests: { edition: '2019', value: 161 } },
    holds: 40,
    values: {
      'proactive penalties decisions': '2776',
      'proactive coercion decisions': '84',
      'proactive fees amount': '7545',
      ...rowOf('requests newRequests', APPLICANTS, '95 0 0 0 0 0 95'),
      ...rowOf('requests granted', APPLICANTS, '50 0 0 0 0 0 50'),
      ...rowOf('requests partiallyGranted', APPLICANTS, '9 0 0 0 0 0 9'),
      ...rowOf('requests unavailable.notHeld', APPLICANTS, '31 0 0 0 0 0 31'),
      ...rowOf('requests outcomesTotal', APPLICANTS, '95 0 0 0 0 0 95'),
      ...rowOf('proceedings review', RESULTS, '1 1 0 0 2'),
      ...rowOf('proceedings suitDirect', RESULTS, '1 0 0 0 1'),
      ...rowOf('proceedings suitAfterReview', RESULTS, '2 0 1 0 3'),
    },
  },
  'reports/010': {
    title: '沐阳县人民政府2025年政府信息公开工作年度报告',
    organ: '沐阳县人民政府',
    year: 2025,
    edition: '2021',
    sections: SIX,
    tables: whole('2021'),
    holds: 42,
    values: {
      ...rowOf('requests newRequests', APPLICANTS, '705 3 0 0 5 0 713'),
      ...rowOf('requests carriedIn', APPLICANTS, '36 0 0 0 0 0 36'),
      ...rowOf('requests other.correctionOverdue', APPLICANTS, '9 0 0 0 0 0 9'),
      ...rowOf('requests other.feeOverdue', APPLICANTS, '7 0 0 0 0 0 7'),
      ...rowOf('requests other.rest', APPLICANTS, '142 1 0 0 0 0 143'),
      ...rowOf('requests outcomesTotal', APPLICANTS, '710 3 0 0 5 0 718'),
      ...rowOf('requests carriedForward', APPLICANTS, '31 0 0 0 0 0 31'),
      ...rowOf('proceedings review', RESULTS, '27 10 9 15 61'),
    },
  },
  // Glued text: nothing is claimed.
  'reports/014': {
    title: '平潭综合实验区2024年度政府信息公开工作年度报告',
    organ: '平潭综合实验区',
    year: 2024,
    edition: '2021',
    sections: SIX,
    tables: {},
    holds: 0,
  },
  'reports/023': {
    title: '2019年上海市人民政府办公厅政府信息公开工作年度报告',
    organ: '上海市人民政府办公厅',
    year: 2019,
    edition: '2019',
    sections: SIX,
    tables: {
      proactive: { edition: '2019', value: 22 },
      requests: { edition: '2019', value: 35, blank: 126 },
      proceedings: { edition: '2019', value: 6, blank: 9 },
    },
    holds: 14,
    notAssessable: 26,
    values: { 'requests carriedForward total': '72' },
  },
  'reports/024': {
    title: '测试市2025年政府信息公开工作年度报告',
    organ: '测试市',
    year: 2025,
    edition: '2021',
    sections: SIX,
    tables: whole('2021'),
    holds: 42,
    values: {
      'requests newRequests total': '14069',
      'requests carriedIn total': '560',
      'requests outcomesTotal total': '13810',
      'requests carriedForward total': '819',
    },
  },
  'reports/101': {
    title: null,
    organ: null,
    year: 2022,
    edition: '2021',
    sections: SIX.slice(0, 3),
    tables: {
      proactive: { edition: '2021', value: 7, absent: 3 },
      requests: { edition: '2021', value: 14, absent: 161 },
    },
    holds: 2,
    notAssessable: 37,
    values: {
      ...rowOf('requests newRequests', APPLICANTS, '8 0 0 0 0 0 8'),
      ...rowOf('requests carriedIn', APPLICANTS, '0 0 0 0 0 0 0'),
    },
  },
  'reports/103': {
    title: null,
    organ: null,
    year: 2024,
    edition: '2021',
    sections: SIX.slice(0, 3),
    tables: {
      proactive: { edition: '2021', value: 10 },
      requests: { edition: '2021', value: 70, absent: 105 },
    },
    holds: 10,
    notAssessable: 29,
  },
  'reports/105': {
    title: null,
    organ: null,
    year: null,
    edition: '2021',
    sections: SIX.slice(0, 3),
    tables: {
      proactive: { edition: '2021', value: 10 },
      requests: { edition: '2021', value: 10, blank: 53, absent: 112 },
    },
    holds: 9,
    notAssessable: 30,
    values: { 'requests newRequests naturalPerson': '0', 'requests newRequests total': '0' },
  },
  'reports/106': {
    title: null,
    organ: null,
    year: 2019,
    edition: '2019',
    sections: SIX.slice(0, 5),
    tables: {
      proactive: { edition: '2019', absent: 22 },
      requests: { edition: '2019', absent: 161 },
      proceedings: { edition: '2019', absent: 15 },
    },
    holds: 0,
    notAssessable: 40,
  },
  'reports/107': {
    title: null,
    organ: null,
    year: 2023,
    edition: '2021',
    sections: SIX.slice(0, 3),
    tables: {
      proactive: { edition: '2021', value: 10 },
      requests: { edition: '2021', value: 63, absent: 112 },
    },
    holds: 9,
    notAssessable: 30,
    values: { 'proactive regulations inForce': '6' },
  },
  'reports/109': {
    title: null,
    organ: null,
    year: 2020,
    edition: '2019',
    sections: SIX.slice(0, 3),
    tables: {
      proactive: { edition: '2019', value: 22 },
      requests: { edition: '2019', value: 14, absent: 147 },
    },
    holds: 2,
    notAssessable: 35,
  },
  'reports/111': {
    title: '高坪区螺溪街道2023年政府信息公开工作年度报告',
    organ: '高坪区螺溪街道',
    year: 2023,
    edition: '2021',
    sections: SIX.slice(0, 3),
    tables: {
      proactive: { edition: '2021', value: 10 },
      requests: { edition: '2021', value: 14, absent: 161 },
    },
    holds: 2,
    notAssessable: 37,
  },
  'reports/114': {
    title: '威海市文登区信访局2022年政府信息公开工作年度报告',
    organ: '威海市文登区信访局',
    year: 2022,
    edition: '2021',
    sections: ['proceedings', 'problems'],
    tables: { proceedings: { edition: '2021', value: 15 } },
    holds: 3,
  },
  'reports/126': {
    title: null,
    organ: '石家庄市教育局',
    year: 2021,
    edition: '2021',
    sections: SIX.slice(0, 3),
    tables: { proactive: { edition: '2021', value: 10 } },
    holds: 0,
    values: { 'proactive fees amount': '172', 'proactive normativeDocuments inForce': '8' },
  },
};

for (const [place, facts] of Object.entries(known)) {
  const [folder = '', start = ''] = place.split('/');
  const path = shared(folder);
  const name = path && readdirSync(path).find((file) => file.startsWith(start));
  const missing = `../shared/${place} is not there`;
  test(`real report ${place}`, { skip: name ? false : missing }, () => {
    const text = readFileSync(`${path ?? ''}/${name ?? ''}`, 'utf8');
    const report = read(text);
    assert.equal(report.isReport, true);
    assert.equal(report.title?.text ?? null, facts.title);
    assert.deepEqual([report.organ, report.year, report.edition.id], [facts.organ, facts.year, facts.edition]);
    assert.deepEqual(
      report.sections.map((section) => section.form.id),
      facts.sections,
    );
    assert.deepEqual(report.otherHeadings, []);
    assert.deepEqual(found(report), facts.tables);
    assert.deepEqual(identitiesThat(report, 'broken'), facts.broken ?? []);
    assert.equal(identitiesThat(report, 'holds').length, facts.holds);
    assert.equal(identitiesThat(report, 'notAssessable').length, facts.notAssessable ?? 0);
    const values = claims(report);
    for (const [cell, value] of Object.entries(facts.values ?? {})) assert.equal(values.get(cell), value, cell);
    assertTrueToSource(report);
    assertWholeForm(report);
  });
}

/** The tables with their cells by status. */
function found(report: Report): Known['tables'] {
  const cells = cellsOf(report);
  return Object.fromEntries(
    TABLE_IDS.flatMap((id) => {
      const table = report.tables[id];
      if (!table) return [];
      const counts: Record<string, number | string> = { edition: table.form.edition };
      for (const cell of cells) {
        if (cell.table === id) counts[cell.status] = Number(counts[cell.status] ?? 0) + 1;
      }
      return [[id, counts]];
    }),
  );
}
