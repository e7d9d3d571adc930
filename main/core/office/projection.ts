import { upsertOfficeRecord } from '../../../db/queries/office.ts';
import type { FieldValues } from '../../contract/fields.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import {
  officeDay,
  type OfficeAct,
  type officeFields,
  type officeFollowFields,
} from '../../terms/office-fields.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { defineProjection } from '../log/projection.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';

export type OfficeValues = FieldValues<typeof officeFields>;

/** What stands in `office_record.fields`. */
export interface FoldedOffice {
  readonly registrarId: string;
  readonly values: OfficeValues;
  readonly follows: readonly {
    readonly staffId: string;
    readonly at: string;
    readonly values: FieldValues<typeof officeFollowFields>;
    readonly contactId: string | null;
  }[];
  readonly voidReason: string | null;
  readonly redaction: FoldedRedaction | null;
}

interface WithKeys extends FoldedOffice {
  readonly stationId: string;
  readonly act: OfficeAct;
  readonly matterId: string | null;
  readonly recordedOn: string;
  readonly isVoid: boolean;
}

export const officeProjection = defineProjection('officeRecord', {
  step(state: WithKeys | null, op): WithKeys | null {
    if (op.kind === 'office.record') {
      return (
        state ?? {
          stationId: op.author.station,
          registrarId: op.author.user,
          act: op.body.act,
          matterId: op.body.matterId ?? null,
          recordedOn: localDateOf(hlcTime(op.hlc)),
          values: { ...op.body.fields, ...op.pii?.fields },
          follows: [],
          isVoid: false,
          voidReason: null,
          redaction: null,
        }
      );
    }
    if (state === null) return null;
    switch (op.kind) {
      case 'office.revise':
        return {
          ...state,
          matterId: op.body.matterId ?? null,
          values: { ...op.body.fields, ...op.pii?.fields },
        };
      case 'office.follow': {
        const follow = {
          staffId: op.author.user,
          at: hlcTime(op.hlc),
          values: { ...op.body.fields, ...op.pii?.fields },
          contactId: op.body.contactId ?? null,
        };
        return { ...state, follows: [...state.follows, follow] };
      }
      case 'office.void':
        return { ...state, isVoid: true, voidReason: state.voidReason ?? op.pii?.reason ?? null };
      case 'office.redact':
        return { ...state, redaction: foldRedaction(state.redaction, op) };
    }
  },
  write(tx, id, { stationId, act, matterId, recordedOn, isVoid, ...folded }) {
    if (folded.redaction) eraseRecord(tx, 'officeRecord', id, folded.redaction);
    upsertOfficeRecord(tx, {
      id,
      stationId,
      act,
      actOn: folded.values[officeDay[act]] ?? recordedOn,
      isVoid: isVoid ? 1 : 0,
      dueOn: isVoid || folded.redaction ? null : (openIn(act, folded)[0]?.due ?? null),
      matterId,
      fields: JSON.stringify(folded satisfies FoldedOffice),
    });
  },
});

/** What is still open in a record, the nearest first; `itemNo`: which of its items. */
export function openIn(
  act: OfficeAct,
  { values, follows }: Pick<FoldedOffice, 'values' | 'follows'>,
): { readonly itemNo: number | null; readonly due: string | null }[] {
  const open =
    act === 'meeting'
      ? openItems(values.meetingItems ?? [], follows)
      : follows.length > 0 || (act !== 'instruction' && act !== 'appointment')
        ? []
        : [
            {
              itemNo: null,
              due: (act === 'instruction' ? values.instructionDueOn : values.appointedOn) ?? null,
            },
          ];
  return open.toSorted((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
}

function openItems(
  items: NonNullable<OfficeValues['meetingItems']>,
  follows: FoldedOffice['follows'],
): { readonly itemNo: number; readonly due: string | null }[] {
  const done = new Set(follows.map((follow) => follow.values.itemNo));
  return items
    .map(({ due }, index) => ({ itemNo: index + 1, due: due ?? null }))
    .filter(({ itemNo }) => !done.has(itemNo));
}
