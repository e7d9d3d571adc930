import { nextNumber } from '../../../db/queries/local.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { createLookupCode } from '../../contract/values/lookup-code.ts';
import { formatRegistrationNo } from '../../contract/values/registration-no.ts';
import { randomBytes } from '../crypto/random.ts';

/** The next registration number of the year of `day`, and a fresh look-up code. */
export function mintNumbers(
  tx: WriteTx,
  prefix: string,
  day: string,
): { registrationNo: string; lookupCode: string } {
  const year = Number(day.slice(0, 4));
  return {
    registrationNo: formatRegistrationNo({ prefix, year, serial: nextNumber(tx, `registration ${year}`) }),
    lookupCode: createLookupCode(randomBytes(16)),
  };
}
