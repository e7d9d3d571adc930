import {
  recordSlip,
  revealNumber,
  reviseContact,
  unvoidContact,
  voidContact,
} from '../../core/contacts/change-contact.ts';
import { findLostSlip } from '../../core/contacts/lost-slip.ts';
import { contactDetail, listedContacts, lookedUp } from '../../core/contacts/read-contacts.ts';
import { registerContact } from '../../core/contacts/register-contact.ts';
import { progressOf } from '../../core/matters/progress.ts';
import { redactContact } from '../../core/redaction/redact-record.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const contactHandlers = {
  'contact.register': (call, input) => registerContact(call.runtime, sessionOf(call), input),
  'contact.list': ({ runtime }, { sort, descending, ...query }) =>
    listedContacts(runtime.register, { ...query, order: { by: sort, descending } }),
  'contact.get': ({ runtime }, { contactId }) => contactDetail(runtime.register, contactId),
  'contact.lookup': ({ runtime }, { lookupCode }) => lookedUp(runtime.register, lookupCode),
  'contact.progress': (call, { contactId }) => progressOf(call.runtime, sessionOf(call), contactId),
  'contact.lostSlip': (call, input) => findLostSlip(call.runtime, sessionOf(call), input),
  'contact.reveal': (call, input) => ({ value: revealNumber(call.runtime, sessionOf(call), input) }),
  'contact.revise': (call, input) => {
    reviseContact(call.runtime, sessionOf(call), input);
    return {};
  },
  'contact.redact': (call, input) => {
    redactContact(call.runtime, sessionOf(call), input);
    return {};
  },
  'contact.void': (call, input) => voidContact(call.runtime, sessionOf(call), input),
  'contact.unvoid': (call, input) => unvoidContact(call.runtime, sessionOf(call), input),
  'contact.slip': (call, { contactId, outcome }) => {
    recordSlip(call.runtime, sessionOf(call), contactId, outcome);
    return {};
  },
} satisfies Partial<Handlers>;
