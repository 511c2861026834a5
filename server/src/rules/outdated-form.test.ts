import { test } from 'node:test';
import { assertRight, assertSays, findingIn } from '../../../test/unit/marked.ts';
import { replaced, rightReport } from '../../../test/unit/reports.ts';

const saying = (words: string, year = 2024): string =>
  replaced(rightReport(year), '发布前逐件审查。', `发布前逐件审查。${words}`);

test('outdated-form: the trial form of 2019 in a report on 2021 or later', () => {
  for (const number of ['国办公开办函〔2019〕60号', '国办公开办函﹝2019﹞60号', '国办公开办函〔2019〕 60 号']) {
    assertSays(findingIn(saying(`按照[[outdated-form|${number}]]的格式编制。`)), '2021');
  }
  assertRight(saying('国办公开办函〔2019〕60号同时废止。'));
  assertRight(saying('由国办公开办函〔2019〕60号改为国办公开办函〔2021〕30号的格式。'));
  assertRight(saying('按照国办公开办函〔2019〕61号办理。'));
  assertRight(saying('按照国办公开办函〔2019〕60号编制。', 2020));
});
