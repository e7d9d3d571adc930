import { v7 as uuidv7 } from 'uuid';
import { findStaff, listStaff } from '../../../db/queries/stations.ts';
import type { Session } from '../../contract/routes/session.ts';
import { staffSchema, type Staff } from '../../contract/routes/staff.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { Role } from '../../terms/station.ts';
import { AppError } from '../app-error.ts';
import { assertStrongSecret } from '../keys/secret-policy.ts';
import { audit, record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, isoNow, keyringOf } from '../station/service.ts';

export interface StaffDetails {
  readonly name: string;
  readonly post: string;
  readonly phone: string;
  readonly roles: readonly Role[];
}

/** The people of a station, and who of them can unlock this PC. */
export function staffOf({ register, ports }: StationRuntime, stationId: string): Staff[] {
  const keyring = keyringOf(ports);
  return listStaff(register.read, stationId).map(({ id, name, roles, active, since, fields }) => {
    const told: unknown = JSON.parse(fields);
    return staffSchema.parse({
      ...Object(told),
      staffId: id,
      name,
      roles: roles.split(','),
      active: active === 1,
      hasSecret: keyring.hasLogin(id),
      since,
    });
  });
}

/**
 * Adds a person with a PIN of their own. An administrator is unlocked, so the database key comes from that person's PIN
 * no second time: the runtime still holds it. Errors: SECRET_WEAK, DISK_*.
 */
export function createStaff(
  runtime: StationRuntime,
  session: Session,
  input: StaffDetails & { readonly secret: string },
): string {
  assertStrongSecret(input.secret, {
    strength: runtime.ports.machine.strength,
    knownNumbers: [session.division12, input.phone],
  });
  const staffId = uuidv7();
  writeStaff(runtime, session, 'staff.create', staffId, input);
  keyringOf(runtime.ports).addLogin({ staffId, name: input.name, secret: input.secret }, runtime.databaseKey);
  return staffId;
}

/** Errors: NOT_FOUND, STAFF_LAST_ADMIN when nobody would be left to administer the station. */
export function reviseStaff(
  runtime: StationRuntime,
  session: Session,
  input: StaffDetails & { readonly staffId: string },
): void {
  const staff = staffOf(runtime, session.stationId).filter((person) => person.active);
  if (!staff.some((person) => person.staffId === input.staffId)) throw new AppError('NOT_FOUND');
  if (!input.roles.includes('admin')) assertOtherAdmin(staff, input.staffId);
  const kept = staff.find((person) => person.staffId === input.staffId)?.roles.includes('sealedOfficer');
  const roles: Role[] = kept ? [...input.roles, 'sealedOfficer'] : [...input.roles];
  writeStaff(runtime, session, 'staff.revise', input.staffId, { ...input, roles });
  const keyring = keyringOf(runtime.ports);
  if (keyring.hasLogin(input.staffId)) keyring.renameLogin(input.staffId, input.name);
}

/** One who can unlock: without, nobody could set anybody a PIN again. Errors: STAFF_LAST_ADMIN. */
export function assertOtherAdmin(staff: readonly Staff[], staffId: string): void {
  const isOther = (person: Staff) =>
    person.staffId !== staffId && person.active && person.hasSecret && person.roles.includes('admin');
  if (!staff.some(isOther)) throw new AppError('STAFF_LAST_ADMIN');
}

function writeStaff(
  runtime: StationRuntime,
  session: Session,
  kind: 'staff.create' | 'staff.revise',
  staffId: string,
  { name, post, phone, roles }: StaffDetails,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind,
        entityId: staffId,
        businessDate: localDateOf(nowMs),
        body: { roles: [...roles] },
        pii: { name, post, phone },
      },
    ]);
  });
}

/**
 * An administrator sets a PIN for somebody who forgot it, or who has none on this PC yet because the station was restored.
 * Errors: SECRET_WEAK, NOT_FOUND (also for somebody who has left), DISK_*.
 */
export function resetSecret(
  runtime: StationRuntime,
  session: Session,
  staffId: string,
  newSecret: string,
): void {
  const { ports, register, databaseKey } = runtime;
  assertStrongSecret(newSecret, { strength: ports.machine.strength }, 'newSecret');
  const person = findStaff(register.read, staffId);
  if (!person || person.stationId !== session.stationId || person.active === 0) {
    throw new AppError('NOT_FOUND');
  }
  const keyring = keyringOf(ports);
  if (keyring.hasLogin(staffId)) keyring.changeSecret(staffId, newSecret, databaseKey);
  else keyring.addLogin({ staffId, name: person.name, secret: newSecret }, databaseKey);
  inTransaction(register, (tx) =>
    audit(tx, {
      at: isoNow(runtime),
      staffId: session.staffId,
      action: 'secret.reset',
      entity: 'staff',
      entityId: staffId,
    }),
  );
}

/** Errors: SECRET_WRONG, SECRET_WAIT, SECRET_WEAK, DISK_*. */
export function changeOwnSecret(
  runtime: StationRuntime,
  session: Session,
  secret: string,
  newSecret: string,
): void {
  keyringOf(runtime.ports).unlock(session.staffId, secret, runtime.ports.clock.now());
  resetSecret(runtime, session, session.staffId, newSecret);
}
