import { findPolicyOf } from '../../../db/queries/grants.ts';
import { sealedKeysOf } from '../../../db/queries/sealed.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { Session } from '../../contract/routes/session.ts';
import type { Staff } from '../../contract/routes/staff.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { maxSealedOfficers, type PiiUp } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { changePolicy, ownPolicy } from '../grant/policy.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffOf } from '../staff/service.ts';
import { authorOf } from '../station/service.ts';

/** The people who may open sealed records now. */
function officersOf(runtime: StationRuntime, { stationId }: Session): Staff[] {
  return staffOf(runtime, stationId).filter(({ active, roles }) => active && roles.includes('sealedOfficer'));
}

export function listOfficers(runtime: StationRuntime, session: Session): RouteOutput<'sealed.officers'> {
  const { read } = runtime.register;
  return {
    officers: officersOf(runtime, session).map(({ staffId, name }) => ({
      staffId,
      name,
      keySince: sealedKeysOf(read, staffId)[0]?.createdAt ?? null,
    })),
    piiUp: ownPolicy(read)?.piiUp ?? 'exceptAnswered',
  };
}

/** Names an officer; records can be sealed for that person once a passphrase is set. Errors: OFFICERS_TOO_MANY, NOT_FOUND. */
export function appointOfficer(runtime: StationRuntime, session: Session, staffId: string): void {
  const others = officersOf(runtime, session).filter((officer) => officer.staffId !== staffId);
  if (others.length >= maxSealedOfficers) throw new AppError('OFFICERS_TOO_MANY', { max: maxSealedOfficers });
  changeOfficers(runtime, session, personOf(runtime, session, staffId), (roles) => [
    ...roles.filter((role) => role !== 'sealedOfficer'),
    'sealedOfficer',
  ]);
}

/** From now on nothing is sealed for this person, and nothing opens. Errors: NOT_FOUND. */
export function dismissOfficer(runtime: StationRuntime, session: Session, staffId: string): void {
  changeOfficers(runtime, session, personOf(runtime, session, staffId), (roles) =>
    roles.filter((role) => role !== 'sealedOfficer'),
  );
}

function personOf(runtime: StationRuntime, { stationId }: Session, staffId: string): Staff {
  const person = staffOf(runtime, stationId).find((staff) => staff.active && staff.staffId === staffId);
  if (!person) throw new AppError('NOT_FOUND');
  return person;
}

function changeOfficers(
  runtime: StationRuntime,
  session: Session,
  { staffId, name, post, phone, roles }: Staff,
  change: (roles: Staff['roles']) => Staff['roles'],
): void {
  const nowMs = runtime.ports.clock.now();
  const revision: AnyDraft = {
    kind: 'staff.revise',
    entityId: staffId,
    businessDate: localDateOf(nowMs),
    body: { roles: change(roles) },
    pii: { name, post, phone },
  };
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [revision]);
    grantRecipients(tx, { runtime, session, nowMs });
  });
}

/** Tells the villages for whom they seal; a policy that would say the same again is not written. */
export function grantRecipients(
  tx: WriteTx,
  { runtime, session, nowMs }: { runtime: StationRuntime; session: Session; nowMs: number },
): void {
  const sealedRecipients = officersOf(runtime, session).flatMap(({ staffId }) => {
    const [newest] = sealedKeysOf(tx, staffId);
    return newest ? [newest.recipient] : [];
  });
  const known = findPolicyOf(tx, session.stationId)?.sealedRecipients;
  if (known !== JSON.stringify(sealedRecipients)) changePolicy(tx, session, nowMs, { sealedRecipients });
}

export function setPiiUp(runtime: StationRuntime, session: Session, piiUp: PiiUp): void {
  inTransaction(runtime.register, (tx) => {
    changePolicy(tx, session, runtime.ports.clock.now(), { piiUp });
  });
}
