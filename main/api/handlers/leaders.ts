import {
  cancelReception,
  leadersAbout,
  leaderYear,
  recordReception,
  recordResult,
  scheduleReception,
} from '../../core/leaders/leaders.ts';
import { redactReception } from '../../core/redaction/redact-record.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const leaderHandlers = {
  'leader.year': (call, input) => leaderYear(call.runtime, sessionOf(call), input),
  'leader.aboutMatter': (call, input) => leadersAbout(call.runtime, sessionOf(call), input),
  'leader.schedule': (call, input) => scheduleReception(call.runtime, sessionOf(call), input),
  'leader.cancel': (call, input) => {
    cancelReception(call.runtime, sessionOf(call), input);
    return {};
  },
  'leader.record': (call, input) => recordReception(call.runtime, sessionOf(call), input),
  'leader.result': (call, input) => {
    recordResult(call.runtime, sessionOf(call), input);
    return {};
  },
  'leader.redact': (call, input) => {
    redactReception(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
