import { v7 as uuidv7 } from 'uuid';
import { findContact } from '../../../db/queries/contacts.ts';
import { documentsOfSubject } from '../../../db/queries/documents.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { findOfficeRecord, officeRecords, type OfficeRow } from '../../../db/queries/office.ts';
import { findStation, listStations } from '../../../db/queries/stations.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { lackingIn, splitValues } from '../../contract/fields.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { Issue } from '../../contract/result.ts';
import type { OfficeDetail, OfficeRecordRow } from '../../contract/routes/office.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf, type LocalDate } from '../../contract/values/local-date.ts';
import { readPeriod } from '../../contract/values/period.ts';
import {
  followsOf,
  namesMatter,
  officeCatalogues,
  officeDay,
  officeFields,
  officeFollowFields,
  type OfficeAct,
} from '../../terms/office-fields.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { AppError } from '../app-error.ts';
import { registerContactIn } from '../contacts/register-contact.ts';
import { historyOf } from '../log/history.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { shownRedaction } from '../redaction/shown-redaction.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { authorOf } from '../station/service.ts';
import { openIn, type FoldedOffice, type OfficeValues } from './projection.ts';

export function storedOffice({ fields }: Pick<OfficeRow, 'fields'>): FoldedOffice {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by the projection only
  return JSON.parse(fields) as FoldedOffice;
}

/** A year of what the offices known here have put on record, with what is owed so often. Errors: INPUT_INVALID (no year). */
export function officeYear(
  { register: { read } }: StationRuntime,
  { stationId, stationName }: Session,
  { year }: ParsedInput<'office.year'>,
): RouteOutput<'office.year'> {
  const period = readPeriod(year);
  if (period?.kind !== 'year') {
    throw new AppError('INPUT_INVALID', {}, [{ path: 'year', code: 'INVALID' }]);
  }
  const rows = officeRecords(read, period.from, period.to);
  const below = listStations(read).filter(({ id }) => id !== stationId);
  const counts = [{ id: stationId, name: stationName }, ...below].map(({ id, name }) => {
    const own = rows.filter((row) => row.stationId === id && row.isVoid === 0);
    return {
      stationId: id,
      stationName: name,
      specialMeetings: own.filter(
        (row) => row.act === 'meeting' && storedOffice(row).values.meetingKind === 'special',
      ).length,
      infoItems: own.filter((row) => row.act === 'infoItem').length,
    };
  });
  return { period, records: rows.map((row) => shownRow(read, stationId, row)), counts };
}

/** By what a record goes in a list. */
function titleOf(act: OfficeAct, values: OfficeValues): string {
  const words: Record<OfficeAct, string | undefined> = {
    meeting: values.minutesNo ?? values.meetingItems?.[0]?.item ?? values.host,
    deliberation: values.topic,
    group: values.groupName,
    publicity: values.lawTopic,
    infoItem: values.infoTitle,
    instruction: values.letterNo ?? values.letterSummary,
    appointment: values.receptionProblem,
  };
  return words[act] ?? '';
}

/** Who is to do what is still open in a record, and what it is. */
export function openWords(
  act: OfficeAct,
  folded: FoldedOffice,
): { readonly who: string; readonly summary: string } {
  const { values } = folded;
  const item = values.meetingItems?.[(openIn(act, folded)[0]?.itemNo ?? 0) - 1];
  if (act === 'meeting') return { who: item?.name ?? item?.unit ?? '', summary: item?.decision ?? '' };
  const who = act === 'instruction' ? values.responsibleUnit : values.receptionLeader;
  return { who: who ?? '', summary: titleOf(act, values) };
}

export function shownRow(reader: Reader, ownId: string, row: OfficeRow): OfficeRecordRow {
  const folded = storedOffice(row);
  const isOver = row.isVoid === 1 || folded.redaction !== null;
  return {
    recordId: row.id,
    act: row.act,
    stationId: row.stationId,
    stationName: findStation(reader, row.stationId)?.name ?? '',
    own: row.stationId === ownId,
    on: row.actOn,
    title: titleOf(row.act, folded.values),
    void: row.isVoid === 1,
    redacted: folded.redaction !== null,
    open: isOver ? 0 : openIn(row.act, folded).length,
    dueOn: row.dueOn,
  };
}

/** Errors: NOT_FOUND. */
export function officeDetail(reader: Reader, ownId: string, recordId: string): OfficeDetail {
  const row = officeRowOf(reader, recordId);
  const folded = storedOffice(row);
  return {
    ...shownRow(reader, ownId, row),
    registrarName: staffName(reader, folded.registrarId),
    values: folded.values,
    about: matterAbout(reader, row.matterId),
    follows: folded.follows.map(({ at, staffId, values, contactId }) => {
      const contact = contactId === null ? undefined : findContact(reader, contactId);
      return {
        at,
        staffName: staffName(reader, staffId),
        values,
        contact: contact ? { contactId: contact.id, registrationNo: contact.registrationNo } : null,
      };
    }),
    openItems: openIn(row.act, folded).flatMap(({ itemNo }) => itemNo ?? []),
    voidReason: folded.voidReason,
    redaction: shownRedaction(reader, folded.redaction, row.stationId),
    signed: documentsOfSubject(reader, recordId).length > 0,
    history: historyOf(reader, [recordId]),
  };
}

