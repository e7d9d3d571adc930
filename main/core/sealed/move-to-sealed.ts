import { v7 as uuidv7 } from 'uuid';
import { attachmentsOfSubject, type AttachmentRow } from '../../../db/queries/attachments.ts';
import { contactsOfMatter, type ContactRow } from '../../../db/queries/contacts.ts';
import { mattersUnder, type MatterRow } from '../../../db/queries/matters.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { SealedContent } from '../../contract/routes/sealed.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { attachmentPath, hasAttachment, takeAway } from '../attachments/store.ts';
import { contactRowOf } from '../contacts/read-contacts.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import { policyInForce } from '../grant/policy.ts';
import type { JobControl } from '../job.ts';
import { hlcTime } from '../log/hlc-time.ts';
import type { AnyDraft, AnyOp } from '../log/op-kinds.ts';
import { record, toLoggedOp } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import { sealContent } from './blob.ts';
import { resealFiles } from './reseal-files.ts';
import { lineDraft, sealedDraft, sealedRecipients } from './register-sealed.ts';
import { wipeTraces } from '../redaction/wipe-traces.ts';

interface Moving {
  readonly runtime: StationRuntime;
  readonly session: Session;
  readonly job: JobControl;
}

/** What is moved together: the comings of a matter and of what was merged with it, and their files. */
interface Whole {
  readonly matters: readonly MatterRow[];
  readonly rows: readonly ContactRow[];
  readonly files: readonly AttachmentRow[];
  /** Of all of it: what is sealed must be every word that is erased. */
  readonly opIds: readonly string[];
}

/** Errors: NOT_FOUND, FORBIDDEN (another station's). */
function wholeOf(reader: Reader, { stationId }: Session, contactId: string): Whole {
  const { matter } = contactRowOf(reader, contactId);
  const matters = mattersUnder(reader, matter.mainId);
  const rows = contactsOfMatter(reader, matter.mainId);
  if ([...matters, ...rows].some((row) => row.stationId !== stationId)) throw new AppError('FORBIDDEN');
  const files = rows
    .flatMap(({ id }) => attachmentsOfSubject(reader, id))
    .filter(({ state }) => state === 'kept');
  const entities = [...matters, ...rows, ...files];
  const opIds = entities.flatMap(({ id }) => opsOfEntity(reader, id).map(({ opId }) => opId));
  return { matters, rows, files, opIds };
}

/** Says before anything is done what would be moved with a record. Errors: NOT_FOUND, FORBIDDEN. */
export function previewMove(
  { register: { read }, ports }: StationRuntime,
  session: Session,
  contactId: string,
): RouteOutput<'sealed.moving'> {
  const { rows, files } = wholeOf(read, session, contactId);
  return {
    officers: policyInForce(read)?.sealedRecipients.length ?? 0,
    comings: rows.length,
    attachments: {
      count: files.length,
      missing: files.filter((file) => !hasAttachment(ports, file)).length,
    },
  };
}

/**
 * Moves a record that turned out to be an accusation, with every coming for its matter and for what was merged with it,
 * and their files, into sealed records: each keeps its number and the code of its slip, and a void one stays void. The old
 * words and keys are erased here at once, and above with the next batch. Errors: NOT_FOUND, FORBIDDEN (another station's), SEALED_RECIPIENT_MISSING, SEALED_TOO_LONG,
 * SEALED_ATTACHMENT_MISSING, CONFLICT, DISK_*, CANCELLED. @returns the new line
 */
export async function moveToSealed(
  moving: Moving,
  { contactId, withoutMissing }: { readonly contactId: string; readonly withoutMissing: boolean },
): Promise<string> {
  const { runtime, session, job } = moving;
  const { read } = runtime.register;
  const whole = wholeOf(read, session, contactId);
  const recipients = sealedRecipients(read);
  const { sealed, missing } = resealFiles(moving, whole.files);
  try {
    if (missing > 0 && !withoutMissing) throw new AppError('SEALED_ATTACHMENT_MISSING', { count: missing });
    const comings: SealedComing[] = [];
    for (const row of whole.rows) {
      const own = sealed.filter(({ subjectId }) => subjectId === row.id);
      // The words of a matter go with its first coming.
      const isFirst = whole.rows.find(({ matterId }) => matterId === row.matterId) === row;
      const asked = isFirst ? (whole.matters.find(({ id }) => id === row.matterId) ?? null) : null;
      const content = contentOf(read, row, asked);
      const attachments = own.map(({ sha256, size, key, name, mediaType }) => ({
        sha256,
        size,
        key,
        name,
        mediaType,
      }));
      comings.push({
        contactId: row.id,
        blob: await sealWhole(recipients, { ...content, attachments }),
        files: own.map(({ sha256, size }) => ({ sha256, size })),
      });
    }
    return await job.writer('sealed.recordMove', { session, contactId, comings, seen: whole.opIds });
  } catch (error) {
    // Nobody has a key for them.
    for (const { sha256 } of sealed) takeAway(attachmentPath(runtime.ports, sha256));
    throw error;
  }
}

