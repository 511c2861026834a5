/** The regulation as a document that the client shows although no file holds it. */
import type { Location } from 'vscode-languageserver';
import { isRegulation } from '../norms/regulation.ts';
import { regulationText } from '../service/index.ts';
import type { CitationLink, RegulationId } from '../service/index.ts';

/** Contract: `disclosure-report-regulation:/2019/中华人民共和国政府信息公开条例.md`. */
export const REGULATION_SCHEME = 'disclosure-report-regulation';

const ADDRESS = /^disclosure-report-regulation:\/{1,3}(\d{4})\//;

function addressOf(id: RegulationId): string {
  return `${REGULATION_SCHEME}:/${id}/${encodeURIComponent(`${regulationText(id).title}.md`)}`;
}

/** The address of the line that a citation leads to. */
export function regulationLink({ regulation, line }: CitationLink): string {
  return `${addressOf(regulation)}#L${line + 1}`;
}

/** The place that a citation leads to. */
export function regulationLocation({ regulation, line }: CitationLink): Location {
  return { uri: addressOf(regulation), range: { start: { line, character: 0 }, end: { line, character: 0 } } };
}

/** The text at an address; null where none of ours is there. */
export function regulationAt(uri: string): string | null {
  const id = ADDRESS.exec(uri)?.[1];
  return isRegulation(id) ? regulationText(id).text : null;
}
