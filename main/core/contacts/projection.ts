import { removeContact, upsertContact } from '../../../db/queries/contacts.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { indexDoc } from '../../../db/queries/search.ts';
import type { FieldValues } from '../../contract/fields.ts';
import { localDateOf, startOfDay } from '../../contract/values/local-date.ts';
import { contactFields } from '../../terms/contact-fields.ts';
import type { SealedRoute } from '../../terms/sealed-terms.ts';
import type { VoidReason } from '../../terms/matter-terms.ts';
import { hlcTime } from '../log/hlc-time.ts';
import type { AnyOp } from '../log/op-kinds.ts';
import { defineProjection, revised } from '../log/projection.ts';
import { settleMatters } from '../matters/settle.ts';
import { nameKeys } from '../search/name-keys.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';
import { searchEntry } from '../search/search-entry.ts';
import { collectiveFrom } from '../../terms/collective.ts';
import { storedMatter } from './stored.ts';
import { eraseVoidWords, voidingOf, voidStanding } from './voidings.ts';

const noonMs = 12 * 3_600_000;

export type ContactFields = FieldValues<typeof contactFields>;

/** A coming that was entered by mistake, as it is kept. */
export interface FoldedVoiding {
  readonly at: string;
  readonly staffId: string;
  readonly reason: VoidReason;
  /** Null where nothing was said, it did not travel or was erased. */
  readonly words: string | null;
}

export interface ContactState {
  readonly stationId: string;
  readonly matterId: string | null;
  readonly registrationNo: string;
  readonly lookupCode: string;
  readonly registeredAt: string;
  readonly receptionistId: string;
  readonly lateEntry: string | null;
  readonly slipOutcome: string | null;
  readonly voiding: FoldedVoiding | null;
  /** Of the line of an accusation, of which nothing else is known. */
  readonly route: SealedRoute | null;
  readonly redaction: FoldedRedaction | null;
  /** When its words were moved into a sealed record. */
  readonly sealedAt: string | null;
  readonly fields: ContactFields;
}

function foldVoiding({ hlc, author, body, pii }: AnyOp<'contact.void'>): FoldedVoiding {
  return { at: hlcTime(hlc), staffId: author.user, reason: body.reason, words: pii?.reason ?? null };
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
          voiding: null,
          route: null,
          sealedAt: null,
          redaction: null,
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
      case 'contact.registerSealed': {
        const { registrationNo, lookupCode, registeredAt, receivedOn, channel, route, voidReason } = op.body;
        // Noon: whoever reads the register shall not learn who was seen at the door.
        const receivedAt = new Date(startOfDay(receivedOn) + noonMs).toISOString();
        return {
          stationId: op.author.station,
          matterId: null,
          registrationNo,
          lookupCode,
          registeredAt,
          receptionistId: op.author.user,
          lateEntry: null,
          slipOutcome: null,
          voiding: voidReason
            ? { at: hlcTime(op.hlc), staffId: op.author.user, reason: voidReason, words: null }
            : null,
          route,
          sealedAt: null,
          redaction: null,
          fields: { channel, receivedAt },
        };
      }
      case 'contact.seal':
        return state && { ...state, sealedAt: hlcTime(op.hlc) };
      case 'contact.redact':
        return state && { ...state, redaction: foldRedaction(state.redaction, op) };
      case 'contact.slip':
        return state && { ...state, slipOutcome: op.body.outcome };
      case 'contact.void':
        return state && { ...state, voiding: foldVoiding(op) };
      case 'contact.unvoid':
        return state && { ...state, voiding: null };
    }
  },
  write(tx, id, state) {
    const { fields, stationId, registrationNo, lookupCode, route, sealedAt, redaction } = state;
    if (sealedAt !== null) {
      removeContact(tx, id);
      if (state.matterId !== null) eraseVoidWords(tx, state.matterId, { contactId: id, at: sealedAt });
      eraseRecord(tx, 'contact', id, { at: sealedAt });
      settleMatters(tx, [state.matterId]);
      return;
    }
    if (redaction) {
      if (state.matterId !== null) eraseVoidWords(tx, state.matterId, { contactId: id, at: redaction.at });
      eraseRecord(tx, 'contact', id, { at: redaction.at, matterId: state.matterId });
    }
    const matter = state.matterId === null ? undefined : findMatter(tx, state.matterId);
    const about = { contactId: id, own: state.voiding, redacted: redaction !== null };
    const voiding = voidingOf(tx, about, matter ? storedMatter(matter).voidings : {});
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
      ...voidStanding({ route, redaction, values: fields }, voiding),
      slipOutcome: state.slipOutcome,
      sealed: route === null ? 0 : 1,
      fields: JSON.stringify({
        registeredAt: state.registeredAt,
        lateEntry: state.lateEntry,
        route,
        voiding,
        ownVoiding: state.voiding,
        redaction,
        values: fields,
      }),
    });
    settleMatters(tx, [state.matterId]);
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
