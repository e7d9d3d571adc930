import type { z } from 'zod';
import {
  claimsOnEntity,
  findDisposition,
  findOp,
  insertOp,
  insertPii,
  linkPii,
  setDisposition,
  type NewOp,
  type OpEnvelope,
} from '../../../db/queries/ops.ts';
import { findPeer, peersOfStation } from '../../../db/queries/peers.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import { AppError } from '../app-error.ts';
import { definitionOf, isOpKindName, type OpKindName } from '../log/op-kinds.ts';
import { openingOf } from '../log/opening.ts';
import { projectEntities } from '../log/record.ts';
import { findIdentity } from '../station/identity.ts';
import type { BatchKind } from './format/batch-header.ts';
import type { ReadOp } from './format/batch-reader.ts';
import { isLowest, mayWrite } from './who-may-write.ts';
import { computePiiRef, decodeOp, glimpseOp, type Op, type OpGlimpse } from './format/op.ts';

/** Where a batch's ops come from. */
export interface OpSource {
  readonly stationId: string;
  /** Every device that the station ever had here: a new PC may send on what the old one wrote. */
  readonly deviceIds: ReadonlySet<string>;
  /** By who the sender is, not by what the batch says of itself. */
  readonly direction: BatchKind;
  /** What this station itself has written comes back to it (restore pack): it is its own again. */
  readonly isReturned?: boolean;
  /** Manifest hash; null for what was kept safe, which no manifest counts. */
  readonly batchIn: string | null;
  readonly at: string;
}

/** The source of a batch, by what is known of its sender. */
export function sourceOf(
  reader: Reader,
  batch: { readonly station: string; readonly device: string; readonly batchIn: string; readonly at: string },
): OpSource {
  const { station: stationId, device, batchIn, at } = batch;
  const deviceIds = new Set([device, ...peersOfStation(reader, stationId).map(({ deviceId }) => deviceId)]);
  const direction = findPeer(reader, device)?.level === 'village' ? 'up' : 'down';
  return { stationId, deviceIds, direction, batchIn, at };
}

/** What became of the ops of a batch; together they are exactly the ops that it carried. */
export interface Tally {
  readonly applied: number;
  readonly proposals: number;
  readonly quarantined: number;
  readonly returned: number;
  readonly duplicates: number;
}

/**
 * Puts imported ops into the log and refolds what they touch. A bad op is kept aside with a code (SCHEMA, FIELD(path),
 * NOT_OWNER, ORPHAN, or what its decoder said) and never fails its batch; what was kept aside is judged again whenever
 * it comes again.
 */
export function applyOps(tx: WriteTx, source: OpSource, ops: readonly ReadOp[]): Tally {
  const inserted: string[] = [];
  const touched = new Set<string>();
  for (const read of ops) {
    const envelope = envelopeOf(read);
    const fault = faultOf(tx, source, read);
    const isNew = insertOp(tx, rowOf(read, envelope, source, fault));
    if (isNew) inserted.push(read.opId);
    const isReleased = !isNew && fault === null && release(tx, read.opId);
    const isPiiNew = keepPii(tx, read, envelope);
    if (isNewer(read) && read.pii) linkPii(tx, read.opId, computePiiRef(read.pii));
    if (envelope && (isNew || isReleased || isPiiNew)) touched.add(envelope.entityId);
    if (envelope && fault === null) refuseOrphansOfOthers(tx, source, envelope);
  }
  projectEntities(tx, touched);
  return tallyOf(tx, inserted, ops.length - inserted.length);
}

