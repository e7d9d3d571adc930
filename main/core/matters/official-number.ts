import { nextNumber } from '../../../db/queries/local.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { formatRegistrationNo } from '../../contract/values/registration-no.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';

/** The next number of a series of this station and year, as 清河信受〔2026〕1号; `mark` stands behind its prefix. */
export function nextOfficialNo(
  tx: WriteTx,
  register: OpenRegister,
  { series, mark, today }: { readonly series: string; readonly mark: string; readonly today: string },
): string {
  const year = Number(today.slice(0, 4));
  const prefix = `${stationProfile(register).numberPrefix}${mark}`;
  return formatRegistrationNo({ prefix, year, serial: nextNumber(tx, `${series} ${year}`) });
}
