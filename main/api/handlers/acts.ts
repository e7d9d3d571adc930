import { performAct } from '../../core/matters/perform-act.ts';
import { matterActs, referredUnits } from '../../core/matters/read-acts.ts';
import { sessionOf, type Handlers } from '../handler.ts';

export const actHandlers = {
  'matter.acts': (call, { matterId }) => matterActs(call.runtime, sessionOf(call), matterId),
  'matter.units': (call) => referredUnits(call.runtime),
  'matter.act': (call, input) => performAct(call.runtime, sessionOf(call), input),
} satisfies Partial<Handlers>;
