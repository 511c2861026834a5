// What differs between forms is data: outside of norms/ no line decides by the name of an edition, a regulation or an
// identity. Tests may name them.

/** Relations have the name of their table before a dot: requests.balance. */
const IDENTITY = /^(?:proactive|requests|proceedings|statistics)\.\w*$/;
const YEAR = /^20\d\d$/;

/**
 * Every name of an edition, regulation or identity that is written out in a program, as one sentence each.
 * @param {ReadonlyMap<string, string>} files texts by path from the repository's root
 */
export function namesWrittenOut(files) {
  /** @type {string[]} */
  const found = [];
  for (const [file, text] of files) {
    if (!file.startsWith('server/src/') || file.startsWith('server/src/norms/') || file.endsWith('.test.ts')) continue;
    text.split('\n').forEach((line, index) => {
      if (/^ *(?:\*|\/[/*])/.test(line)) return;
      for (const [, , name = ''] of line.matchAll(/(['"`])([\w.]+)\1/g)) {
        if (!IDENTITY.test(name) && !YEAR.test(name)) continue;
        found.push(
          `${file}:${String(index + 1)}: decides by the name ${name}; what differs between forms is data of norms/`,
        );
      }
    });
  }
  return found;
}
