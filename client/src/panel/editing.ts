// Numbers in place: the cell that has the focus, what is typed into it, and the edits that are on their way.
import type { CellChange, FromPage, PageWords, PanelCell, PanelReport, TextRange } from './messages.ts';
import { blockOf, neighbour, type Direction } from './grid.ts';

interface Page {
  readonly main: HTMLElement;
  readonly words: PageWords;
  readonly send: (message: FromPage) => void;
  readonly say: (sentence: string) => void;
}

/** What is typed into a cell at the moment. */
interface Typing {
  readonly key: string;
  readonly before: string | null;
  readonly input: HTMLInputElement;
}

/** Null: what stands there when its turn comes, since the author's own edit of the same cell is on its way. */
type Waiting = Omit<CellChange, 'before'> & { readonly before: string | null };

const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

export interface Editing {
  readonly cellOf: (key: string) => HTMLElement | undefined;
  /** Draws a report; focus, and what is being typed, are afterwards where they were. */
  readonly around: (version: number, report: PanelReport | null, draw: () => void) => void;
  readonly answered: () => void;
  readonly refused: () => void;
  readonly focus: () => void;
  readonly makeCanonical: (position: TextRange['start']) => void;
}

export function createEditing({ main, words, send, say }: Page): Editing {
  let version = 0;
  let cells: ReadonlyMap<string, PanelCell> = new Map();
  let related: ReadonlyMap<string, readonly string[]> = new Map();
  let here: string | null = null;
  let typing: Typing | null = null;
  /** One set of changes is asked for at a time: the next one is for the text that has the one before. */
  let isAsking = false;
  let waiting: readonly (readonly Waiting[])[] = [];
  /** Whether the document is to be saved as soon as all of it is there. */
  let savesThen = false;

  const cellOf = (key: string): HTMLElement | undefined =>
    [...main.querySelectorAll<HTMLElement>('td[data-cell]')].find((each) => each.dataset['cell'] === key);

  // --- edits on their way ---

  const askNext = (): void => {
    if (isAsking) return;
    const [next, ...rest] = waiting;
    if (next === undefined) return;
    waiting = rest;
    isAsking = true;
    const changes = next.map((change) => ({ ...change, before: change.before ?? cells.get(change.key)?.raw ?? '' }));
    send({ kind: 'edit', version, changes });
  };

  /** What was written last into cells and is not in the text yet. */
  let onTheirWay = new Map<string, string>();

  const textOf = (key: string): string => onTheirWay.get(key) ?? cells.get(key)?.raw ?? '';

  const beforeOf = (key: string): string | null => (onTheirWay.has(key) ? null : (cells.get(key)?.raw ?? ''));

  const write = (changes: readonly Waiting[]): void => {
    say('');
    if (changes.length === 0) return;
    for (const { key, text } of changes) {
      onTheirWay.set(key, text);
      const cell = cellOf(key);
      if (cell) cell.textContent = text;
    }
    waiting = [...waiting, changes];
    askNext();
  };

  // --- the cell with the focus ---

  const mark = (key: string | null): void => {
    for (const each of main.querySelectorAll('.related')) each.classList.remove('related');
    for (const other of related.get(key ?? '') ?? []) if (other !== key) cellOf(other)?.classList.add('related');
  };

  const goTo = (key: string): void => {
    cellOf(key)?.focus();
  };

  const move = (from: string, direction: Direction): boolean => {
    const cell = cellOf(from);
    const next = cell && neighbour(cell, direction);
    if (next === undefined) return false;
    next.focus();
    return true;
  };

  const begin = (key: string, text: string, before: string | null = beforeOf(key)): void => {
    const cell = cellOf(key);
    const known = cells.get(key);
    if (cell === undefined || known === undefined) return;
    if (known.range === null) {
      say(words.noPlace);
      return;
    }
    const input = document.createElement('input');
    input.value = text;
    input.setAttribute('aria-label', known.name);
    input.autocomplete = 'off';
    input.spellcheck = false;
    typing = { key, before, input };
    cell.replaceChildren(input);
    input.focus();
  };

  const end = (keeps: boolean): void => {
    if (typing === null) return;
    const { key, before, input } = typing;
    typing = null;
    const text = input.value;
    const cell = cellOf(key);
    if (cell) cell.textContent = textOf(key);
    if (keeps && (before === null || text !== before)) write([{ key, before, text }]);
  };

  const keyInInput = (event: KeyboardEvent, { key }: Typing): void => {
    if (event.isComposing) return;
    const direction: Direction | undefined =
      event.key === 'Enter'
        ? event.shiftKey
          ? 'up'
          : 'down'
        : event.key === 'Tab'
          ? event.shiftKey
            ? 'previous'
            : 'next'
          : event.key === 'ArrowUp' || event.key === 'ArrowDown'
            ? ARROWS[event.key]
            : undefined;
    if (event.key === 'Escape') {
      end(false);
      goTo(key);
    } else if (direction !== undefined) {
      end(true);
      if (!move(key, direction)) goTo(key);
    } else return;
    event.preventDefault();
  };

  const keyInCell = (event: KeyboardEvent, key: string): void => {
    const isCommand = event.ctrlKey || event.metaKey;
    const arrow = ARROWS[event.key];
    if (event.key === 'Tab' && !isCommand) {
      // At the end of the table the key goes on to what follows.
      if (!move(key, event.shiftKey ? 'previous' : 'next')) return;
    } else if (arrow !== undefined && !isCommand && !event.altKey) move(key, arrow);
    else if (event.key === 'Enter' || event.key === 'F2') begin(key, textOf(key));
    else if (event.key === 'Delete' || event.key === 'Backspace') write(clearing(key));
    else if (isCommand || event.altKey) return;
    // What an input method begins with; the letters go to the input that has the focus by then.
    else if (event.key === 'Process' || event.isComposing || /^.$/su.test(event.key)) {
      begin(key, '');
      return;
    } else return;
    event.preventDefault();
  };

  const clearing = (key: string): readonly Waiting[] =>
    cells.get(key)?.range && textOf(key) !== '' ? [{ key, before: beforeOf(key), text: '' }] : [];

  /** Keys that are for the document, whichever of both has the focus. */
  const documentKey = (event: KeyboardEvent): 'undo' | 'redo' | 'save' | undefined => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
    const key = event.key.toLowerCase();
    if (key === 's' && !event.shiftKey) return 'save';
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : undefined;
  };

  // Before VS Code's own listener, which would undo in the page and save the page.
  window.addEventListener(
    'keydown',
    (event) => {
      const kind = documentKey(event);
      // While something is typed, it is that which is undone.
      if (kind === undefined || (kind !== 'save' && typing !== null)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      end(true);
      if (kind === 'save' && isAsking) savesThen = true;
      else send({ kind });
    },
    true,
  );

  main.addEventListener('keydown', (event) => {
    const key = keyAt(event.target);
    if (typing !== null && event.target === typing.input) keyInInput(event, typing);
    else if (key !== undefined) keyInCell(event, key);
  });

  main.addEventListener('focusin', ({ target }) => {
    const key = keyAt(target);
    if (key === undefined) return;
    if (here !== null && here !== key) cellOf(here)?.setAttribute('tabindex', '-1');
    here = key;
    cellOf(key)?.setAttribute('tabindex', '0');
    mark(key);
    const range = cells.get(key)?.range;
    if (range && typing === null && !isAsking) send({ kind: 'reveal', range });
  });

  main.addEventListener('focusout', ({ target }) => {
    if (typing !== null && target === typing.input && !isDrawing) end(true);
  });

  main.addEventListener('dblclick', ({ target }) => {
    const key = keyAt(target);
    if (key !== undefined && typing === null) begin(key, textOf(key));
  });

  document.addEventListener('copy', (event) => {
    const key = keyAt(document.activeElement);
    if (key === undefined || typing !== null || document.getSelection()?.isCollapsed === false) return;
    event.clipboardData?.setData('text/plain', textOf(key));
    event.preventDefault();
  });

  document.addEventListener('paste', (event) => {
    const key = keyAt(document.activeElement);
    const cell = key === undefined ? undefined : cellOf(key);
    if (cell === undefined || typing !== null) return;
    event.preventDefault();
    const { places, left } = blockOf(cell, event.clipboardData?.getData('text/plain') ?? '');
    const changes = places.flatMap(({ key: own, text }) => {
      const known = cells.get(own);
      return known?.range && textOf(own) !== text ? [{ key: own, before: beforeOf(own), text }] : [];
    });
    write(changes);
    const without = places.filter(({ key: own }) => !cells.get(own)?.range).length + left;
    if (without > 0) say(words.leftOut.replace('{0}', String(without)));
  });

  let isDrawing = false;

  return {
    cellOf,
    around: (newVersion, report, draw) => {
      const tables = (report?.parts ?? []).filter((part) => part.kind === 'table');
      const resumed = typing && { ...typing, text: typing.input.value, at: typing.input.selectionStart };
      const hadFocus = document.activeElement !== document.body && main.contains(document.activeElement);
      isDrawing = true;
      version = newVersion;
      cells = new Map(tables.flatMap((table) => table.cells.map((cell) => [cell.key, cell])));
      related = relations(tables.flatMap(({ findings }) => findings));
      draw();
      if (resumed && !resumed.input.isConnected) {
        typing = null;
        begin(resumed.key, resumed.text, resumed.before);
        (typing as Typing | null)?.input.setSelectionRange(resumed.at, resumed.at);
      } else if (hadFocus && here !== null && !main.contains(document.activeElement)) goTo(here);
      const stop = (here === null ? undefined : cellOf(here)) ?? main.querySelector<HTMLElement>('td[data-cell]');
      if (main.querySelector('td[data-cell][tabindex="0"]') === null) stop?.setAttribute('tabindex', '0');
      mark(here);
      isDrawing = false;
    },
    answered: () => {
      isAsking = false;
      onTheirWay = new Map(waiting.flat().map(({ key, text }) => [key, text]));
      // What was shown ahead of the answer is shown as it is.
      for (const [key, { raw }] of cells) {
        const cell = onTheirWay.has(key) || typing?.key === key ? undefined : cellOf(key);
        if (cell && cell.textContent !== raw) cell.textContent = raw;
      }
      if (waiting.length === 0 && savesThen) {
        savesThen = false;
        send({ kind: 'save' });
      }
      askNext();
    },
    refused: () => {
      // What was to follow was typed on the ground of what is not there.
      waiting = [];
    },
    focus: () => {
      if (here !== null) goTo(here);
    },
    makeCanonical: (position) => {
      if (isAsking) return;
      isAsking = true;
      send({ kind: 'canonical', version, position });
    },
  };
}

function keyAt(target: EventTarget | null): string | undefined {
  return target instanceof Element ? target.closest<HTMLElement>('td[data-cell]')?.dataset['cell'] : undefined;
}

/** The cells that a finding of a cell is about too. */
function relations(findings: readonly { readonly cells: readonly string[] }[]): ReadonlyMap<string, readonly string[]> {
  return new Map(findings.flatMap(({ cells }) => cells.slice(0, 1).map((key) => [key, cells] as const)));
}
