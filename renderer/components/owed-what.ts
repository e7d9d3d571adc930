import type { Owed } from '../../main/contract/routes/today.ts';
import { urgeAbout } from '../../main/terms/act-terms.ts';
import { labelOf } from '../../main/terms/code-list.ts';
import { officeAct } from '../../main/terms/office-fields.ts';
import type { Labels } from './use-labels.ts';

/** What exactly is owed, in words: which document, which answer; null where the kind says it all. */
export function owedWhat(
  { kind, what }: Pick<Owed, 'kind' | 'what'>,
  { language, find }: Labels,
): string | null {
  if (what === null) return null;
  if (kind === 'urge') return labelOf(urgeAbout, what, language);
  if (kind === 'office') return labelOf(officeAct, what, language);
  if (kind === 'dispute') return find('today', `disputeDue.${what}`);
  return kind === 'answer' ? find('entries', `names.${what}`) : what;
}