/** The matter of a record; one that was merged goes by its main one. */
export function matterAbout(
  reader: Reader,
  matterId: string | null,
): { readonly matterId: string; readonly registrationNo: string } | null {
  const asked = matterId === null ? undefined : findMatter(reader, matterId);
  const main = asked && findMatter(reader, asked.mainId);
  return main ? { matterId: main.id, registrationNo: main.registrationNo } : null;
}

function officeRowOf(reader: Reader, recordId: string): OfficeRow {
  const row = findOfficeRecord(reader, recordId);
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

/** What is wrong with the words of a form: missing, of another form, or a day to come that has not taken place. */
function issuesIn(act: OfficeAct, values: OfficeValues, today: LocalDate): Issue[] {
  const catalogue: FieldCatalogue = officeCatalogues[act];
  const foreign = Object.keys(values).filter((name) => !Object.hasOwn(catalogue, name));
  const on = values[officeDay[act]];
  const { instructedOn, instructionDueOn } = values;
  const isEarly = instructionDueOn !== undefined && on !== undefined && instructionDueOn < on;
  const undecided = (values.meetingItems ?? []).flatMap(({ item, decision, due }, index) => [
    ...(item === undefined ? [{ path: `values.meetingItems.${index}.item`, code: 'required' }] : []),
    ...(decision === undefined ? [{ path: `values.meetingItems.${index}.decision`, code: 'required' }] : []),
    ...(due !== undefined && on !== undefined && due < on
      ? [{ path: `values.meetingItems.${index}.due`, code: 'tooEarly' }]
      : []),
  ]);
  const unsaid = (values.suggestions ?? []).flatMap(({ suggestion }, index) =>
    suggestion === undefined ? [{ path: `values.suggestions.${index}.suggestion`, code: 'required' }] : [],
  );
  return [
    ...lackingIn(catalogue, values),
    ...foreign.map((name) => ({ path: `values.${name}`, code: 'INVALID' })),
    // What has not taken place would count; an appointment is made for a day to come.
    ...(act !== 'appointment' && on !== undefined && on > today
      ? [{ path: `values.${officeDay[act]}`, code: 'future' }]
      : []),
    ...(instructedOn !== undefined && instructedOn > today
      ? [{ path: 'values.instructedOn', code: 'future' }]
      : []),
    ...(isEarly ? [{ path: 'values.instructionDueOn', code: 'tooEarly' }] : []),
    ...undecided,
    ...unsaid,
  ];
}

function assertSound(issues: readonly Issue[]): void {
  if (issues.length > 0) throw new AppError('INPUT_INVALID', {}, [...issues]);
}

/** Which matter a record may name. Errors: NOT_FOUND, INPUT_INVALID (this form names none). */
function assertMatter(reader: Reader, act: OfficeAct, matterId: string | undefined): void {
  if (matterId === undefined) return;
  if (!namesMatter.has(act)) throw new AppError('INPUT_INVALID', {}, [{ path: 'matterId', code: 'INVALID' }]);
  if (!findMatter(reader, matterId)) throw new AppError('NOT_FOUND');
}

/** Errors: INPUT_INVALID, NOT_FOUND (the matter). */
export function recordOffice(
  runtime: StationRuntime,
  session: Session,
  { act, values, matterId }: ParsedInput<'office.record'>,
): { readonly recordId: string } {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  assertSound(issuesIn(act, values, today));
  const recordId = uuidv7();
  const { body, pii } = splitValues(officeFields, values);
  inTransaction(runtime.register, (tx) => {
    assertMatter(tx, act, matterId);
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'office.record',
        entityId: recordId,
        businessDate: values[officeDay[act]] ?? today,
        body: { act, fields: body, ...(matterId === undefined ? {} : { matterId }) },
        pii: { fields: pii },
      },
    ]);
  });
  return { recordId };
}

/** Errors: INPUT_INVALID, NOT_FOUND, FORBIDDEN, CONFLICT (void or erased), REASON_REQUIRED (printed already). */
export function reviseOffice(
  runtime: StationRuntime,
  session: Session,
  { recordId, values, matterId, reason }: ParsedInput<'office.revise'>,
): void {
  write(runtime, session, recordId, ({ act }, { follows }, { tx, today }) => {
    if (!reason && documentsOfSubject(tx, recordId).length > 0) throw new AppError('REASON_REQUIRED');
    // What was reported about an item stays with that item.
    const last = Math.max(0, ...follows.map((follow) => follow.values.itemNo ?? 0));
    const rows = act === 'meeting' ? values.meetingItems : values.suggestions;
    const isCut = (rows?.length ?? 0) < last;
    assertSound([
      ...issuesIn(act, values, today),
      ...(isCut
        ? [{ path: act === 'meeting' ? 'values.meetingItems' : 'values.suggestions', code: 'itemsKept' }]
        : []),
    ]);
    assertMatter(tx, act, matterId);
    const { body, pii } = splitValues(officeFields, values);
    return {
      kind: 'office.revise',
      body: { fields: body, ...(matterId === undefined ? {} : { matterId }) },
      pii: { fields: pii, ...(reason ? { reason } : {}) },
    };
  });
}

