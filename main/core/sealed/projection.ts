import { upsertSealed, type SealedRow } from '../../../db/queries/sealed.ts';
import { defineProjection } from '../log/projection.ts';

export const sealedProjection = defineProjection('sealed', {
  step(state: Omit<SealedRow, 'id'> | null, op): Omit<SealedRow, 'id'> | null {
    switch (op.kind) {
      case 'sealed.register':
        return state ?? { ...op.body, stationId: op.author.station, routedOn: null };
      case 'sealed.route':
        return state && { ...state, routedOn: op.body.routedOn };
    }
  },
  write: (tx, id, state) => void upsertSealed(tx, { id, ...state }),
});
