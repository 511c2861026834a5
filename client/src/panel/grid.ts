// Where the cells of a printed table lie to each other.

export type Direction = 'up' | 'down' | 'left' | 'right' | 'next' | 'previous';

function rowsOf(cell: HTMLElement): readonly (readonly HTMLElement[])[] {
  const rows = [...(cell.closest('table')?.rows ?? [])];
  return rows.map((row) => [...row.querySelectorAll<HTMLElement>('td[data-cell]')]).filter((cells) => cells.length > 0);
}

/** The cell beside another one; undefined at the edge of the table. `next` and `previous` go on over the rows. */
export function neighbour(cell: HTMLElement, direction: Direction): HTMLElement | undefined {
  const rows = rowsOf(cell);
  const row = rows.findIndex((cells) => cells.includes(cell));
  const own = rows[row] ?? [];
  const column = own.indexOf(cell);
  switch (direction) {
    case 'left':
      return own[column - 1];
    case 'right':
      return own[column + 1];
    case 'up':
    case 'down': {
      const other = rows[row + (direction === 'up' ? -1 : 1)] ?? [];
      // A narrower block has fewer, wider cells.
      return other[Math.min(column, other.length - 1)];
    }
    case 'next':
    case 'previous': {
      const all = rows.flat();
      return all[all.indexOf(cell) + (direction === 'next' ? 1 : -1)];
    }
  }
}

/** A block of a spreadsheet, laid upon the table from a cell on; `left`: how many of its texts have no cell there. */
export function blockOf(
  cell: HTMLElement,
  text: string,
): { readonly places: readonly { readonly key: string; readonly text: string }[]; readonly left: number } {
  const rows = rowsOf(cell);
  const first = rows.findIndex((cells) => cells.includes(cell));
  const column = rows[first]?.indexOf(cell) ?? 0;
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  const places = lines.flatMap((line, down) =>
    line.split('\t').map((each, right) => ({
      key: rows[first + down]?.[column + right]?.dataset['cell'],
      text: each.trim(),
    })),
  );
  const found = places.flatMap(({ key, text: own }) => (key === undefined ? [] : [{ key, text: own }]));
  return { places: found, left: places.length - found.length };
}
