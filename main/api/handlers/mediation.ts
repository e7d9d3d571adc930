import { beginMediationStep, performMediation, strikeMediationEntry } from '../../core/disputes/mediate.ts';
import { archiveMediation, mediationFileOf, unarchiveMediation } from '../../core/disputes/mediation-file.ts';
import { mediationDetail } from '../../core/disputes/read-mediations.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const mediationHandlers = {
  'mediation.get': ({ runtime }, { disputeId }) => mediationDetail(runtime.register, disputeId),
  'mediation.begin': (call, input) => beginMediationStep(call.runtime, sessionOf(call), input),
  'mediation.act': (call, input) => performMediation(call.runtime, sessionOf(call), input),
  'mediation.strike': (call, input) => {
    strikeMediationEntry(call.runtime, sessionOf(call), input);
    return {};
  },
  'mediation.caseFile': ({ runtime }, input) => mediationFileOf(runtime, input),
  'mediation.archive': (call, input) => archiveMediation(call.runtime, sessionOf(call), input),
  'mediation.unarchive': (call, input) => {
    unarchiveMediation(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
