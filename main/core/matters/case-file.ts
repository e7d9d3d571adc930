import { v7 as uuidv7 } from 'uuid';
import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { findMatterDocument } from '../../../db/queries/matter-acts.ts';
import type { MatterRow } from '../../../db/queries/matters.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { splitValues } from '../../contract/fields.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import { caseFileSchema, paperSchema, type Paper } from '../../contract/papers.ts';
import { longestFile, type FileItem } from '../../contract/routes/archive.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { closureGround } from '../../terms/act-terms.ts';
import { archivedFields, fileMark, type Retention } from '../../terms/archive-fields.ts';
import { itemOf, labelOf, type LabelLanguage } from '../../terms/code-list.ts';
import { documentKind, paperOfEntry, type FilePaperKind } from '../../terms/document-kinds.ts';
import { AppError } from '../app-error.ts';
import { filedAttachments } from '../attachments/filed.ts';
import { closedFile, volumeOf, volumesIn, withPages } from '../documents/closed-file.ts';
import { mediationFile } from '../disputes/mediation-file.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import { record } from '../log/record.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { readIdentity } from '../station/identity.ts';
import { authorOf } from '../station/service.ts';
import { letterIn } from './act-papers.ts';
import { archivedIn, roundNow, servedOn, serviceOf, type FoldedActs, type FoldedFile } from './acts.ts';
import { nextOfficialNo } from './official-number.ts';
import { matterRowOf } from './read-ownership.ts';
import { standingFor } from './standing.ts';

/** What lies in the file of a matter, in its order, and what is proposed for its cover. Errors: NOT_FOUND, FILE_TOO_LONG. */
export function caseFileOf(
  runtime: StationRuntime,
  { matterId, language }: ParsedInput<'matter.caseFile'>,
): RouteOutput<'matter.caseFile'> {
  const { read } = runtime.register;
  const row = matterRowOf(read, matterId);
  const { acts } = storedMatter(row);
  const fileId = archivedIn(row.state, acts) === null ? null : fileHere(read, acts);
  const filed = fileId === null ? null : caseFileSchema.parse(matterFile(read, fileId));
  const items = itemsOf(runtime, row, language);
  return {
    items: filed ? withPages(items, filed) : items,
    volumes: filed ? volumesIn(filed) : [],
    proposed: proposalFor(row),
  };
}

/**
 * Closes the file of a matter, with its catalogue and a number of its own. Errors: NOT_FOUND, FORBIDDEN, CONFLICT (not
 * ended, filed already, or another paper has come since the pages were counted), FILE_TOO_LONG, INPUT_INVALID.
 */
export function archiveMatter(
  runtime: StationRuntime,
  session: Session,
  { matterId, language, items: counted, values }: ParsedInput<'matter.archive'>,
): { readonly fileId: string } {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  return inTransaction(runtime.register, (tx) => {
    const { row, standing } = standingFor(tx, session, { matterId, step: 'archive', today });
    const items = itemsOf(runtime, row, language);
    const fileNo =
      formerFile(standing.acts)?.documentNo ??
      nextOfficialNo(tx, runtime.register, { series: 'caseFile', mark: fileMark, today });
    const file = closedFile({
      organ: findStation(tx, session.stationId)?.name ?? '',
      fileNo,
      items,
      counted,
      values,
      today,
      from: row.firstReceivedOn,
      to: lastDayOf(row, standing.acts),
    });
    const fileId = uuidv7();
    const entry = { entityId: matterId, businessDate: today };
    const { body } = splitValues(archivedFields, { actOn: file.archivedOn, retention: values.retention });
    const told = { fileId, fileNo, language, items: file.items, pages: file.pages, fields: body };
    const isOrgan = session.stationKind === 'township';
    const snapshot = { ...file };
    record(tx, { author: authorOf(session), nowMs }, [
      { ...entry, kind: 'matter.archive', body: told, pii: isOrgan ? {} : { snapshot } },
      ...(isOrgan
        ? [{ ...entry, kind: 'matter.fileList' as const, body: { fileId }, pii: { snapshot } }]
        : []),
    ]);
    return { fileId };
  });
}

