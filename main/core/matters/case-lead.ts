import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Paper } from '../../contract/papers.ts';
import { maskName } from '../../contract/values/mask.ts';
import { AppError } from '../app-error.ts';
import { knownCalendar } from '../calendar/known-calendar.ts';
import { storedMatter } from '../contacts/stored.ts';
import { isInPlay, toLoggedOp } from '../log/record.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { roundNow } from './acts.ts';
import { courseOfMatter } from './course.ts';
import { matterRowOf } from './read-ownership.ts';

/**
 * F43 领导包案登记表: who must solve what by when, and what was done for it; of the matter, and nothing of where its people
 * are (domain.md §2.5, §7.1). Errors: NOT_FOUND, also where no official leads it.
 */
export function caseLeadPaper(register: OpenRegister, matterId: string): { no: string; paper: Paper } {
  const { read } = register;
  const row = matterRowOf(read, matterId);
  const { acts, values, redaction } = storedMatter(row);
  const charge = acts.charge?.values;
  if (redaction !== null || charge?.leadOfficial === undefined) throw new AppError('NOT_FOUND');
  const notes = opsOfEntity(read, matterId)
    .filter(isInPlay)
    .flatMap(toLoggedOp)
    .flatMap((op) =>
      op.kind === 'matter.note'
        ? {
            on: op.body.fields.actOn ?? op.businessDate,
            kind: op.body.fields.noteKind ?? '',
            text: op.pii?.fields.actText ?? '',
          }
        : [],
    );
  const names = contactsOfMatter(read, row.mainId).flatMap(({ state, petitionerName: name }) =>
    state === 'void' || name === null ? [] : maskName(name),
  );
  const closure = roundNow(acts).closure;
  const course = courseOfMatter(row, knownCalendar(read));
  return {
    no: row.officialNo ?? row.registrationNo,
    paper: {
      documentKind: 'caseLeadRecord',
      data: {
        organ: stationProfile(register).name,
        registrationNo: row.registrationNo,
        officialNo: row.officialNo,
        receivedOn: row.firstReceivedOn,
        petitioners: [...new Set(names)],
        summary: row.summary,
        requests: values.requests ?? [],
        unit: charge.handlingUnit ?? null,
        leader: charge.leadOfficial,
        post: charge.leadPost ?? null,
        handler: charge.handlerName ?? null,
        phone: charge.handlerPhone ?? null,
        dueOn: course.isAccepted ? course.handle.legalDue : course.firstNotice.legalDue,
        progress: notes,
        result: closure?.values.actText ?? null,
        closedOn: closure?.by.recordedOn ?? null,
      },
    },
  };
}
