import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Paper, PaperData } from '../../contract/papers.ts';
import { maskName } from '../../contract/values/mask.ts';
import { AppError } from '../app-error.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { letterIn } from './act-papers.ts';
import { roundNow, type FoldedActs } from './acts.ts';
import { matterRowOf } from './read-ownership.ts';

/**
 * F24 受理单: filled with what is known of the matter and, where it is at a unit, of the letter that brought it there; what
 * leads decide is written by hand (domain.md §2.4). Errors: NOT_FOUND.
 */
export function acceptanceSlipPaper(register: OpenRegister, matterId: string): { no: string; paper: Paper } {
  const { read } = register;
  const row = matterRowOf(read, matterId);
  const { acts, redaction } = storedMatter(row);
  const first = contactsOfMatter(read, row.mainId).find(({ state }) => state !== 'void');
  const channel = first && storedContact(first).values.channel;
  if (redaction !== null || !first || channel === undefined) throw new AppError('NOT_FOUND');
  const { decision, referrals, closure } = roundNow(acts);
  const accepted = decision?.kind === 'accept' ? decision : null;
  const referral = referrals.at(-1);
  const letter = referral ? referralLetterOf(read, acts, referral.referralId) : null;
  const charge = acts.charge?.values;
  return {
    no: row.officialNo ?? row.registrationNo,
    paper: {
      documentKind: 'acceptanceSlip',
      data: {
        organ: stationProfile(register).name,
        registrationNo: row.registrationNo,
        officialNo: row.officialNo,
        channel,
        receivedOn: row.firstReceivedOn,
        acceptedOn: accepted && (accepted.values.actOn ?? accepted.by.recordedOn),
        petitioner: first.petitionerName === null ? null : maskName(first.petitionerName),
        summary: row.summary,
        referral: referral
          ? {
              referralKind: referral.referralKind,
              letterNo: letter?.documentNo ?? null,
              unit: referral.values.toUnit ?? '',
              referredOn: referral.values.actOn ?? referral.by.recordedOn,
              receivedByUnitOn: referral.receipt?.values.actOn ?? null,
            }
          : null,
        officeOpinion: letter?.values.officeOpinion ?? null,
        leaderOpinion: letter?.values.leaderOpinion ?? null,
        result: closure?.values.actText ?? null,
        closedOn: closure?.by.recordedOn ?? null,
        handler: referral?.receipt?.values.handlerName ?? charge?.handlerName ?? null,
        phone: referral?.receipt?.values.handlerPhone ?? charge?.handlerPhone ?? null,
      },
    },
  };
}

/** The letter of a referral with the opinions in it; null where it has none, or its words were erased. */
function referralLetterOf(
  reader: Reader,
  acts: FoldedActs,
  referralId: string,
): PaperData<'transferLetter' | 'assignmentLetter'> | null {
  for (const letter of acts.letters) {
    if (letter.referralId !== referralId) continue;
    const paper = letterIn(reader, letter.documentId);
    if (paper?.documentKind === 'transferLetter' || paper?.documentKind === 'assignmentLetter') {
      return paper.data;
    }
  }
  return null;
}