/** Opens a file again to mend it; it keeps its number. Errors: NOT_FOUND, FORBIDDEN, CONFLICT. */
export function unarchiveMatter(
  runtime: StationRuntime,
  session: Session,
  { matterId, reason }: ParsedInput<'matter.unarchive'>,
): void {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  inTransaction(runtime.register, (tx) => {
    standingFor(tx, session, { matterId, step: 'unarchive', today });
    const entry = { entityId: matterId, businessDate: today };
    record(tx, { author: authorOf(session), nowMs }, [
      { ...entry, kind: 'matter.unarchive', body: {}, pii: { reason } },
    ]);
  });
}

/** Nothing that lies in a closed file is changed: neither its matter nor what is handled under that. Errors: ARCHIVED. */
export function assertNotArchived(reader: Reader, { mainId }: MatterRow): void {
  const matter = matterRowOf(reader, mainId);
  if (archivedIn(matter.state, storedMatter(matter).acts) !== null) throw new AppError('ARCHIVED');
}

/** Cover, catalogue or end note of a volume of a file, named by its list. Errors: NOT_FOUND, also where its words were erased. */
export function caseFilePaper(
  kind: FilePaperKind,
): (
  register: OpenRegister,
  fileId: string,
  scope: { readonly volume?: number | undefined },
) => { readonly no: string; readonly paper: Paper } {
  return ({ read }, fileId, { volume }) => {
    const file = caseFileSchema.parse(mediationFile(read, fileId) ?? matterFile(read, fileId));
    const { no, data } = volumeOf(file, volume);
    return { no, paper: paperSchema.parse({ documentKind: kind, data }) };
  };
}

function matterFile(reader: Reader, fileId: string): unknown {
  const row = findMatterDocument(reader, fileId);
  if (row?.documentKind !== 'caseFileList' || row.snapshot === null) throw new AppError('NOT_FOUND');
  return JSON.parse(row.snapshot);
}

/** The file that is closed now where its catalogue lies at this station. */
export function fileHere(reader: Reader, acts: FoldedActs): string | null {
  const id = formerFile(acts)?.documentId;
  const row = id === undefined ? undefined : findMatterDocument(reader, id);
  return row === undefined || row.snapshot === null ? null : row.id;
}

/** The list of the file that is closed now, or of the one that was opened again in this handling. */
function formerFile({ files, rounds }: FoldedActs): FoldedFile | undefined {
  return files.findLast(({ round }) => round === rounds.length - 1);
}

