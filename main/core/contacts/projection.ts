import { upsertContact } from '../../../db/queries/contacts.ts';
import { indexDoc } from '../../../db/queries/search.ts';
import { missingFields, type FieldValues } from '../../contract/fields.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { contactFields } from '../../terms/contact-fields.ts';
import { defineProjection, revised } from '../log/projection.ts';
import { nameKeys } from '../search/name-keys.ts';
import { searchEntry } from '../search/search-entry.ts';
import { collectiveFrom } from './rules.ts';

export type ContactFields = FieldValues<typeof contactFields>;

export interface ContactState {
  readonly stationId: string;
  readonly matterId: string;
  readonly registrationNo: string;
  readonly lookupCode: string;
  readonly registeredAt: string;
  readonly receptionistId: string;
  readonly lateEntry: string | null;
  readonly slipOutcome: string | null;
  readonly voided: boolean;
  readonly fields: ContactFields;
}

export const contactProjection = defineProjection('contact', {
  step(state: ContactState | null, op): ContactState | null {
    switch (op.kind) {
      case 'contact.register': {
        const { matterId, registrationNo, lookupCode, registeredAt, receptionistId, lateEntry, fields } =
          op.body;
        return {
          stationId: op.author.station,
          matterId,
          registrationNo,
          lookupCode,
          registeredAt,
          receptionistId,
          lateEntry: lateEntry ?? null,
          slipOutcome: null,
          voided: false,
          fields: { ...fields, ...op.pii?.fields },
        };
      }
      case 'contact.revise':
        return (
          state && {
            ...state,
            fields: revised(state.fields, { ...op.body.set, ...op.pii?.set }, op.body.clear),
          }
        );
      case 'contact.slip':
        return state && { ...state, slipOutcome: op.body.outcome };
      case 'contact.void':
        return state && { ...state, voided: true };
    }
  },
  write(tx, id, state) {
    const { fields, stationId, registrationNo, lookupCode } = state;
    const receivedAt = fields.receivedAt ?? state.registeredAt;
    const headcount = fields.headcount ?? 1;
    upsertContact(tx, {
      id,
      stationId,
      matterId: state.matterId,
      registrationNo,
      lookupCode,
      channel: fields.channel ?? 'visit',
      receivedAt,
      receivedOn: localDateOf(receivedAt),
      headcount,
      isCollective: headcount >= collectiveFrom ? 1 : 0,
      petitionerName: fields.petitionerName ?? null,
      nameKey: fields.petitionerName ? nameKeys(fields.petitionerName).full : null,
      receptionistId: state.receptionistId,
      state: state.voided ? 'void' : 'registered',
      stage: missingFields(contactFields, fields, 2).length === 0 ? 2 : 1,
      slipOutcome: state.slipOutcome,
      sealed: 0,
      fields: JSON.stringify({
        registeredAt: state.registeredAt,
        lateEntry: state.lateEntry,
        values: fields,
      }),
    });
    indexDoc(tx, {
      ...searchEntry(contactFields, fields, [
        { kind: 'number', value: registrationNo },
        { kind: 'code', value: lookupCode },
      ]),
      entity: 'contact',
      entityId: id,
      stationId,
      sortOn: receivedAt,
    });
  },
});
