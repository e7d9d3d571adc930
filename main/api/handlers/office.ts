import {
  followOffice,
  officeDetail,
  officeYear,
  recordOffice,
  registerSuggestion,
  reviseOffice,
  voidOffice,
} from '../../core/office/office.ts';
import { redactOffice } from '../../core/redaction/redact-record.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const officeHandlers = {
  'office.year': (call, input) => officeYear(call.runtime, sessionOf(call), input),
  'office.get': (call, { recordId }) =>
    officeDetail(call.runtime.register.read, sessionOf(call).stationId, recordId),
  'office.record': (call, input) => recordOffice(call.runtime, sessionOf(call), input),
  'office.revise': (call, input) => {
    reviseOffice(call.runtime, sessionOf(call), input);
    return {};
  },
  'office.follow': (call, input) => {
    followOffice(call.runtime, sessionOf(call), input);
    return {};
  },
  'office.register': (call, input) => registerSuggestion(call.runtime, sessionOf(call), input),
  'office.void': (call, input) => {
    voidOffice(call.runtime, sessionOf(call), input);
    return {};
  },
  'office.redact': (call, input) => {
    redactOffice(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
