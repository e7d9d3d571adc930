import { registrationNumbersOf } from '../../../db/queries/contacts.ts';
import { caseNumbersOf } from '../../../db/queries/mediations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { parseRegistrationNo } from '../../contract/values/registration-no.ts';
import { disputeSeriesMark } from '../../terms/dispute-terms.ts';
import { readCaseNo } from '../../terms/mediation-terms.ts';

/** The highest serial of each running number that is known of a station, by the name of its counter. */
export function serialsOf(reader: Reader, stationId: string): Map<string, number> {
  const highest = new Map<string, number>();
  for (const text of registrationNumbersOf(reader, stationId)) {
    const number = parseRegistrationNo(text);
    if (!number) continue;
    const series = `${number.prefix.endsWith(disputeSeriesMark) ? 'dispute' : 'registration'} ${number.year}`;
    highest.set(series, Math.max(number.serial, highest.get(series) ?? 0));
  }
  for (const text of caseNumbersOf(reader, stationId)) {
    const number = readCaseNo(text);
    if (!number) continue;
    const series = `mediation ${number.year}`;
    highest.set(series, Math.max(number.serial, highest.get(series) ?? 0));
  }
  return highest;
}
