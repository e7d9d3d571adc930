import { upsertStaff } from '../../../db/queries/stations.ts';
import type { Role } from '../../terms/station.ts';
import { defineProjection } from '../log/projection.ts';

export interface StaffState {
  readonly stationId: string;
  readonly name: string;
  readonly post: string;
  readonly phone: string;
  readonly roles: readonly Role[];
  readonly active: boolean;
  readonly since: string;
}

export const staffProjection = defineProjection('staff', {
  step(state: StaffState | null, op): StaffState | null {
    switch (op.kind) {
      case 'staff.create':
      case 'staff.revise': {
        // Without its opening it is an orphan: whose person it is would be anybody's word.
        if (state === null && op.kind === 'staff.revise') return null;
        const { name, post, phone } = op.pii ?? state ?? { name: '', post: '', phone: '' };
        const since = state?.since ?? op.businessDate;
        const active = state?.active ?? true;
        return { stationId: op.author.station, name, post, phone, roles: op.body.roles, active, since };
      }
      case 'staff.handOver':
        return state;
      case 'staff.leave':
        return state && { ...state, active: false };
    }
  },
  write(tx, id, { stationId, name, roles, active, since, post, phone }) {
    upsertStaff(tx, {
      id,
      stationId,
      name,
      roles: roles.join(','),
      active: active ? 1 : 0,
      since,
      fields: JSON.stringify({ post, phone }),
    });
  },
});
