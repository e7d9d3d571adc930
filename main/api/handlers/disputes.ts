import {
  addProgress,
  concludeDispute,
  recordPerformance,
  reopenDispute,
  revealPartyPhone,
  reviseDispute,
  unvoidDispute,
  voidDispute,
} from '../../core/disputes/change-dispute.ts';
import { disputeDetail, listedDisputes } from '../../core/disputes/read-disputes.ts';
import { registerDispute } from '../../core/disputes/register-dispute.ts';
import { redactDispute } from '../../core/redaction/redact-record.ts';
import { sessionOf, type Call, type Handlers } from '../handler.ts';

type Step<I> = (runtime: Call['runtime'], session: ReturnType<typeof sessionOf>, input: I) => void;

function done<I>(step: Step<I>): (call: Call, input: I) => Record<string, never> {
  return (call, input) => {
    step(call.runtime, sessionOf(call), input);
    return {};
  };
}

export const disputeHandlers = {
  'dispute.register': (call, input) => registerDispute(call.runtime, sessionOf(call), input),
  'dispute.list': ({ runtime }, { sort, descending, ...query }) =>
    listedDisputes(runtime.register, { ...query, order: { by: sort, descending } }),
  'dispute.get': ({ runtime }, { disputeId }) => disputeDetail(runtime.register, disputeId),
  'dispute.reveal': (call, input) => ({ value: revealPartyPhone(call.runtime, sessionOf(call), input) }),
  'dispute.revise': done(reviseDispute),
  'dispute.progress': done(addProgress),
  'dispute.conclude': done(concludeDispute),
  'dispute.perform': done(recordPerformance),
  'dispute.reopen': done(reopenDispute),
  'dispute.redact': done(redactDispute),
  'dispute.void': done(voidDispute),
  'dispute.unvoid': done(unvoidDispute),
} satisfies Partial<Handlers>;
