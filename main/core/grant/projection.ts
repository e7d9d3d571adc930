import { upsertDevice, upsertPolicy, type DeviceRow } from '../../../db/queries/grants.ts';
import type { BodyOf } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';

export const deviceProjection = defineProjection('device', {
  step(state: Omit<DeviceRow, 'id'> | null, op): Omit<DeviceRow, 'id'> | null {
    switch (op.kind) {
      case 'device.certify': {
        // Once revoked it stays so, and nobody else's word replaces the issuer's.
        if (state) return state;
        const { stationId, suite: _, ...rest } = op.body;
        const name = op.pii?.name ?? '';
        return { ...rest, name, issuerStation: op.author.station, holderStation: stationId, revoked: 0 };
      }
      case 'device.revoke':
        return state && { ...state, revoked: 1 };
    }
  },
  write: (tx, id, state) => void upsertDevice(tx, { id, ...state }),
});

type PolicyState = BodyOf<'policy.set'> & { readonly stationId: string };

export const policyProjection = defineProjection('policy', {
  step: (_: PolicyState | null, op): PolicyState | null => ({ ...op.body, stationId: op.author.station }),
  write(tx, id, { sealedRecipients, ...rest }) {
    upsertPolicy(tx, { id, ...rest, sealedRecipients: JSON.stringify(sealedRecipients) });
  },
});
