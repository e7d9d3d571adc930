import { readNote } from '../../core/exchange/return-note.ts';
import { checkAttachments } from '../../core/attachments/check.ts';
import { verifyRegister } from '../../core/log/verify.ts';
import { handOver } from '../../core/staff/hand-over.ts';
import { leaverOf, openWorkOf } from '../../core/staff/open-work.ts';
import { changeOwnSecret, createStaff, resetSecret, reviseStaff, staffOf } from '../../core/staff/service.ts';
import { enrolAnew, ownKeys, replaceKeys } from '../../core/station/replace-keys.ts';
import {
  confirmRecovery,
  createStation,
  isoNow,
  isRecoveryConfirmed,
  recover,
  renewRecovery,
  reviseStation,
  stationProfile,
  stationStatus,
  unlock,
} from '../../core/station/service.ts';
import { setAside } from '../../core/station/set-aside.ts';
import { opened, sessionOf, type Handlers } from '../handler.ts';
import { DEFAULT_AUTO_LOCK_MINUTES } from '../sessions.ts';

export const stationHandlers = {
  'station.status': ({ runtime }) => ({
    ...stationStatus(runtime.ports),
    secretKind: runtime.ports.machine.strength === 'os' ? 'pin' : 'passphrase',
    sample: runtime.ports.sample,
    host: runtime.ports.host,
    appVersion: runtime.ports.appVersion,
    now: isoNow(runtime),
  }),
  'station.create': async ({ runtime }, { noteFileId, ...input }) => {
    const note = noteFileId === null ? null : readNote(runtime.ports, noteFileId);
    const { session, ...founded } = await createStation(runtime, { ...input, note });
    return { ...opened(runtime, session), ...founded };
  },
  'station.confirmRecovery': (call, { groups }) => {
    confirmRecovery(call.runtime, sessionOf(call), groups);
    return { confirmed: true };
  },
  'station.renewRecovery': (call, { secret }) => renewRecovery(call.runtime, sessionOf(call), secret),
  'station.keys': ({ runtime }) => ownKeys(runtime),
  'station.replaceKeys': (call, { secret }) => replaceKeys(call.runtime, sessionOf(call), secret),
  'station.enrolAnew': async (call, { secret }) => {
    await enrolAnew(call.runtime, sessionOf(call), secret);
    return {};
  },
  'station.get': (call) => {
    const { stationId, deviceId } = sessionOf(call);
    const { register } = call.runtime;
    return {
      stationId,
      deviceId,
      profile: stationProfile(register),
      recoveryConfirmed: isRecoveryConfirmed(register),
      autoLockMinutes: DEFAULT_AUTO_LOCK_MINUTES,
    };
  },
  'station.revise': (call, { profile }) => {
    reviseStation(call.runtime, sessionOf(call), profile);
    return {};
  },
  'station.setAside': ({ runtime }) => setAside(runtime),
  'session.unlock': async ({ runtime }, { staffId, secret }) =>
    opened(runtime, await unlock(runtime, staffId, secret)),
  'session.recover': async ({ runtime }, input) => opened(runtime, await recover(runtime, input)),
  'staff.list': (call) => ({ staff: staffOf(call.runtime, sessionOf(call).stationId) }),
  'staff.create': (call, input) => ({ staffId: createStaff(call.runtime, sessionOf(call), input) }),
  'staff.revise': (call, input) => {
    reviseStaff(call.runtime, sessionOf(call), input);
    return {};
  },
  'staff.resetSecret': (call, { staffId, newSecret }) => {
    resetSecret(call.runtime, sessionOf(call), staffId, newSecret);
    return {};
  },
  'staff.openWork': (call, { staffId }) => {
    const session = sessionOf(call);
    return { items: openWorkOf(call.runtime, session, leaverOf(call.runtime, session, staffId)) };
  },
  'staff.handOver': (call, input) => ({ items: handOver(call.runtime, sessionOf(call), input) }),
  'staff.changeOwnSecret': (call, { secret, newSecret }) => {
    changeOwnSecret(call.runtime, sessionOf(call), secret, newSecret);
    return {};
  },
  'station.verify': ({ runtime, job }) => ({
    ...verifyRegister(runtime.register.read, runtime.ports, job),
    attachments: checkAttachments(runtime, job),
  }),
} satisfies Partial<Handlers>;
