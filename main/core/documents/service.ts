import { v7 as uuidv7 } from 'uuid';
import { recordsOfSubject } from '../../../db/queries/contacts.ts';
import { documentsOfSubject, type DocumentRow } from '../../../db/queries/documents.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import { paperSchema, type Paper } from '../../contract/papers.ts';
import type { PrintedPaper } from '../../contract/routes/document.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { LabelLanguage } from '../../terms/code-list.ts';
import { previewed } from '../disputes/mediation-papers.ts';
import type { AnyDraft, PiiOf } from '../log/op-kinds.ts';
import { audit, record, toLoggedOp } from '../log/record.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { authorOf } from '../station/service.ts';
import { snapshotPiece } from './ops.ts';
import { paperSources } from './paper-sources.ts';

type PrintInput = ParsedInput<'document.print'>;
type PaperName = PrintInput['papers'][number];

/** A paper as it would be printed now; `stored` names the document that it is a further print of. */
interface Candidate {
  readonly printed: PrintedPaper;
  readonly stored: string | null;
  readonly no: string;
  readonly names?: readonly string[] | undefined;
}

/** What would be printed now, and the last printed version where the record was revised since. Errors: NOT_FOUND. */
export function previewPapers(
  { register, ports }: StationRuntime,
  { papers, language }: ParsedInput<'document.preview'>,
): RouteOutput<'document.preview'> {
  const now = new Date(ports.clock.now()).toISOString();
  return {
    papers: papers.map((name) => {
      const { current, original } = candidatesFor(register, name, language, now);
      return { current: onScreen(current), original: original && onScreen(original) };
    }),
  };
}

function onScreen({ printed }: Candidate): PrintedPaper {
  return { ...printed, paper: previewed(printed.paper) };
}

/**
 * Issues each paper, or prints the stored one again if nothing that it shows has changed or the person asks for the
 * original; the number on the paper and the audit entry are written before it is given out. Errors: NOT_FOUND.
 */
export function printPapers(
  runtime: StationRuntime,
  session: Session,
  { papers, language }: PrintInput,
): RouteOutput<'document.print'> {
  const nowMs = runtime.ports.clock.now();
  const at = new Date(nowMs).toISOString();
  return inTransaction(runtime.register, (tx) => ({
    papers: papers.map((name) => {
      const { current, original } = candidatesFor(runtime.register, name, language, at);
      const chosen = name.original ? (original ?? current) : current;
      const documentId = chosen.stored ?? uuidv7();
      record(tx, { author: authorOf(session), nowMs }, draftsFor(chosen, name, documentId, nowMs));
      audit(tx, {
        at,
        staffId: session.staffId,
        action: 'print',
        entity: paperSources[name.documentKind].subject,
        entityId: name.subjectId,
        params: { document: name.documentKind, documentId, copyNo: chosen.printed.copyNo },
      });
      return chosen.printed;
    }),
  }));
}

function draftsFor(
  { printed, stored, no, names }: Candidate,
  { documentKind, subjectId }: PaperName,
  documentId: string,
  nowMs: number,
): AnyDraft[] {
  const entry = { entityId: documentId, businessDate: localDateOf(nowMs) };
  if (stored !== null) {
    return [{ ...entry, kind: 'document.reprint', body: { copyNo: printed.copyNo }, pii: null }];
  }
  const { subject, version } = paperSources[documentKind];
  const { pii, more } = snapshotIn(printed.paper);
  const issue: AnyDraft = {
    ...entry,
    kind: 'document.issue',
    body: {
      documentKind,
      subjectEntity: subject,
      subjectId,
      documentNo: no,
      templateVersion: version,
      language: printed.language,
      issuedAt: printed.issuedAt,
      ...(names === undefined ? {} : { names: [...names] }),
    },
    pii,
  };
  return [
    issue,
    ...more.map((text, index) => ({
      ...entry,
      kind: 'document.continue' as const,
      body: { part: index + 1 },
      pii: { text },
    })),
  ];
}

/** What an op holds of a paper as it is: the rest of its 256 KiB is for what surrounds it. */
const longestSnapshot = 240 * 1024;

/** What a paper shows, in one op where it finds room there, else as text in several. */
function snapshotIn({ data }: Paper): {
  readonly pii: PiiOf<'document.issue'>;
  readonly more: readonly string[][];
} {
  const text = JSON.stringify(data);
  if (Buffer.byteLength(text) <= longestSnapshot) return { pii: { snapshot: { ...data } }, more: [] };
  const pieces = text.match(new RegExp(`.{1,${snapshotPiece.length}}`, 'gsu')) ?? [];
  const more: string[][] = [];
  for (let at = 0; at < pieces.length; at += snapshotPiece.count) {
    more.push(pieces.slice(at, at + snapshotPiece.count));
  }
  return { pii: { snapshot: {}, continued: true }, more };
}

/** A version that was printed before is printed again; what never was is new, beside the last version. */
function candidatesFor(
  register: OpenRegister,
  { documentKind, subjectId, ...scope }: Omit<PaperName, 'original'>,
  language: LabelLanguage,
  now: string,
): { current: Candidate; original: Candidate | null } {
  const { build, apart } = paperSources[documentKind];
  const { no, names, ...built } = build(register, subjectId, scope);
  // Parsed like a stored one: the order of the keys comes from the schema, so that equal papers are equal texts.
  const paper = paperSchema.parse(built.paper);
  const stored = documentsOfSubject(register.read, subjectId)
    .filter((row) => row.documentKind === documentKind && (!apart || row.documentNo === no))
    .flatMap((row) => storedCandidate(register.read, row));
  const same = stored.find(({ printed }) => JSON.stringify(printed.paper) === JSON.stringify(paper));
  if (same) return { current: same, original: null };
  const current = { no, names, stored: null, printed: { paper, language, issuedAt: now, copyNo: 1 } };
  return { current, original: stored[0] ?? null };
}

/** What a document showed; nothing once its personal data was erased. */
function storedCandidate(reader: Reader, row: DocumentRow): Candidate[] {
  const ops = opsOfEntity(reader, row.id).flatMap(toLoggedOp);
  const more = ops
    .flatMap((op) => (op.kind === 'document.continue' && op.pii ? [{ ...op.body, ...op.pii }] : []))
    .toSorted((a, b) => a.part - b.part);
  return ops
    .flatMap((op) => (op.kind === 'document.issue' && op.pii ? [op.pii] : []))
    .map(({ snapshot, continued }): unknown =>
      continued === true ? JSON.parse(more.flatMap(({ text }) => text).join('')) : snapshot,
    )
    .map((data) => ({
      no: row.documentNo,
      stored: row.id,
      printed: {
        paper: paperSchema.parse({ documentKind: row.documentKind, data }),
        language: row.language,
        issuedAt: row.issuedAt,
        copyNo: row.printCount + 1,
      },
    }));
}

/** The papers that were printed about a record, about a matter with every coming for it, newest first. */
export function listedDocuments(
  { read }: OpenRegister,
  subjectId: string,
): RouteOutput<'document.list'>['documents'] {
  return recordsOfSubject(read, subjectId)
    .flatMap((id) => documentsOfSubject(read, id))
    .toSorted((a, b) => (a.issuedHlc < b.issuedHlc ? 1 : -1))
    .map(({ id, printedBy, ...row }) => ({
      ...row,
      documentId: id,
      printedBy: staffName(read, printedBy),
    }));
}
