import { v7 as uuidv7 } from 'uuid';
import { disputeOfPaper } from '../../../db/queries/mediations.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { splitValues } from '../../contract/fields.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import { caseFileSchema } from '../../contract/papers.ts';
import { longestFile, type FileItem } from '../../contract/routes/archive.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { archivedFields } from '../../terms/archive-fields.ts';
import { labelOf, type LabelLanguage } from '../../terms/code-list.ts';
import { documentKind, mediationPaperKinds, paperOfMediation } from '../../terms/document-kinds.ts';
import { AppError } from '../app-error.ts';
import { filedAttachments } from '../attachments/filed.ts';
import { closedFile, volumesIn, withPages } from '../documents/closed-file.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import { ownPlace } from './mediate.ts';
import {
  agreementIn,
  entriesOf,
  entryDay,
  isArchived,
  mayArchive,
  type FoldedMediation,
} from './mediation.ts';
import { committeeOf, mediationsOf, placeOf, type MediationPlace } from './read-mediations.ts';
import { storedDispute } from './stored-dispute.ts';

/** What lies in the file of a mediation, in its order, and what is proposed for its cover. Errors: NOT_FOUND, FILE_TOO_LONG. */
export function mediationFileOf(
  runtime: StationRuntime,
  { disputeId, mediationId, language }: ParsedInput<'mediation.caseFile'>,
): RouteOutput<'mediation.caseFile'> {
  const { read } = runtime.register;
  const place = placeOf(read, disputeId);
  const mediation = mediationIn(place, mediationId);
  const closed = isArchived(mediation) ? (mediation.file?.snapshot ?? null) : null;
  const filed = closed === null ? null : caseFileSchema.parse(closed);
  const items = itemsOf(runtime, place, mediation, language);
  return {
    items: filed ? withPages(items, filed) : items,
    volumes: filed ? volumesIn(filed) : [],
    proposed: {
      about: place.row.summary ?? place.row.registrationNo,
      retention: agreementIn(mediation) === null ? 'years10' : 'years30',
    },
  };
}

function mediationIn({ mediations, row }: MediationPlace, mediationId: string): FoldedMediation {
  const mediation = mediations.find((one) => one.mediationId === mediationId);
  if (!mediation || storedDispute(row).redaction !== null) throw new AppError('NOT_FOUND');
  return mediation;
}

/** The registration of the dispute, the papers of the set in their order (domain.md §2.7), and what was attached. */
function itemsOf(
  runtime: StationRuntime,
  { row }: MediationPlace,
  mediation: FoldedMediation,
  language: LabelLanguage,
): FileItem[] {
  const reader = runtime.register.read;
  const responsible = committeeOf(mediation) || (findStation(reader, row.stationId)?.name ?? '');
  const titleOf = (kind: FileItem['documentKind']): string => labelOf(documentKind, kind, language);
  const papers = mediationPaperKinds.flatMap((kind) =>
    mediation.entries
      .filter((entry) => entry.struck === null && entry.whole && paperOfMediation(entry.act) === kind)
      .map((entry): FileItem => ({
        documentKind: kind,
        subjectId: entry.entryId,
        no: mediation.caseNo ?? '',
        responsible,
        title: titleOf(kind),
        on: entryDay(entry),
      }))
      .toSorted((a, b) => a.on.localeCompare(b.on)),
  );
  const items: FileItem[] = [
    {
      documentKind: 'disputeRegistration',
      subjectId: row.id,
      no: row.registrationNo,
      responsible: findStation(reader, row.stationId)?.name ?? '',
      title: titleOf('disputeRegistration'),
      on: localDateOf(row.registeredAt),
    },
    ...papers,
    ...filedAttachments(runtime, [row.id], language),
  ];
  if (items.length > longestFile) throw new AppError('FILE_TOO_LONG', { count: items.length });
  return items;
}

/**
 * Closes the file of a mediation: cover, catalogue and end note (M01, M02, M17). Errors: NOT_FOUND, FORBIDDEN, CONFLICT
 * (not over, filed already, or another paper has come since the pages were counted), FILE_TOO_LONG, INPUT_INVALID.
 */
export function archiveMediation(
  runtime: StationRuntime,
  session: Session,
  { disputeId, mediationId, language, items: counted, values }: ParsedInput<'mediation.archive'>,
): { readonly fileId: string } {
  const nowMs = runtime.ports.clock.now();
  const today = localDateOf(nowMs);
  return inTransaction(runtime.register, (tx) => {
    const place = ownPlace(tx, session, disputeId);
    const mediation = mediationIn(place, mediationId);
    if (!mayArchive(mediation) || place.row.state === 'void') throw new AppError('CONFLICT');
    const taken = entriesOf(mediation, 'take').at(-1);
    const over = agreementIn(mediation) ?? entriesOf(mediation, 'end').at(-1);
    const mediators = taken?.values.mediators ?? [];
    const snapshot = {
      ...closedFile({
        organ: committeeOf(mediation),
        fileNo: mediation.caseNo ?? place.row.registrationNo,
        items: itemsOf(runtime, place, mediation, language),
        counted,
        values,
        today,
        from: taken ? entryDay(taken) : place.row.foundOn,
        to: over ? entryDay(over) : today,
      }),
      mediators: mediators.flatMap(({ name }) => (name === undefined ? [] : [name])).join('、'),
    };
    const fileId = uuidv7();
    const { body } = splitValues(archivedFields, {
      actOn: snapshot.archivedOn,
      retention: values.retention,
    });
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'mediation.archive',
        entityId: disputeId,
        businessDate: today,
        body: { mediationId, fileId, language, items: snapshot.items, pages: snapshot.pages, fields: body },
        pii: { snapshot },
      },
    ]);
    return { fileId };
  });
}

/** Opens a file again to mend it; it keeps its number. Errors: NOT_FOUND, FORBIDDEN, CONFLICT. */
export function unarchiveMediation(
  runtime: StationRuntime,
  session: Session,
  { disputeId, mediationId, reason }: ParsedInput<'mediation.unarchive'>,
): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const mediation = mediationIn(ownPlace(tx, session, disputeId), mediationId);
    if (!isArchived(mediation)) throw new AppError('CONFLICT');
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'mediation.unarchive',
        entityId: disputeId,
        businessDate: localDateOf(nowMs),
        body: { mediationId },
        pii: { reason },
      },
    ]);
  });
}

/** What a file's cover, catalogue and end note show; null: it is no file of a mediation, or its words were erased. */
export function mediationFile(reader: Reader, fileId: string): Readonly<Record<string, unknown>> | null {
  const disputeId = disputeOfPaper(reader, fileId);
  if (disputeId === null) return null;
  const files = mediationsOf(reader, disputeId).map(({ file }) => file);
  return files.find((file) => file?.fileId === fileId)?.snapshot ?? null;
}
