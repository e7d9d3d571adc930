import { upsertLimitSetting, type LimitSettingRow } from '../../../db/queries/limit-settings.ts';
import { defineProjection } from '../log/projection.ts';
import { chosenKey } from './limit-profiles.ts';

export const limitSettingProjection = defineProjection('limitProfile', {
  step(_: Omit<LimitSettingRow, 'id'> | null, op): Omit<LimitSettingRow, 'id'> | null {
    const { level, from, profile, notice, handle } = op.body;
    return {
      stationId: op.author.station,
      level,
      fromOn: from,
      profileKey: chosenKey(profile, { notice, handle }),
      hlc: op.hlc,
      opId: op.opId,
    };
  },
  write: (tx, id, state) => void upsertLimitSetting(tx, { id, ...state }),
});
