import { findStaff } from '../../../db/queries/stations.ts';
import type { MatterRow } from '../../../db/queries/matters.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { RecordStep } from '../../terms/matter-steps.ts';
import { mayStayOral } from '../../terms/purposes.ts';
import { AppError } from '../app-error.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import { withWhatEnds } from './merge-matters.ts';
import { standingFor } from './standing.ts';

export interface NamedMatter {
  readonly matterId: string;
}

/** A step of the station that has the matter now: checked against owner, kind of station and state in the transaction that records it. */
function step(
  runtime: StationRuntime,
  session: Session,
  { matterId, step: wanted }: NamedMatter & { readonly step: RecordStep },
  draftOf: (row: MatterRow, today: string, tx: WriteTx) => AnyDraft,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const today = localDateOf(nowMs);
    const { row } = standingFor(tx, session, { matterId, step: wanted, today });
    record(tx, { author: authorOf(session), nowMs }, [draftOf(row, today, tx)]);
  });
}

/**
 * The answer that the petitioner was given, which ends the matter here. Where something was asked for, only if the
 * petitioner agreed that it stays oral: everything else is owed in writing by the competent organ (Regs 2022 Art 23, 32).
 * Errors: as every step, INPUT_INVALID (`on` before the receipt or in the future, `agreedOral`).
 */
export function answerMatter(
  runtime: StationRuntime,
  session: Session,
  input: NamedMatter & { readonly on: string; readonly text: string; readonly agreedOral: boolean },
): void {
  const { matterId, on, text, agreedOral } = input;
  step(runtime, session, { matterId, step: 'answer' }, (row, today, tx) => {
    if (on < row.firstReceivedOn || on > today) {
      throw new AppError('INPUT_INVALID', {}, [{ path: 'on', code: 'DATE' }]);
    }
    assertOralAgreed(row.purpose, { agreedOral, path: 'agreedOral' });
    return {
      kind: 'matter.answerOnSpot',
      entityId: matterId,
      businessDate: on,
      body: { answeredOn: on, agreedOral, ...withWhatEnds(tx, matterId) },
      pii: { answer: text },
    };
  });
}

/** Errors: INPUT_INVALID where something was asked for and the petitioner has not agreed that the answer stays oral. */
export function assertOralAgreed(
  purposeCode: string | null,
  { agreedOral, path }: { readonly agreedOral: boolean; readonly path: string },
): void {
  if (agreedOral || mayStayOral(purposeCode)) return;
  throw new AppError('INPUT_INVALID', {}, [{ path, code: 'REQUIRED' }]);
}

/** Another person of the station answers for it from now on. Errors: as every step, NOT_FOUND (nobody who works here). */
export function assignMatter(
  runtime: StationRuntime,
  session: Session,
  input: NamedMatter & { readonly responsibleId: string; readonly reason?: string | undefined },
): void {
  const { matterId, responsibleId, reason } = input;
  const person = findStaff(runtime.register.read, responsibleId);
  if (!person || person.stationId !== session.stationId || person.active !== 1) {
    throw new AppError('NOT_FOUND');
  }
  step(runtime, session, { matterId, step: 'assign' }, (_, today) => ({
    kind: 'matter.assign',
    entityId: matterId,
    businessDate: today,
    body: { responsibleId },
    pii: reason ? { reason } : {},
  }));
}
