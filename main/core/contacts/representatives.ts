import type { LocalDate } from '../../contract/values/local-date.ts';
import { mostRepresentatives } from '../../terms/collective.ts';
import { AppError } from '../app-error.ts';
import { resolveProfiles } from '../limits/limit-profiles.ts';
import type { ContactFields } from './projection.ts';

/** By the law that holds for the day of receipt. Errors: REPRESENTATIVES_TOO_MANY. */
export function assertRepresentatives(
  { representatives = [], headcount = 1 }: Pick<ContactFields, 'representatives' | 'headcount'>,
  profile: string,
  receivedOn: LocalDate,
): void {
  const max = mostRepresentatives(resolveProfiles(profile, receivedOn).legal.id, headcount);
  if (representatives.length > max) throw new AppError('REPRESENTATIVES_TOO_MANY', { max });
}
