import { contactsOfMatter, contactsWithoutSlip, findContact } from '../../../db/queries/contacts.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { Paper } from '../../contract/papers.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { matterFields } from '../../terms/contact-fields.ts';
import { AppError } from '../app-error.ts';
import { codeNamesOf } from '../lists/code-names.ts';
import type { OpenRegister } from '../register.ts';
import { sealedEntryOf } from '../sealed/register-sealed.ts';
import { stationProfile } from '../station/service.ts';
import { contactDetail, contactRowOf } from './read-contacts.ts';

/** F01 of one coming (domain.md §2.1). Errors: NOT_FOUND. */
export function registrationFormPaper(
  register: OpenRegister,
  contactId: string,
): { no: string; paper: Paper } {
  const detail = contactDetail(register, contactId);
  const { contact, matter } = contactRowOf(register.read, contactId);
  const first = contactsOfMatter(register.read, matter.mainId).find(({ state }) => state !== 'void');
  return {
    no: detail.registrationNo,
    paper: {
      documentKind: 'registrationForm',
      data: {
        ...detail,
        ...(detail.voiding ? { isVoid: true as const } : {}),
        codeNames: codeNamesOf(register.read, matterFields, detail.matter),
        stationName: stationProfile(register, contact.stationId).name,
        firstContactOn: first && detail.contactSeq > 1 ? first.receivedOn : null,
      },
    },
  };
}

/**
 * F02 of one coming: what a villager may take home, and no more (domain.md §2.2). Errors: NOT_FOUND; CONFLICT for a void
 * one, which promises nothing.
 */
export function receiptSlipPaper(register: OpenRegister, contactId: string): { no: string; paper: Paper } {
  if (findContact(register.read, contactId)?.sealed === 1) return sealedSlip(register, contactId);
  const detail = contactDetail(register, contactId);
  if (detail.voiding) throw new AppError('CONFLICT');
  const { registrationNo, lookupCode, receptionistName, contact, matter, answer, dates } = detail;
  const { stationId } = contactRowOf(register.read, contactId).contact;
  return {
    no: registrationNo,
    paper: {
      documentKind: 'receiptSlip',
      data: {
        registrationNo,
        lookupCode,
        receivedOn: localDateOf(contact.receivedAt ?? detail.registeredAt),
        lateEntry:
          detail.lateEntry === null
            ? null
            : { reason: detail.lateEntry, registeredOn: localDateOf(detail.registeredAt) },
        subject: matter.summary ?? null,
        materialCopies: (contact.materials ?? []).reduce((sum, { copies }) => sum + (copies ?? 1), 0),
        receptionistName,
        next: answer ? 'answered' : 'here',
        ...dates,
        simple: (contact.assistanceNeeded ?? []).length > 0,
        copies: Math.max(1, contact.representatives?.length ?? 0),
        desk: stationProfile(register, stationId),
      },
    },
  };
}

/** F12: code and date alone, no number, no subject, no dates of a procedure that is not ours (Regs 2022 Art 30). */
function sealedSlip(register: OpenRegister, contactId: string): { no: string; paper: Paper } {
  const { registrationNo, lookupCode, receivedOn, receptionistName, route } = sealedEntryOf(
    register,
    contactId,
  );
  return {
    no: registrationNo,
    paper: {
      documentKind: 'receiptSlip',
      data: {
        registrationNo: null,
        lookupCode,
        receivedOn,
        lateEntry: null,
        subject: null,
        materialCopies: 0,
        receptionistName,
        next: route === 'toOfficer' ? 'accusation' : 'told',
        noticeDueOn: '',
        handleDueOn: '',
        noticeProvisional: false,
        handleProvisional: false,
        simple: false,
        copies: 1,
        desk: stationProfile(register),
      },
    },
  };
}

/** Slips that wait for a printer or for somebody's word, oldest first. */
export function pendingSlips(
  { read }: OpenRegister,
  stationId: string,
  limit: number,
): RouteOutput<'document.pendingSlips'>['slips'] {
  return contactsWithoutSlip(read, stationId, limit).map(
    ({ id, registrationNo, receivedAt, petitionerName, sealed }) => ({
      contactId: id,
      registrationNo,
      receivedAt,
      petitionerName,
      sealed: sealed === 1,
    }),
  );
}
