/**
 * Patterns for paths in a project file: `*` and `?` stand for what a name may hold, `**` for any folders, `{a,b}` for
 * either. A project file is not to be trusted: patterns are matched step by step, without ever going back, so that no
 * pattern takes longer than its length times the path's.
 */

/** Longer patterns nobody writes by hand. */
const LONGEST_PATTERN = 300;
/** So many patterns `{a,b}` may stand for. */
const MOST_ALTERNATIVES = 100;

/** What a step of a pattern takes: that character, one of a name, any run within a name, any run of folders. */
type Step = { readonly character: string } | 'one' | 'run' | 'folders' | 'all';

/** Tells whether a path, relative and with slashes, is meant. */
export type PathMatcher = (path: string) => boolean;

/**
 * Reads a pattern. One without a slash is of names at any depth, `./` at its start means nothing. Null for one that
 * uses more than stars, question marks and plain braces, or is too long.
 */
export function pathMatcher(pattern: string): PathMatcher | null {
  const plain = pattern.replace(/^\.\//, '');
  if (plain === '' || plain.length > LONGEST_PATTERN || /[[\]()\\]|^!/.test(plain)) return null;
  const alternatives = alternativesOf(plain);
  if (!alternatives) return null;
  const steps = alternatives.map(stepsOf);
  if (plain.includes('/')) return (path) => steps.some((own) => matches(own, path));
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return steps.some((own) => matches(own, name));
  };
}

/** The patterns without braces that a pattern stands for; null where braces are not plain, or are too many. */
function alternativesOf(pattern: string): readonly string[] | null {
  let all: readonly string[] = [''];
  let rest = pattern;
  while (rest !== '') {
    const open = rest.search(/[{}]/);
    if (open === -1) return all.map((own) => own + rest);
    const close = rest.indexOf('}', open);
    const inside = rest.slice(open + 1, close);
    if (rest.charAt(open) === '}' || close === -1 || inside.includes('{') || inside.includes('..')) return null;
    const before = rest.slice(0, open);
    const choices = inside.split(',');
    if (all.length * choices.length > MOST_ALTERNATIVES) return null;
    all = all.flatMap((own) => choices.map((choice) => own + before + choice));
    rest = rest.slice(close + 1);
  }
  return all;
}

function stepsOf(pattern: string): readonly Step[] {
  const steps: Step[] = [];
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at);
    const isAtName = at === 0 || pattern.charAt(at - 1) === '/';
    const stars = /^\*+/.exec(rest)?.[0].length ?? 0;
    if (stars > 1 && isAtName && rest.charAt(stars) === '/') {
      steps.push('folders');
      at += stars + 1;
    } else if (stars > 0) {
      steps.push(stars > 1 && isAtName && stars === rest.length ? 'all' : 'run');
      at += stars;
    } else {
      steps.push(rest.startsWith('?') ? 'one' : { character: rest.charAt(0) });
      at += 1;
    }
  }
  return steps;
}

/** Follows every way through the steps at once: after each character, the steps that may come next. */
function matches(steps: readonly Step[], path: string): boolean {
  let places = new Set<number>();
  const arrive = (into: Set<number>, place: number): void => {
    into.add(place);
    const step = steps[place];
    // A run may be empty.
    if (step === 'run' || step === 'folders' || step === 'all') arrive(into, place + 1);
  };
  arrive(places, 0);
  for (let at = 0; at < path.length && places.size > 0; at++) {
    const character = path.charAt(at);
    const next = new Set<number>();
    for (const place of places) {
      const step = steps[place];
      if (step === undefined) continue;
      if (step === 'all') arrive(next, place);
      else if (step === 'run' && character !== '/') arrive(next, place);
      // Within a folder's name, the way out is its slash.
      else if (step === 'folders') (character === '/' ? arrive : stay)(next, place);
      else if (step === 'one' && character !== '/') arrive(next, place + 1);
      else if (typeof step === 'object' && step.character === character) arrive(next, place + 1);
    }
    places = next;
  }
  return places.has(steps.length);
}

function stay(into: Set<number>, place: number): void {
  into.add(place);
}
