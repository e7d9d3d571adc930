import {
  acceptMatter,
  adoptProposal,
  declineMatter,
  dismissProposal,
  giveMatterBack,
  offerMatter,
  reviseMatter,
  withdrawOffer,
} from '../../core/matters/hand-over-matter.ts';
import { matterOwnership, ownershipInbox } from '../../core/matters/read-ownership.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const ownershipHandlers = {
  'matter.ownership': (call, { matterId }) =>
    matterOwnership(call.runtime.register.read, sessionOf(call), matterId),
  'matter.inbox': (call) => ownershipInbox(call.runtime.register.read, sessionOf(call)),
  'matter.transferOffer': (call, input) => {
    offerMatter(call.runtime, sessionOf(call), input);
    return {};
  },
  'matter.returnOffer': (call, input) => {
    giveMatterBack(call.runtime, sessionOf(call), input);
    return {};
  },
  'matter.transferWithdraw': (call, input) => {
    withdrawOffer(call.runtime, sessionOf(call), input);
    return {};
  },
  'matter.transferAccept': (call, input) => {
    acceptMatter(call.runtime, sessionOf(call), input);
    return {};
  },
  'matter.transferDecline': (call, input) => {
    declineMatter(call.runtime, sessionOf(call), input);
    return {};
  },
  'matter.revise': (call, input) => reviseMatter(call.runtime, sessionOf(call), input),
  'matter.proposalAccept': (call, input) => {
    adoptProposal(call.runtime, sessionOf(call), input);
    return {};
  },
  'matter.proposalDecline': (call, input) => {
    dismissProposal(call.runtime, sessionOf(call), input);
    return {};
  },
} satisfies Partial<Handlers>;
