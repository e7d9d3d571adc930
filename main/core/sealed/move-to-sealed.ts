import { contactsOfMatter, type ContactRow } from '../../../db/queries/contacts.ts';
import { mattersUnder, type MatterRow } from '../../../db/queries/matters.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { SealedContent } from '../../contract/routes/sealed.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { contactRowOf } from '../contacts/read-contacts.ts';
import { storedContact, storedMatter } from '../contacts/stored.ts';
import { hlcTime } from '../log/hlc-time.ts';
import type { AnyDraft, AnyOp } from '../log/op-kinds.ts';
import { record, toLoggedOp } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import { sealContent } from './blob.ts';
import { lineDraft, sealedDraft, sealedRecipients } from './register-sealed.ts';
import { wipeTraces } from '../redaction/wipe-traces.ts';

/**
 * Moves a record that turned out to be an accusation, with every coming for its matter and for what was merged with it,
 * into sealed records: each keeps its number and the code of its slip, and a void one stays void. The old words are erased here at once, and above with the next batch.
 * Errors: NOT_FOUND, FORBIDDEN (another station's), SEALED_RECIPIENT_MISSING, SEALED_TOO_LONG. @returns the new line
 */
export async function moveToSealed(
  runtime: StationRuntime,
  session: Session,
  contactId: string,
): Promise<string> {
  const { read } = runtime.register;
  const { matter } = contactRowOf(read, contactId);
  const matters = mattersUnder(read, matter.mainId);
  const rows = contactsOfMatter(read, matter.mainId);
  if ([...matters, ...rows].some(({ stationId }) => stationId !== session.stationId))
    throw new AppError('FORBIDDEN');
  const recipients = sealedRecipients(read);
  const blobs: string[][] = [];
  for (const row of rows) {
    // The words of a matter go with its first coming.
    const isFirst = rows.find(({ matterId }) => matterId === row.matterId) === row;
    const asked = isFirst ? (matters.find(({ id }) => id === row.matterId) ?? null) : null;
    blobs.push(await sealWhole(recipients, contentOf(read, row, asked)));
  }
  const nowMs = runtime.ports.clock.now();
  const businessDate = localDateOf(nowMs);
  const moved = rows.map((row, index) => {
    const { registrationNo, lookupCode, receivedOn } = row;
    const { values, voiding } = storedContact(row);
    const channel = values.channel ?? 'visit';
    const entry = { registrationNo, lookupCode, receivedOn, channel, route: 'toOfficer' } as const;
    return {
      from: row.id,
      line: lineDraft(entry, nowMs, voiding?.reason),
      sealed: sealedDraft(entry, blobs[index] ?? []),
    };
  });
  const erasures: AnyDraft[] = [
    ...rows.map(({ id }) => ({ kind: 'contact.seal' as const, entityId: id })),
    ...matters.map(({ id }) => ({ kind: 'matter.seal' as const, entityId: id })),
  ].map((erasure) => ({ ...erasure, businessDate, body: {}, pii: null }));
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [
      ...moved.flatMap(({ line, sealed }) => [line, sealed]),
      ...erasures,
    ]);
  });
  wipeTraces(runtime);
  return moved.find(({ from }) => from === contactId)?.line.entityId ?? contactId;
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

function contentOf(reader: Reader, contact: ContactRow, matter: MatterRow | null): SealedContent {
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
