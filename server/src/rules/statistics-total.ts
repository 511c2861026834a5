import { cellName } from './describe.ts';
import { identityFindings } from './identity.ts';
import type { Rule } from './rule.ts';

/** Totals of the 2014 statistics table. Implied by its numbering. */
export const statisticsTotal: Rule = {
  id: 'statistics-total',
  group: 'identities',
  severity: 'warning',
  basis: 'implied',
  since: '1',
  clause: null,
  title: { zh: '统计表分项之和与总数不符', en: 'Statistics total differs from its parts' },
  check: (report) =>
    identityFindings(
      report,
      (id) => id.startsWith('statistics.'),
      ({ rightCells }) => {
        const [total] = rightCells;
        const table = report.tables.statistics;
        const name = total && table ? cellName(table, total) : '';
        return {
          zh: `“${name}”的分项之和与总数不符（左边是分项之和，右边是总数）`,
          en: `The parts of “${name}” do not add up to it (left: sum, right: total)`,
        };
      },
    ),
};
