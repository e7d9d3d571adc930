import { findContact } from '../../../db/queries/contacts.ts';
import { indexDoc } from '../../../db/queries/search.ts';
import { findMatter, mattersMergedInto, removeMatter, upsertMatter } from '../../../db/queries/matters.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { FieldValues } from '../../contract/fields.ts';
import { matterFields } from '../../terms/contact-fields.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import { applyVoidings, eraseVoidWords, type MatterVoidings } from '../contacts/voidings.ts';
import type { AnyOp } from '../log/op-kinds.ts';
import { defineProjection, revised } from '../log/projection.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { eraseRecord } from '../redaction/erase-record.ts';
import { foldRedaction, type FoldedRedaction } from '../redaction/fold-redaction.ts';
import { noActs, stepActs, type Ending, type FoldedActs } from './acts.ts';
import { searchEntry } from '../search/search-entry.ts';
import { settleMatters } from './settle.ts';
import { writeActs } from './write-acts.ts';

export type MatterFields = FieldValues<typeof matterFields>;

export interface FoldedAnswer extends Ending {
  readonly answeredOn: string;
  readonly agreedOral: boolean;
  readonly text: string | null;
}

export interface FoldedMatter {
  readonly stationId: string;
  readonly registrationNo: string;
  readonly firstReceivedOn: string;
  readonly limitProfile: string;
  readonly responsibleId: string;
  readonly answer: FoldedAnswer | null;
  readonly acts: FoldedActs;
  readonly fields: MatterFields;
  /** The matter that it was merged into, see settle.ts. */
  readonly mergedInto: string | null;
  /** What had ended that one last when it was merged. */
  readonly mergedAfter: string | null;
  /** What it says of its comings. */
  readonly voidings: MatterVoidings;
  readonly redaction: FoldedRedaction | null;
  /** When its words were moved into a sealed record. */
  readonly sealedAt: string | null;
}

function wordless<T extends object>(paper: T): T & { readonly snapshot: null } {
  return { ...paper, snapshot: null };
}

/** What a snapshot says stands in its own row: lists read this one. */
function actsToKeep({ documents, letters, files, ...acts }: FoldedActs): FoldedActs {
  return {
    ...acts,
    documents: documents.map(wordless),
    letters: letters.map(wordless),
    files: files.map(wordless),
  };
}

export const matterProjection = defineProjection('matter', {
  step(state: FoldedMatter | null, op): FoldedMatter | null {
    switch (op.kind) {
      case 'matter.open': {
        const { fields, ...rest } = op.body;
        return {
          ...rest,
          stationId: op.author.station,
          answer: null,
          mergedInto: null,
          mergedAfter: null,
          acts: noActs,
          voidings: {},
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
        return (
          state && {
            ...state,
            answer: { opId: op.opId, ends: [], ...op.body, text: op.pii?.answer ?? null },
          }
        );
      case 'matter.merge':
        return state && { ...state, mergedInto: op.body.into, mergedAfter: op.body.after ?? null };
      case 'matter.unmerge':
        return state && { ...state, mergedInto: null, mergedAfter: null };
      case 'matter.voidComing': {
        const { contactId, reason } = op.body;
        const voiding = { opId: op.opId, at: hlcTime(op.hlc), staffId: op.author.user, reason };
        return state && { ...state, voidings: { ...state.voidings, [contactId]: voiding } };
      }
      case 'matter.unvoidComing':
        return state && { ...state, voidings: { ...state.voidings, [op.body.contactId]: null } };
      case 'matter.seal':
        return state && { ...state, sealedAt: hlcTime(op.hlc) };
      case 'matter.redact':
        return state && { ...state, redaction: foldRedaction(state.redaction, op) };
      case 'matter.assign':
      case 'matter.transferAccept':
      case 'matter.returnAccept':
        return state && { ...state, responsibleId: op.body.responsibleId };
      // What they make of the record is settled before it is folded (log/ownership.ts).
      case 'matter.transferOffer':
      case 'matter.transferWithdraw':
      case 'matter.transferDecline':
      case 'matter.returnOffer':
      case 'matter.returnWithdraw':
      case 'matter.returnDecline':
      case 'matter.proposalAccept':
      case 'matter.proposalDecline':
        return state;
      default:
        return state && { ...state, acts: stepActs(state.acts, op) };
    }
  },
  write(tx, id, state, { order, above, handover, proposals }) {
    const { fields, stationId, registrationNo, firstReceivedOn, limitProfile, mergedInto } = state;
    const before = findMatter(tx, id);
    const mergedBefore = before?.mergedInto ?? null;
    const { acts } = state;
    const acted = Number(acts !== noActs);
    const issued = [
      ...[...acts.documents, ...acts.letters, ...acts.files].map(({ documentId }) => documentId),
      ...acts.entries.map(({ entryId }) => entryId),
    ];
    if (state.sealedAt !== null) {
      const left = mattersMergedInto(tx, id).map((row) => row.id);
      removeMatter(tx, id);
      writeActs(tx, id, noActs);
      eraseRecord(tx, 'matter', id, { at: state.sealedAt, issued });
      settleMatters(tx, [mergedBefore, ...left]);
      return;
    }
    const { redaction } = state;
    if (redaction) eraseRecord(tx, 'matter', id, { at: redaction.at, issued });
    if (acted === 1 || before?.acted === 1) writeActs(tx, id, acts);
    upsertMatter(tx, {
      id,
      stationId,
      ownerStation: above ?? stationId,
      handover: handover?.state ?? null,
      openProposals: proposals.filter((proposal) => proposal.state === 'open').length,
      registrationNo,
      purpose: fields.purpose ?? null,
      category: fields.contentCategory ?? null,
      state: 'registered',
      officialNo: acts.officialNo,
      acted,
      mainId: id,
      mergedInto,
      summary: fields.summary ?? null,
      responsibleId: state.responsibleId,
      firstReceivedOn,
      limitProfile,
      noticeProvisional: 0,
      handleProvisional: 0,
      unfiled: 0,
      fields: JSON.stringify({
        answer: state.answer,
        mergedAfter: state.mergedAfter,
        acts: actsToKeep(acts),
        opened: { receivedOn: firstReceivedOn, limitProfile },
        redaction,
        voidings: state.voidings,
        values: fields,
      }),
    });
    eraseWordsOfErased(tx, id, [...order, ...proposals.map(({ op }) => op)]);
    applyVoidings(tx, id, { before: before ? storedMatter(before).voidings : {}, now: state.voidings });
    settleMatters(tx, [id, mergedBefore]);
    indexDoc(tx, {
      ...searchEntry(
        matterFields,
        fields,
        acts.officialNo === null ? [] : [{ kind: 'number', value: acts.officialNo }],
      ),
      entity: 'matter',
      entityId: id,
      stationId,
      sortOn: firstReceivedOn,
    });
  },
});

/** What is said about a coming may arrive after its erasure. */
function eraseWordsOfErased(tx: WriteTx, matterId: string, ops: readonly AnyOp[]): void {
  for (const { kind, body } of ops) {
    if (kind !== 'matter.voidComing' && kind !== 'matter.unvoidComing') continue;
    const { contactId } = body;
    const contact = findContact(tx, contactId);
    const redaction = contact && storedContact(contact).redaction;
    if (redaction) eraseVoidWords(tx, matterId, { contactId, at: redaction.at });
  }
}
