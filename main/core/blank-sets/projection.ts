import { upsertBlankSet } from '../../../db/queries/blank-sets.ts';
import type { blankSetStates } from '../../terms/document-kinds.ts';
import type { BodyOf } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';

type BlankSetState = BodyOf<'blankSet.reserve'> & {
  readonly stationId: string;
  readonly state: (typeof blankSetStates)[number];
};

export const blankSetProjection = defineProjection('blankSet', {
  step(state: BlankSetState | null, op): BlankSetState | null {
    switch (op.kind) {
      case 'blankSet.reserve':
        return { ...op.body, stationId: op.author.station, state: 'reserved' };
      case 'blankSet.use':
        return state && { ...state, state: 'used' };
      case 'blankSet.void':
        return state && { ...state, state: 'void' };
    }
  },
  write(tx, id, state) {
    upsertBlankSet(tx, { id, ...state });
  },
});
