/** The parts of a Word file, and how they name each other. */
import type { Entry } from './archive.ts';
import { elements } from './xml.ts';
import type { Element } from './xml.ts';

/** Names of parts are compared without regard to capitals; some programs write them with a slash in front, or backslashes. */
export function partName(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\//, '').toLowerCase();
}

export function mainPart(relations: Element | null, parts: ReadonlyMap<string, Entry>): string {
  const target = relatedParts(relations, '')('officeDocument');
  return target !== undefined && parts.has(partName(target)) ? target : 'word/document.xml';
}

export function relationsOf(part: string): string {
  const slash = part.lastIndexOf('/');
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

/** The part that another names by the kind of their relation. What lies outside of the file is none. */
export function relatedParts(relations: Element | null, from: string): (kind: string) => string | undefined {
  return (kind) => {
    for (const { attributes } of relations ? elements(relations) : []) {
      if (attributes['TargetMode'] === 'External' || !attributes['Type']?.endsWith(`/${kind}`)) continue;
      const target = attributes['Target'] ?? '';
      return target.startsWith('/') ? target : resolved(from, target);
    }
    return undefined;
  };
}

function resolved(from: string, target: string): string {
  const segments = from.split('/').slice(0, -1);
  for (const segment of target.split('/')) {
    if (segment === '..') segments.pop();
    else if (segment !== '.') segments.push(segment);
  }
  return segments.join('/');
}
