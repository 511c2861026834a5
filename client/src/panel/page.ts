// The page of a panel: the report as printed, whose numbers can be edited. It shows what it is told, and asks for edits.
import { createEditing } from './editing.ts';
import type { FromPage, PageWords, PanelFinding, PanelPart, PanelReport, TextRange, ToPage } from './messages.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const code = acquireVsCodeApi();
const send = (message: FromPage): void => {
  code.postMessage(message);
};
const words = JSON.parse(document.body.dataset['words'] ?? '{}') as PageWords;

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`the page has no ${id}`);
  return element;
}

const main = byId('report');
const notice = byId('notice');

let shown: PanelReport | null = null;
/** The parts as they are on the page, in order, each with what it was made from. */
let parts: readonly { readonly made: string; readonly element: HTMLElement }[] = [];

const editing = createEditing({ main, words, send, say });

function say(sentence: string): void {
  notice.textContent = sentence;
  notice.hidden = sentence === '';
}

/** What of a part is drawn: where it stands in the text is no part of it, so that what moves is not drawn anew. */
function madeFrom(part: PanelPart): string {
  const findings = part.findings.map(({ id, severity, message }) => [id, severity, message]);
  return JSON.stringify(
    part.kind === 'table' ? [part.name, part.html, part.unread, findings] : [part.kind, part.text, findings],
  );
}

function show(report: PanelReport | null): void {
  shown = report;
  if (report === null) {
    parts = [];
    main.replaceChildren(line('p', words.notAReport));
    return;
  }
  const old = new Map<string, HTMLElement[]>();
  for (const { made, element } of parts) old.set(made, [...(old.get(made) ?? []), element]);
  const next = report.parts.map((part) => {
    const made = madeFrom(part);
    return { made, element: old.get(made)?.shift() ?? draw(part) };
  });
  // What stays is not touched: it keeps the focus, and the page its place.
  const kept = new Set(next.map(({ element }) => element));
  for (const child of [...main.children]) if (!kept.has(child as HTMLElement)) child.remove();
  next.forEach(({ element }, at) => {
    if (main.children[at] !== element) main.insertBefore(element, main.children[at] ?? null);
  });
  parts = next;
}

function line(name: string, text: string): HTMLElement {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}

const NAMES = { title: 'h1', heading: 'h2', text: 'p' } as const;

function draw(part: PanelPart): HTMLElement {
  const element = document.createElement('section');
  element.className = part.kind;
  if (part.kind === 'table') drawTable(element, part);
  else {
    const text = line(NAMES[part.kind], part.text);
    if (part.findings.length > 0) text.setAttribute('aria-describedby', part.findings.map(described).join(' '));
    element.append(text);
  }
  if (part.findings.length > 0) element.append(findingList(part.findings));
  return element;
}

function drawTable(element: HTMLElement, part: Extract<PanelPart, { kind: 'table' }>): void {
  const frame = document.createElement('div');
  frame.className = 'frame';
  // Made by the one renderer of the official tables, which escapes every text in it.
  frame.innerHTML = part.html;
  const table = frame.querySelector('table');
  table?.setAttribute('role', 'grid');
  table?.setAttribute('aria-label', part.name);
  for (const cell of frame.querySelectorAll('td[data-cell]')) {
    cell.setAttribute('role', 'gridcell');
    const expected = cell.getAttribute('data-expected');
    if (expected !== null) cell.setAttribute('aria-description', words.expected.replace('{0}', expected));
  }
  element.append(frame);
  if (part.unread !== null) {
    const button = line('button', words.makeCanonical);
    button.className = 'canonical';
    element.append(line('p', words.unread), button, line('pre', part.unread));
  }
}

function described({ id }: PanelFinding): string {
  return `finding-${id}`;
}

function findingList(findings: readonly PanelFinding[]): HTMLElement {
  const list = document.createElement('ul');
  list.className = 'findings';
  for (const finding of findings) {
    const item = line('li', finding.message);
    item.id = described(finding);
    item.className = finding.severity;
    list.append(item);
  }
  return list;
}

// --- what is clicked, and where the author's cursor is ----------------------------------------------------------

function partOf(element: Element): PanelPart | undefined {
  return shown?.parts[parts.findIndex((part) => part.element.contains(element))];
}

main.addEventListener('click', (event) => {
  const target = event.target as Element;
  const part = partOf(target);
  if (part === undefined || target.closest('td[data-cell]') !== null) return;
  const item = target.closest('li');
  const finding = part.findings.find((each) => described(each) === item?.id);
  if (target.closest('button.canonical') !== null) editing.makeCanonical(part.range.start);
  else send({ kind: 'reveal', range: finding?.range ?? part.range });
});

function isBefore(one: TextRange['start'], other: TextRange['start']): boolean {
  return one.line < other.line || (one.line === other.line && one.character < other.character);
}

function has({ start, end }: TextRange, at: TextRange['start']): boolean {
  return !isBefore(at, start) && !isBefore(end, at);
}

function follow(at: TextRange['start']): void {
  if (document.hasFocus()) return;
  const index = (shown?.parts ?? []).findLastIndex(({ range }) => !isBefore(at, { ...range.start, character: 0 }));
  const part = shown?.parts[index];
  for (const each of main.querySelectorAll('.here')) each.classList.remove('here');
  if (part === undefined) return;
  const cell = part.kind === 'table' ? part.cells.find(({ range }) => range !== null && has(range, at)) : undefined;
  const element = cell === undefined ? parts[index]?.element : editing.cellOf(cell.key);
  element?.classList.add('here');
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.kind) {
    case 'report':
      editing.around(data.version, data.report, () => {
        show(data.report);
      });
      return;
    case 'refused':
      editing.refused();
      say(data.reason);
      return;
    case 'answered':
      editing.answered();
      return;
    case 'cursor':
      follow(data);
      return;
    case 'focus':
      editing.focus();
  }
});

say('');
send({ kind: 'ready' });
