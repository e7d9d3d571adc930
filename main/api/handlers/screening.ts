import { holdRound, listedRounds, reviseRound, roundDetail, voidRound } from '../../core/screening/rounds.ts';
import { redactRound } from '../../core/redaction/redact-record.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const screeningHandlers = {
  'screening.list': (call, input) => listedRounds(call.runtime, sessionOf(call), input),
  'screening.get': ({ runtime }, { roundId }) => roundDetail(runtime.register.read, roundId),
  'screening.hold': (call, input) => holdRound(call.runtime, sessionOf(call), input),
  'screening.revise': (call, input) => {
    reviseRound(call.runtime, sessionOf(call), input);
    return {};
  },
  'screening.redact': (call, input) => {
    redactRound(call.runtime, sessionOf(call), input);
    return {};
  },
  'screening.void': (call, input) => {
    voidRound(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
