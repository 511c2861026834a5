// Cells pasted a line each with a bar behind each: a lone bar is a blank cell where the rows tell so.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cellsOf, read } from '../../../../test/unit/reading/reading.ts';
import { replaced, rightReport } from '../../../../test/unit/reports.ts';

/** Each cell of the report's bars on a line of its own, a bar behind it; rows are opened or closed by more bars. */
function cellALine(text: string, opened: string, closed: string): string {
  return text.replaceAll(/(?:^\|.*\|\n)+/gm, (table) =>
    table
      .trimEnd()
      .split('\n')
      .filter((row) => !/^[|\s-]+$/.test(row))
      .map((row) => {
        const cells = row.slice(1, -1).split('|');
        return opened + cells.map((cell) => (cell.trim() === '' ? '|\n' : `${cell.trim()} |\n`)).join('') + closed;
      })
      .join(''),
  );
}

const ROWS = [
  '行政规范性文件',
  '一、本年新收政府信息公开申请数量',
  '三、（七）总计',
  '三、（五）不予处理：2.重复申请',
  '行政复议',
  '行政许可',
];

/** The report with those cells of the row blank whose bit is set. */
function withBlanks(text: string, label: string, bits: number): string {
  const row = text.split('\n').find((line) => line.startsWith('|') && line.slice(1).trim().startsWith(label)) ?? '';
  const cells = row.split('|');
  const blank = cells.map((cell, at) => (at > 1 && at < cells.length - 1 && (bits >> (at - 2)) & 1 ? ' ' : cell));
  return replaced(text, row, blank.join('|'));
}

test('blank cells: a lone bar is one wherever it stands, and moves no number', () => {
  const right = rightReport();
  let blanks = 0;
  for (const label of ROWS) {
    for (const bits of [1, 6, 32, 63, 64, 127]) {
      const pipes = withBlanks(right, label, bits);
      const expected = new Map(
        cellsOf(read(pipes)).map((cell) => [`${cell.table} ${cell.rowId} ${cell.columnId}`, cell]),
      );
      for (const [opened, closed] of [
        ['', ''],
        ['', '||\n'],
        ['|\n', ''],
      ] as const) {
        for (const cell of cellsOf(read(cellALine(pipes, opened, closed)))) {
          const place = `${cell.table} ${cell.rowId} ${cell.columnId}`;
          const before = expected.get(place);
          if (cell.status === 'value') assert.equal(cell.raw, before?.raw, `${label} ${String(bits)}: ${place}`);
          else if (cell.status === 'blank') {
            assert.equal(before?.status, 'blank', `${label} ${String(bits)}: ${place}`);
            blanks++;
          }
        }
      }
    }
  }
  assert.ok(blanks > 100, String(blanks));
});

test('blank cells: a row with blank ones is whole where no bar opens rows', () => {
  const pipes = withBlanks(rightReport(), '一、本年新收政府信息公开申请数量', 6);
  for (const closed of ['', '||\n']) {
    const cells = cellsOf(read(cellALine(pipes, '', closed))).filter(({ rowId }) => rowId === 'newRequests');
    assert.deepEqual(
      cells.map(({ status }) => status),
      ['value', 'blank', 'blank', 'value', 'value', 'value', 'value'],
    );
  }
});