/** Every paper about the matter and what is handled under it that the program can print, and what was attached, the earliest first. */
function itemsOf(runtime: StationRuntime, row: MatterRow, language: LabelLanguage): FileItem[] {
  const reader = runtime.register.read;
  const { acts } = storedMatter(row);
  const stationName = (id: string): string => findStation(reader, id)?.name ?? '';
  const titleOf = (kind: FileItem['documentKind']): string => labelOf(documentKind, kind, language);
  const item = (
    kind: FileItem['documentKind'],
    rest: Pick<FileItem, 'subjectId' | 'no' | 'responsible' | 'on'>,
  ): FileItem => ({ documentKind: kind, title: titleOf(kind), ...rest });
  const counting = contactsOfMatter(reader, row.mainId).filter(
    (contact) => contact.state !== 'void' && storedContact(contact).redaction === null,
  );
  const comings = counting.map((contact) =>
    item('registrationForm', {
      subjectId: contact.id,
      no: contact.registrationNo,
      responsible: stationName(contact.stationId),
      on: localDateOf(contact.receivedAt),
    }),
  );
  const documents = acts.documents.flatMap((document) => {
    const { documentId: subjectId, documentNo: no, documentKind: kind, on, by } = document;
    const service = serviceOf(acts, document);
    const responsible = stationName(by.stationId);
    return [
      item(kind, { subjectId, no, responsible, on }),
      ...(service === null
        ? []
        : [
            item('serviceReceipt', {
              subjectId,
              no,
              responsible: stationName(service.by.stationId),
              on: servedOn(service),
            }),
          ]),
    ];
  });
  const letters = acts.letters.map(({ documentId, documentKind: kind, documentNo: no, on, by, referralId }) =>
    item(kind, {
      subjectId: documentId,
      no,
      responsible: unitOf(acts, kind, referralId) ?? stationName(by.stationId),
      on,
    }),
  );
  const entries = acts.entries.flatMap(({ entryId, act, no, whole, values, by }) => {
    const kind = paperOfEntry(act);
    return kind === null || !whole
      ? []
      : item(kind, {
          subjectId: entryId,
          no: no ?? '',
          responsible: stationName(by.stationId),
          on: values.actOn ?? by.recordedOn,
        });
  });
  const { closure } = roundNow(acts);
  const led = acts.charge?.values.leadOfficial;
  const decided = roundNow(acts).decision;
  const reports = [
    // The sheet on which the organ's leads let it in (domain.md §2.4 F24) lies with the organ.
    ...(decided?.kind !== 'accept' || decided.by.stationId !== readIdentity(reader).stationId
      ? []
      : [{ kind: 'acceptanceSlip' as const, on: decided.values.actOn ?? decided.by.recordedOn }]),
    ...(led === undefined
      ? []
      : [{ kind: 'caseLeadRecord' as const, on: closure?.by.recordedOn ?? lastDayOf(row, acts) }]),
    // At the village the report is the organ's, and lies there.
    ...(closure?.by.stationId !== readIdentity(reader).stationId
      ? []
      : [{ kind: 'closureReport' as const, on: closure.by.recordedOn }]),
  ].map(({ kind, on }) =>
    item(kind, {
      subjectId: row.id,
      no: row.officialNo ?? row.registrationNo,
      responsible: stationName((closure ?? acts.charge)?.by.stationId ?? row.ownerStation),
      on,
    }),
  );
  const gone = new Set(
    [...acts.documents, ...acts.letters]
      .map(({ documentId }) => documentId)
      .filter((id) => letterIn(reader, id) === null),
  );
  // What sums it all up lies last of its day.
  const attached = filedAttachments(
    runtime,
    counting.map(({ id }) => id),
    language,
  );
  const items = [...comings, ...attached, ...documents, ...letters, ...entries, ...reports]
    .filter(({ subjectId }) => !gone.has(subjectId))
    .toSorted((a, b) => a.on.localeCompare(b.on));
  if (items.length > longestFile) throw new AppError('FILE_TOO_LONG', { count: items.length });
  return items;
}

/** What a unit wrote is the unit's. */
function unitOf(acts: FoldedActs, kind: string, referralId: string | undefined): string | undefined {
  if (kind !== 'objectionLetter' && kind !== 'replyForm') return undefined;
  const referrals = acts.rounds.flatMap((round) => round.referrals);
  return referrals.find((one) => one.referralId === referralId)?.values.toUnit;
}

/** Where an official leads it for ever, with a result thirty years, without one ten (domain.md §2.9). */
function proposalFor(row: MatterRow): RouteOutput<'matter.caseFile'>['proposed'] {
  const { answer, acts } = storedMatter(row);
  const isInstructed = acts.charge?.values.leadOfficial !== undefined;
  const ground = roundNow(acts).closure?.values.closureGround;
  const isResolved = ground !== undefined && itemOf(closureGround, ground).kind === 'substantive';
  const hasOpinion = acts.documents.some(
    ({ documentKind: kind }) => kind === 'handlingOpinion' || kind === 'suggestionReply',
  );
  const result: Retention = isResolved || hasOpinion || answer !== null ? 'years30' : 'years10';
  return {
    about: row.summary ?? row.registrationNo,
    retention: isInstructed ? 'permanent' : result,
  };
}

/** The day on which the matter ended. */
function lastDayOf(row: MatterRow, acts: FoldedActs): string {
  const { closure } = roundNow(acts);
  const withdrawal = acts.entries.findLast(({ act }) => act === 'withdraw');
  return (
    closure?.by.recordedOn ??
    (row.state === 'withdrawn' ? withdrawal?.by.recordedOn : undefined) ??
    storedMatter(row).answer?.answeredOn ??
    row.firstReceivedOn
  );
}