/** What could be read of the op, also when only its personal data was damaged. */
export function envelopeOf({ decoded, opBytes }: ReadOp): Op | null {
  if (decoded.ok) return decoded.value.op;
  try {
    return decodeOp(opBytes);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** Of an op version from the future: bytes and personal data are carried on, and judged again after an upgrade. */
function isNewer({ decoded }: ReadOp): boolean {
  return !decoded.ok && decoded.error.code === 'NEWER_MAJOR';
}

/** Only what is to be read again by a newer program says something of itself; other unreadable bytes claim nothing. */
export function columnsOf(read: ReadOp, envelope: Op | null): OpEnvelope {
  const { author, ...told } = envelope ?? unreadColumns(read);
  const { entity, entityId, kind, hlc, schema, businessDate, piiRef } = told;
  return {
    entity,
    entityId,
    kind,
    hlc,
    authorStation: author.station,
    authorDevice: author.device,
    authorUser: author.user,
    schema,
    businessDate,
    piiRef,
  };
}

function unreadColumns(
  read: ReadOp,
): Omit<Op, 'v' | 'parents' | 'body' | 'author'> & Pick<OpGlimpse, 'author'> {
  const unread = glimpseOp(isNewer(read) ? read.opBytes : new Uint8Array());
  const piiRef = isNewer(read) && read.pii ? computePiiRef(read.pii) : unread.piiRef;
  return { ...unread, schema: 0, piiRef };
}

function rowOf(
  read: ReadOp,
  envelope: Op | null,
  { batchIn, at, isReturned }: OpSource,
  fault: string | null,
): NewOp {
  return {
    opId: read.opId,
    ...columnsOf(read, envelope),
    bytes: read.opBytes,
    origin: isReturned === true && fault === null ? 'own' : 'imported',
    batchIn,
    disposition: fault === null ? 'applied' : 'quarantined',
    code: fault,
    recordedAt: at,
  };
}

/** Why an op may not be applied; null: it may. */
export function faultOf(tx: WriteTx, source: OpSource, { decoded }: ReadOp): string | null {
  if (!decoded.ok) return decoded.error.code === 'NEWER_MAJOR' ? 'SCHEMA' : decoded.error.code;
  const { op, pii } = decoded.value;
  if (op.author.station !== source.stationId) return 'NOT_OWNER';
  if (source.isReturned !== true && isOfAnother(tx, source, op.author.device)) return 'NOT_OWNER';
  if (!isOpKindName(op.kind)) return 'SCHEMA';
  const definition = definitionOf(op.kind);
  if (op.schema > definition.schema) return 'SCHEMA';
  // What may not travel this way is nobody's to send: a village lays down no policy, and certifies no PC.
  if (source.isReturned !== true && definition.travel[source.direction] === 'never') return 'NOT_OWNER';
  if (op.entity !== definition.entity) return 'FIELD(entity)';
  if (definition.pii === null && op.piiRef !== null) return 'FIELD(piiRef)';
  return (
    fieldFault(definition.body, op.body, 'body') ??
    (definition.pii === null || pii === null ? null : fieldFault(definition.pii, pii, 'pii')) ??
    ownerFault(tx, source, { ...op, kind: op.kind })
  );
}

/**
 * A PC that is known here, and not as this station's. Of an earlier PC that is not known at all the station's present one,
 * which has signed, is believed: a register that was restored may never have heard of it.
 */
function isOfAnother(reader: Reader, { deviceIds }: OpSource, deviceId: string): boolean {
  if (deviceIds.has(deviceId)) return false;
  return findPeer(reader, deviceId) !== undefined || findIdentity(reader)?.deviceId === deviceId;
}

type KnownOp = Op & { readonly kind: OpKindName };

function fieldFault(schema: z.ZodType, value: unknown, part: string): string | null {
  const parsed = schema.safeParse(value);
  if (parsed.success) return null;
  const path = [part, ...(parsed.error.issues[0]?.path ?? [])].map(String).join('.');
  return `FIELD(${path.slice(0, 100)})`;
}

/** A station writes about itself, about what it opened, and where the kind allows it about what a station below opened. */
function ownerFault(
  tx: WriteTx,
  { stationId }: OpSource,
  { entity, entityId, kind }: KnownOp,
): string | null {
  if (entity === 'station') return entityId === stationId ? null : 'NOT_OWNER';
  const { writer = 'opener' } = definitionOf(kind);
  // Also while nobody knows yet whose it is: what only the level above may say never waits in a village's name.
  if (writer === 'above' && isLowest(tx, stationId)) return 'NOT_OWNER';
  const opening = openingOf(tx, entityId);
  if (opening && !mayWrite(tx, writer, { author: stationId, opener: opening.authorStation }))
    return 'NOT_OWNER';
  return opening && opening.entity !== entity ? 'FIELD(entityId)' : null;
}

/** What others sent ahead about an entity that turns out to be this station's, and may not write about it. */
export function refuseOrphansOfOthers(
  tx: WriteTx,
  { stationId: opener }: OpSource,
  { kind, entityId }: Op,
): void {
  if (!isOpKindName(kind) || definitionOf(kind).opens !== true) return;
  for (const claim of claimsOnEntity(tx, entityId)) {
    if (claim.code !== 'ORPHAN' || !isOpKindName(claim.kind)) continue;
    const { writer = 'opener' } = definitionOf(claim.kind);
    if (!mayWrite(tx, writer, { author: claim.authorStation, opener }))
      setDisposition(tx, claim.opId, 'quarantined', 'NOT_OWNER');
  }
}

/** What was kept aside and is now in order: after an upgrade, or when its true author sends it. */
function release(tx: WriteTx, opId: string): boolean {
  const known = findOp(tx, opId);
  if (known?.origin !== 'imported' || known.disposition !== 'quarantined') return false;
  setDisposition(tx, opId, 'applied', null);
  return true;
}

function keepPii(tx: WriteTx, read: ReadOp, envelope: Op | null): boolean {
  const { decoded, pii } = read;
  if (pii === null) return false;
  // The commitment of a newer op may be another one; this one only has to find the document again.
  const piiRef = isNewer(read) ? computePiiRef(pii) : decoded.ok ? (envelope?.piiRef ?? null) : null;
  return piiRef !== null && insertPii(tx, { piiRef, salt: pii.salt, bytes: pii.bytes });
}

function tallyOf(tx: WriteTx, inserted: readonly string[], duplicates: number): Tally {
  const dispositions = inserted.map((opId) => findDisposition(tx, opId));
  const count = (disposition: string): number => dispositions.filter((found) => found === disposition).length;
  return {
    applied: count('applied'),
    proposals: count('proposal'),
    quarantined: count('quarantined'),
    returned: count('returned'),
    duplicates,
  };
}
