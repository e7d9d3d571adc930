import { upsertCodeList } from '../../../db/queries/code-lists.ts';
import type { ExchangeLevel } from '../../terms/exchange.ts';
import type { GrowingListId } from '../../terms/list-here.ts';
import type { LoggedOp } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';

/** What one station says of one code, and with which op last. */
export interface ItemSaid {
  readonly code: string;
  readonly zh: string | null;
  readonly en: string | null;
  readonly place: number;
  readonly offered: boolean;
  readonly hlc: string;
  readonly opId: string;
}

interface ListState {
  readonly stationId: string;
  readonly level: ExchangeLevel;
  readonly list: GrowingListId;
  readonly items: readonly ItemSaid[];
}

/** A list's entity stays that list's. */
export function stepCodeList(state: ListState | null, op: LoggedOp<'codeList.set'>): ListState {
  const { level, list, items } = op.body;
  if (state && state.list !== list) return state;
  const names = new Map((op.pii?.names ?? []).map(({ code, zh, en }) => [code, { zh, en }]));
  const said = new Map((state?.items ?? []).map((item) => [item.code, item]));
  for (const { code, place, offered } of items) {
    const { zh, en } = names.get(code) ?? said.get(code) ?? { zh: null, en: null };
    said.set(code, { code, zh, en, place, offered, hlc: op.hlc, opId: op.opId });
  }
  return { stationId: op.author.station, level, list, items: [...said.values()] };
}

export const codeListProjection = defineProjection('codeList', {
  step: stepCodeList,
  write(tx, id, { items, ...state }: ListState) {
    upsertCodeList(tx, {
      id,
      ...state,
      items: JSON.stringify(items.toSorted((a, b) => (a.code < b.code ? -1 : 1))),
    });
  },
});
