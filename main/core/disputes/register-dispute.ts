import { nextNumber } from '../../../db/queries/local.ts';
import { findRound } from '../../../db/queries/screening-rounds.ts';
import { findContact } from '../../../db/queries/contacts.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { v7 as uuidv7 } from 'uuid';
import { futureIn, missingFields, splitValues } from '../../contract/fields.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { formatRegistrationNo } from '../../contract/values/registration-no.ts';
import { disputeFields } from '../../terms/dispute-fields.ts';
import { disputeSeriesMark } from '../../terms/dispute-terms.ts';
import { AppError } from '../app-error.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, stationProfile } from '../station/service.ts';
import type { DisputeFields } from './projection.ts';

export interface NewDispute {
  readonly dispute: DisputeFields;
  /** The coming in which it was brought up. */
  readonly contactId?: string | undefined;
  /** The screening round in which it was found. */
  readonly roundId?: string | undefined;
}

/**
 * Registers a dispute (F50). Type A and B follow from the village's word by the crosswalk unless they are given.
 * Errors: INPUT_INVALID with an issue for each field that stage 1 lacks or that lies ahead, NOT_FOUND (contact, round).
 */
export function registerDispute(
  runtime: StationRuntime,
  session: Session,
  { dispute, contactId, roundId }: NewDispute,
): { readonly disputeId: string; readonly registrationNo: string } {
  const nowMs = runtime.ports.clock.now();
  const issues = [
    ...missingFields(disputeFields, dispute, 1).map((name) => ({
      path: `dispute.${name}`,
      code: 'REQUIRED',
    })),
    ...futureIn(disputeFields, dispute, localDateOf(nowMs), 'dispute'),
  ];
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, issues);
  const foundOn = dispute.foundOn ?? localDateOf(nowMs);
  const { body, pii } = splitValues(disputeFields, dispute);
  const { numberPrefix } = stationProfile(runtime.register);
  return inTransaction(runtime.register, (tx) => {
    if (contactId !== undefined && !findContact(tx, contactId)) throw new AppError('NOT_FOUND');
    const round = roundId === undefined ? undefined : findRound(tx, roundId);
    if (roundId !== undefined && (round?.stationId !== session.stationId || round.isVoid === 1)) {
      throw new AppError('NOT_FOUND');
    }
    const disputeId = uuidv7();
    const registrationNo = nextDisputeNo(tx, numberPrefix, foundOn);
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'dispute.register',
        entityId: disputeId,
        businessDate: foundOn,
        body: {
          registrationNo,
          registeredAt: new Date(nowMs).toISOString(),
          registrarId: session.staffId,
          ...(contactId === undefined ? {} : { contactId }),
          ...(roundId === undefined ? {} : { roundId }),
          fields: body,
        },
        pii: { fields: pii },
      },
    ]);
    return { disputeId, registrationNo };
  });
}

function nextDisputeNo(tx: WriteTx, prefix: string, foundOn: string): string {
  const year = Number(foundOn.slice(0, 4));
  return formatRegistrationNo({
    prefix: `${prefix}${disputeSeriesMark}`,
    year,
    serial: nextNumber(tx, `dispute ${year}`),
  });
}
