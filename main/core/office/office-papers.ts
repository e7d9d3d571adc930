import { officeRecords } from '../../../db/queries/office.ts';
import type { Paper } from '../../contract/papers.ts';
import { readPeriod } from '../../contract/values/period.ts';
import type { OfficePaperKind } from '../../terms/office-fields.ts';
import { AppError } from '../app-error.ts';
import type { PaperScope } from '../documents/paper-sources.ts';
import type { OpenRegister } from '../register.ts';
import { readIdentity } from '../station/identity.ts';
import { stationProfile } from '../station/service.ts';
import { officeDetail, storedOffice } from './office.ts';

/** The paper of one record. Errors: NOT_FOUND, also where its words were erased. */
export function officePaper(
  documentKind: OfficePaperKind,
): (register: OpenRegister, recordId: string) => { no: string; paper: Paper } {
  return (register, recordId) => {
    const { read } = register;
    const detail = officeDetail(read, readIdentity(read).stationId, recordId);
    if (detail.redaction !== null) throw new AppError('NOT_FOUND');
    const { stationName: organ, registrarName, values, follows, about, on } = detail;
    return {
      no: on,
      paper: {
        documentKind,
        data: {
          organ,
          registrarName,
          ...(detail.void ? { isVoid: true as const } : {}),
          matterNo: about?.registrationNo ?? null,
          values,
          follows: follows.map(({ values: follow, contact }) => ({
            values: follow,
            matterNo: contact?.registrationNo ?? null,
          })),
        },
      },
    };
  };
}

/** F69 of a year. Errors: INPUT_INVALID (no year). */
export function infoItemLogPaper(
  register: OpenRegister,
  stationId: string,
  { period: id = '' }: PaperScope,
): { no: string; paper: Paper; names: string[] } {
  const period = readPeriod(id);
  if (period?.kind !== 'year') throw new AppError('INPUT_INVALID');
  const rows = officeRecords(register.read, period.from, period.to)
    .filter((row) => row.stationId === stationId && row.act === 'infoItem' && row.isVoid === 0)
    .filter((row) => storedOffice(row).redaction === null)
    .toReversed();
  return {
    no: period.id,
    names: rows.map((row) => row.id),
    paper: {
      documentKind: 'infoItemLog',
      data: {
        organ: stationProfile(register, stationId).name,
        period,
        rows: rows.map((row) => {
          const { values, follows } = storedOffice(row);
          return { values, follow: follows[0]?.values ?? null };
        }),
      },
    },
  };
}

/** What hangs at the door: hours, ways, telephones, how to ask, rights (Regs 2022 Art 18). */
export function doorNoticePaper(register: OpenRegister, stationId: string): { no: string; paper: Paper } {
  const { kind, name, phone, address, hours, supervisionPhone } = stationProfile(register, stationId);
  return {
    no: name,
    paper: {
      documentKind: 'doorNotice',
      data: { organ: { name, phone, address, hours, supervisionPhone }, kind },
    },
  };
}
