import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import type { Paper } from '../../contract/papers.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { contactDetail, contactRowOf } from './read-contacts.ts';

/** F01 of one coming (domain.md §2.1). Errors: NOT_FOUND. */
export function registrationFormPaper(
  register: OpenRegister,
  contactId: string,
): { no: string; paper: Paper } {
  const detail = contactDetail(register, contactId);
  const { stationId } = contactRowOf(register.read, contactId).contact;
  const { registrationNo, registeredAt, receptionistName, lateEntry, contactSeq } = detail;
  const [first] = contactsOfMatter(register.read, detail.matterId);
  const { contact, matter, answer } = detail;
  return {
    no: registrationNo,
    paper: {
      documentKind: 'registrationForm',
      data: {
        stationName: stationProfile(register, stationId).name,
        registrationNo,
        registeredAt,
        receptionistName,
        lateEntry,
        contactSeq,
        firstContactOn: first && contactSeq > 1 ? first.receivedOn : null,
        contact,
        matter,
        answer,
      },
    },
  };
}

/** F02 of one coming: what a villager may take home, and no more (domain.md §2.2). Errors: NOT_FOUND. */
export function receiptSlipPaper(register: OpenRegister, contactId: string): { no: string; paper: Paper } {
  const { registrationNo, lookupCode, receptionistName, contact, matter, answer, dates, registeredAt } =
    contactDetail(register, contactId);
  const { stationId } = contactRowOf(register.read, contactId).contact;
  const { name, phone, address, hours, supervisionPhone } = stationProfile(register, stationId);
  const secret = matter.purpose === 'accusation';
  return {
    no: registrationNo,
    paper: {
      documentKind: 'receiptSlip',
      data: {
        registrationNo: secret ? null : registrationNo,
        lookupCode,
        receivedOn: localDateOf(contact.receivedAt ?? registeredAt),
        subject: secret ? null : (matter.summary ?? null),
        materialCopies: (contact.materials ?? []).reduce((sum, { copies }) => sum + (copies ?? 1), 0),
        receptionistName,
        next: secret ? 'accusation' : answer ? 'answered' : 'here',
        ...dates,
        simple: (contact.assistanceNeeded ?? []).length > 0,
        copies: Math.max(1, contact.representatives?.length ?? 0),
        desk: { name, phone, address, hours, supervisionPhone },
      },
    },
  };
}
