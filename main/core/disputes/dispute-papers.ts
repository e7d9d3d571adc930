import { findContact } from '../../../db/queries/contacts.ts';
import { findRound } from '../../../db/queries/screening-rounds.ts';
import type { Paper } from '../../contract/papers.ts';
import { readPeriod } from '../../contract/values/period.ts';
import { disputeFields } from '../../terms/dispute-fields.ts';
import { disputeQuickType } from '../../terms/dispute-types.ts';
import { codeNamesOf, namesOfCodes } from '../lists/code-names.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { AppError } from '../app-error.ts';
import { longestList } from '../documents/ops.ts';
import type { PaperScope } from '../documents/paper-sources.ts';
import { ledgerRows, rollingLedger } from './ledger.ts';
import { entriesOf, entryDay } from './mediation.ts';
import { disputeDetail } from './read-disputes.ts';
import { mediationsOf } from './read-mediations.ts';

/** F50 of one dispute (domain.md §2.6). Errors: NOT_FOUND. */
export function disputeRegistrationPaper(
  register: OpenRegister,
  disputeId: string,
): { no: string; paper: Paper } {
  const { registrationNo, registeredAt, registrarName, state, dispute, conclusion, stationId, ...rest } =
    disputeDetail(register, disputeId);
  const { history, contactId, roundId } = rest;
  const contact = contactId === null ? undefined : findContact(register.read, contactId);
  const round = roundId === null ? undefined : findRound(register.read, roundId);
  const mediations = mediationsOf(register.read, disputeId);
  return {
    no: registrationNo,
    paper: {
      documentKind: 'disputeRegistration',
      data: {
        stationName: stationProfile(register, stationId).name,
        registrationNo,
        registeredAt,
        registrarName,
        state,
        dispute,
        conclusion,
        progress: history
          .filter(({ kind }) => kind === 'dispute.progress')
          .map(({ at, text }) => ({ at, text: text ?? '' }))
          .toReversed(),
        source: {
          contactNo: contact?.registrationNo ?? null,
          roundPeriod: round ? readPeriod(round.period) : null,
        },
        caseNo: mediations.findLast(({ caseNo }) => caseNo !== null)?.caseNo ?? null,
        followUps: mediations.flatMap((mediation) =>
          entriesOf(mediation, 'followUp').map((entry) => ({
            on: entryDay(entry),
            text: entry.values.actText ?? '',
          })),
        ),
        codeNames: codeNamesOf(register.read, disputeFields, dispute),
      },
    },
  };
}

/** F51 of a period: of one station, or consolidated. Errors: INPUT_INVALID (no period), NOT_FOUND, PAPER_TOO_LONG. */
export function rollingLedgerPaper(
  register: OpenRegister,
  stationId: string,
  { period, consolidated }: PaperScope,
): { no: string; paper: Paper; names: string[] } {
  if (period === undefined) throw new AppError('INPUT_INVALID');
  const which = { period, ...(consolidated ? {} : { stationId }) };
  const { rows, total } = ledgerRows(register.read, { ...which, offset: 0, limit: longestList });
  if (total > longestList) throw new AppError('PAPER_TOO_LONG', { lines: total, most: longestList });
  const { figures, late, period: of } = rollingLedger(register.read, which);
  return {
    no: consolidated ? `${period} all` : period,
    names: rows.map(({ disputeId }) => disputeId),
    paper: {
      documentKind: 'rollingLedger',
      data: {
        stationName: stationProfile(register, stationId).name,
        consolidated: consolidated === true,
        period: of,
        figures,
        late,
        rows: rows.map(({ disputeId: _, ...row }) => row),
        codeNames: namesOfCodes(
          register.read,
          disputeQuickType,
          rows.map(({ quickType }) => quickType),
        ),
      },
    },
  };
}
