import { analyse as analyseAsUsersDo } from '../../server/src/service/index.ts';
import type { Analysis, Settings } from '../../server/src/service/index.ts';

/**
 * Analyses as tests do: rules that are previews are applied too. Users rarely see those, so that a false alarm of one
 * would show only when it is no preview any more.
 */
export function analyse(text: string, settings?: Partial<Settings>): Analysis {
  return analyseAsUsersDo(text, { ruleSet: 'preview', ...settings });
}