/** What came of it. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (void, erased, reported already), INPUT_INVALID. */
export function followOffice(
  runtime: StationRuntime,
  session: Session,
  { recordId, values }: ParsedInput<'office.follow'>,
): void {
  write(runtime, session, recordId, ({ act, actOn: on }, folded, { today }) => {
    const catalogue = followsOf(act);
    if (catalogue === null) throw new AppError('CONFLICT');
    const { actOn = today, itemNo } = values;
    const foreign = Object.keys(values).filter((name) => !Object.hasOwn(catalogue, name));
    const items = folded.values.meetingItems?.length ?? 0;
    assertSound([
      ...lackingIn(catalogue, values),
      ...foreign.map((name) => ({ path: `values.${name}`, code: 'INVALID' })),
      ...(actOn > today ? [{ path: 'values.actOn', code: 'future' }] : []),
      ...(actOn < on && act !== 'appointment' ? [{ path: 'values.actOn', code: 'tooEarly' }] : []),
      ...(itemNo !== undefined && itemNo > items ? [{ path: 'values.itemNo', code: 'noSuchItem' }] : []),
    ]);
    if (folded.follows.some((follow) => follow.values.itemNo === itemNo)) throw new AppError('CONFLICT');
    const { body, pii } = splitValues(officeFollowFields, values);
    return { kind: 'office.follow', body: { fields: body }, pii: { fields: pii } };
  });
}

/** A suggestion becomes a coming with its matter. Errors: as `followOffice`, and those of `registerContact`. */
export function registerSuggestion(
  runtime: StationRuntime,
  session: Session,
  { recordId, itemNo, contact, matter }: ParsedInput<'office.register'>,
): { readonly contactId: string; readonly registrationNo: string } {
  return inTransaction(runtime.register, (tx) => {
    const { row, folded } = ownRecord(tx, session, recordId);
    if (row.act !== 'deliberation' || itemNo > (folded.values.suggestions?.length ?? 0)) {
      throw new AppError('NOT_FOUND');
    }
    if (folded.follows.some(({ values }) => values.itemNo === itemNo)) throw new AppError('CONFLICT');
    const { contactId, registrationNo } = registerContactIn(tx, runtime, session, { contact, matter });
    const nowMs = runtime.ports.clock.now();
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'office.follow',
        entityId: recordId,
        businessDate: localDateOf(nowMs),
        body: { fields: { itemNo, actOn: localDateOf(nowMs) }, contactId },
        pii: { fields: {} },
      },
    ]);
    return { contactId, registrationNo };
  });
}

/** Errors: NOT_FOUND, FORBIDDEN, CONFLICT (void already). */
export function voidOffice(
  runtime: StationRuntime,
  session: Session,
  { recordId, reason }: ParsedInput<'office.void'>,
): void {
  write(runtime, session, recordId, () => ({ kind: 'office.void', body: {}, pii: { reason } }));
}

/** Whether its words are gone. Errors: NOT_FOUND, FORBIDDEN. */
export function isRedactedOffice(reader: Reader, { stationId }: Session, recordId: string): boolean {
  const row = officeRowOf(reader, recordId);
  if (row.stationId !== stationId) throw new AppError('FORBIDDEN');
  return storedOffice(row).redaction !== null;
}

function ownRecord(
  tx: WriteTx,
  { stationId }: Session,
  recordId: string,
): { readonly row: OfficeRow; readonly folded: FoldedOffice } {
  const row = officeRowOf(tx, recordId);
  if (row.stationId !== stationId) throw new AppError('FORBIDDEN');
  const folded = storedOffice(row);
  // A record without words takes no more of them.
  if (row.isVoid === 1 || folded.redaction !== null) throw new AppError('CONFLICT');
  return { row, folded };
}

type OfficeDraft = Extract<AnyDraft, { kind: 'office.revise' | 'office.follow' | 'office.void' }>;
type Content = {
  [K in OfficeDraft['kind']]: Omit<Extract<OfficeDraft, { kind: K }>, 'entityId' | 'businessDate'>;
}[OfficeDraft['kind']];

function write(
  runtime: StationRuntime,
  session: Session,
  recordId: string,
  contentOf: (
    row: OfficeRow,
    folded: FoldedOffice,
    at: { readonly tx: WriteTx; readonly today: LocalDate },
  ) => Content,
): void {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  inTransaction(runtime.register, (tx) => {
    const { row, folded } = ownRecord(tx, session, recordId);
    const content = contentOf(row, folded, { tx, today });
    record(tx, { author: authorOf(session), nowMs }, [
      { entityId: recordId, businessDate: today, ...content },
    ]);
  });
}