/** One coming as it was sealed. */
interface SealedComing {
  readonly contactId: string;
  readonly blob: string[];
  readonly files: readonly { readonly sha256: string; readonly size: number }[];
}

/**
 * Writes what was sealed in place of what stood openly; a writer command. Errors: as {@link moveToSealed}; CONFLICT where a
 * word or a file came to the record while it was being sealed.
 */
export function recordMove(
  runtime: StationRuntime,
  {
    session,
    contactId,
    comings,
    seen,
  }: {
    readonly session: Session;
    readonly contactId: string;
    readonly comings: readonly SealedComing[];
    readonly seen: readonly string[];
  },
): string {
  const nowMs = runtime.ports.clock.now();
  const businessDate = localDateOf(nowMs);
  const line = inTransaction(runtime.register, (tx) => {
    const { matters, rows, opIds } = wholeOf(tx, session, contactId);
    if (opIds.length !== seen.length || opIds.some((opId, index) => opId !== seen[index])) {
      throw new AppError('CONFLICT');
    }
    const moved = rows.map((row, index) => {
      const { blob = [], files = [] } = comings[index] ?? {};
      const { registrationNo, lookupCode, receivedOn } = row;
      const { values, voiding } = storedContact(row);
      const channel = values.channel ?? 'visit';
      const entry = { registrationNo, lookupCode, receivedOn, channel, route: 'toOfficer' } as const;
      const line = lineDraft(entry, nowMs, voiding?.reason);
      return { from: row.id, line, sealed: sealedDraft(entry, blob), files };
    });
    const sealings: AnyDraft[] = moved.flatMap(({ sealed, files }) =>
      files.map((file) => ({
        kind: 'attachment.seal' as const,
        entityId: uuidv7(),
        businessDate,
        body: { sealedId: sealed.entityId, ...file },
        pii: null,
      })),
    );
    const erasures: AnyDraft[] = [
      ...rows.map(({ id }) => ({ kind: 'contact.seal' as const, entityId: id })),
      ...matters.map(({ id }) => ({ kind: 'matter.seal' as const, entityId: id })),
    ].map((erasure) => ({ ...erasure, businessDate, body: {}, pii: null }));
    record(tx, { author: authorOf(session), nowMs }, [
      ...moved.flatMap((each) => [each.line, each.sealed]),
      ...sealings,
      ...erasures,
    ]);
    return moved.find(({ from }) => from === contactId)?.line.entityId ?? contactId;
  });
  wipeTraces(runtime);
  return line;
}

/** What stands now, and everything that was written before; where that is too long together, what stands now. */
async function sealWhole(recipients: readonly string[], content: SealedContent): Promise<string[]> {
  try {
    return await sealContent(recipients, content);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'SEALED_TOO_LONG')) throw error;
    return sealContent(recipients, { ...content, earlier: [] });
  }
}

function contentOf(
  reader: Reader,
  contact: ContactRow,
  matter: MatterRow | null,
): Omit<SealedContent, 'attachments'> {
  const { channel: _, receivedAt: __, ...told } = storedContact(contact).values;
  const asked = matter ? storedMatter(matter) : null;
  const { purpose: ___, ...subject } = asked?.values ?? {};
  const answer = asked?.answer?.text;
  const ops = [contact.id, ...(matter ? [matter.id] : [])].flatMap((id) =>
    opsOfEntity(reader, id).flatMap(toLoggedOp),
  );
  return {
    v: 1,
    values: { ...told, ...subject, ...(answer ? { answer } : {}) },
    earlier: ops.toSorted((a, b) => (a.hlc < b.hlc ? -1 : 1)).flatMap(wordsIn),
  };
}

function wordsIn(op: AnyOp): SealedContent['earlier'] {
  const words: Readonly<Record<string, unknown>> = { ...op.pii };
  const { reason, fields, set, ...rest } = words;
  const values: Record<string, unknown> = { ...rest, ...valuesIn(fields), ...valuesIn(set) };
  if (Object.keys(values).length === 0 && typeof reason !== 'string') return [];
  return [{ at: hlcTime(op.hlc), values, reason: typeof reason === 'string' ? reason : null }];
}

function valuesIn(part: unknown): object {
  return typeof part === 'object' && part !== null ? part : {};
}
