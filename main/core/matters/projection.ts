import { indexDoc } from '../../../db/queries/search.ts';
import { removeMatter, upsertMatter } from '../../../db/queries/matters.ts';
import type { FieldValues } from '../../contract/fields.ts';
import { matterFields } from '../../terms/contact-fields.ts';
import { defineProjection, revised } from '../log/projection.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';
import { matterClocks } from './clocks.ts';
import { searchEntry } from '../search/search-entry.ts';

export type MatterFields = FieldValues<typeof matterFields>;

export interface MatterState {
  readonly stationId: string;
  readonly registrationNo: string;
  readonly firstReceivedOn: string;
  readonly limitProfile: string;
  readonly responsibleId: string;
  readonly answer: {
    readonly answeredOn: string;
    readonly agreedOral: boolean;
    readonly text: string | null;
  } | null;
  readonly fields: MatterFields;
  readonly redaction: FoldedRedaction | null;
  /** When its words were moved into a sealed record. */
  readonly sealedAt: string | null;
}

export const matterProjection = defineProjection('matter', {
  step(state: MatterState | null, op): MatterState | null {
    switch (op.kind) {
      case 'matter.open': {
        const { fields, ...rest } = op.body;
        return {
          ...rest,
          stationId: op.author.station,
          answer: null,
          redaction: null,
          sealedAt: null,
          fields: { ...fields, ...op.pii?.fields },
        };
      }
      case 'matter.revise':
        return (
          state && {
            ...state,
            fields: revised(state.fields, { ...op.body.set, ...op.pii?.set }, op.body.clear),
          }
        );
      case 'matter.answerOnSpot':
        return state && { ...state, answer: { ...op.body, text: op.pii?.answer ?? null } };
      case 'matter.seal':
        return state && { ...state, sealedAt: hlcTime(op.hlc) };
      case 'matter.redact':
        return state && { ...state, redaction: foldRedaction(state.redaction, op) };
      case 'matter.assign':
        return state && { ...state, responsibleId: op.body.responsibleId };
    }
  },
  write(tx, id, state) {
    const { fields, stationId, registrationNo, firstReceivedOn } = state;
    if (state.sealedAt !== null) {
      removeMatter(tx, id);
      eraseRecord(tx, 'matter', id, { at: state.sealedAt });
      return;
    }
    const { redaction } = state;
    if (redaction) eraseRecord(tx, 'matter', id, redaction);
    const clocks = matterClocks(state);
    const open = state.answer === null;
    // What nobody can be told any more is not owed.
    const isOwed = open && redaction === null;
    upsertMatter(tx, {
      id,
      stationId,
      registrationNo,
      purpose: fields.purpose ?? null,
      category: fields.contentCategory ?? null,
      state: open ? 'registered' : 'answered',
      summary: fields.summary ?? null,
      responsibleId: state.responsibleId,
      firstReceivedOn,
      noticeDueOn: clocks.firstNotice.legalDue,
      noticeSafeOn: clocks.firstNotice.safeDate,
      handleDueOn: clocks.handle.legalDue,
      nextDueOn: isOwed ? clocks.firstNotice.safeDate : null,
      fields: JSON.stringify({
        answer: state.answer,
        limitProfile: state.limitProfile,
        redaction,
        values: fields,
      }),
    });
    indexDoc(tx, {
      ...searchEntry(matterFields, fields),
      entity: 'matter',
      entityId: id,
      stationId,
      sortOn: firstReceivedOn,
    });
  },
});
