import { moveToSealed, previewMove } from '../../core/sealed/move-to-sealed.ts';
import { openSealed, printSealed, routeSealed, sealedList } from '../../core/sealed/officer-desk.ts';
import { setPassphrase } from '../../core/sealed/officer-keys.ts';
import { appointOfficer, dismissOfficer, listOfficers, setPiiUp } from '../../core/sealed/officers.ts';
import {
  referToOrgan,
  registerSealed,
  sealedEntryOf,
  sealedStatus,
} from '../../core/sealed/register-sealed.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const sealedHandlers = {
  'sealed.status': ({ runtime }) => sealedStatus(runtime.register),
  'sealed.register': (call, input) => registerSealed(call.runtime, sessionOf(call), input),
  'sealed.refer': (call, input) => referToOrgan(call.runtime, sessionOf(call), input),
  'sealed.moving': (call, { contactId }) => previewMove(call.runtime, sessionOf(call), contactId),
  'sealed.move': async (call, input) => ({
    contactId: await moveToSealed({ runtime: call.runtime, session: sessionOf(call), job: call.job }, input),
  }),
  'sealed.entry': ({ runtime }, { contactId }) => sealedEntryOf(runtime.register, contactId),
  'sealed.officers': (call) => listOfficers(call.runtime, sessionOf(call)),
  'sealed.appoint': (call, { staffId }) => {
    appointOfficer(call.runtime, sessionOf(call), staffId);
    return {};
  },
  'sealed.dismiss': (call, { staffId }) => {
    dismissOfficer(call.runtime, sessionOf(call), staffId);
    return {};
  },
  'sealed.setPiiUp': (call, { piiUp }) => {
    setPiiUp(call.runtime, sessionOf(call), piiUp);
    return {};
  },
  'sealed.setPassphrase': async (call, input) => {
    await setPassphrase(call.runtime, sessionOf(call), input);
    return {};
  },
  'sealed.list': ({ runtime }) => ({ rows: sealedList(runtime.register.read) }),
  'sealed.open': (call, input) => openSealed(call.runtime, sessionOf(call), input),
  'sealed.print': (call, { sealedId }) => printSealed(call.runtime, sessionOf(call), sealedId),
  'sealed.route': (call, input) => {
    routeSealed(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
