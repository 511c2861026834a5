// Who may import whom. The rooms of the server stand in one order; a file imports only from its own room and those above.
import path from 'node:path';

/** The pure rooms, each of which may import the ones before it. */
const pureRooms = ['norms', 'document', 'report', 'rules', 'exchange', 'workspace', 'service'];
/** The outer rooms: they may import every pure room, Node and packages, but not each other. */
const outerRooms = ['disk', 'lsp', 'cli'];
/** The outer room that the others may import: how files are found, read and written. */
const sharedOuterRoom = 'disk';

/** By these words the client knows, without a server, whether a text is worth reading. */
const sharedWithClient = 'server/src/report/words.ts';

/** `import … from 'x'`, `export … from 'x'`, `import 'x'` and `import('x')`; types as well as values. */
const imports = /\b(?:from|import)\s*\(?\s*['"]([^'"]+)['"]/g;

/**
 * The room a file belongs to: a folder of `server/src`, `client`, or undefined for files of no room.
 * @param {string} file path from the repository's root, with forward slashes
 */
function roomOf(file) {
  if (file.startsWith('client/')) return 'client';
  return /^server\/src\/([^/]+)\//.exec(file)?.[1];
}

/**
 * Why an import is not allowed, or undefined where it is.
 * @param {string} file
 * @param {string} specifier
 */
function objection(file, specifier) {
  const room = roomOf(file);
  const isTest = file.endsWith('.test.ts');
  const isPure = room !== undefined && pureRooms.includes(room);

  if (!specifier.startsWith('.')) {
    if (!isPure || isTest) return undefined;
    return /^(node:|vscode)/.test(specifier) || path.isAbsolute(specifier)
      ? `${room} is pure and may not import ${specifier}`
      : undefined;
  }

  const target = path.posix.join(path.posix.dirname(file), specifier);
  const targetRoom = roomOf(target);
  if (target.endsWith('.test.ts')) return 'nothing imports a test';
  if (room === 'client') {
    return targetRoom === 'client' || target === sharedWithClient
      ? undefined
      : 'the client imports nothing of the server';
  }
  if (targetRoom === room) return undefined;
  // Tests may read shared fixtures and helpers under test/, and look at their room through the service's door.
  if (isTest && (target.startsWith('test/') || target === 'server/src/service/index.ts')) return undefined;
  // Name and version of the program.
  if (!isPure && target === 'server/package.json') return undefined;
  if (!isPure && targetRoom === sharedOuterRoom) return undefined;
  if (targetRoom === undefined || !pureRooms.includes(targetRoom)) return `${room} may not import ${target}`;
  if (isPure && pureRooms.indexOf(targetRoom) > pureRooms.indexOf(room)) return `${room} may not import ${targetRoom}`;
  return undefined;
}

/**
 * Every import that points the wrong way, as one sentence each.
 * @param {ReadonlyMap<string, string>} files texts by path from the repository's root
 */
export function importViolations(files) {
  const violations = [];
  for (const [file, text] of files) {
    const room = roomOf(file);
    if (room !== 'client' && !pureRooms.includes(room ?? '') && !outerRooms.includes(room ?? '')) {
      violations.push(`${file}: is in no room of the house`);
      continue;
    }
    for (const [, specifier = ''] of text.matchAll(imports)) {
      const reason = objection(file, specifier);
      if (reason !== undefined) violations.push(`${file}: imports '${specifier}': ${reason}`);
    }
  }
  return violations;
}
