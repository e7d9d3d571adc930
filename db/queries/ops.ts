import { and, asc, eq, getColumns, gt, notExists, sql } from 'drizzle-orm';
import type { OpDisposition } from '../../main/terms/exchange.ts';
import { batchIn, opReceipt } from '../schema/exchange.ts';
import { plainBytes } from '../schema/columns.ts';
import { op, opPii } from '../schema/log.ts';
import { defineCommand, definePrepared, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';
import { inPages } from './pages.ts';

export type OpRow = typeof op.$inferSelect;
export type NewOp = Omit<typeof op.$inferInsert, 'position'>;
export type KeptAside = Exclude<OpDisposition, 'applied'>;
export type OpPiiRow = typeof opPii.$inferSelect;

/** An op with its personal data; `pii` is null where the kind has none, it did not travel, or it was erased. */
export interface OpWithPii extends OpRow {
  readonly pii: Uint8Array | null;
  readonly piiErasedAt: string | null;
}

const opWithPii = { ...getColumns(op), pii: opPii.bytes, piiErasedAt: opPii.erasedAt };

// An import asks the next three for every op: plain SQL, which a mapper of rows makes three times slower.
const opColumns = Object.entries(getColumns(op))
  .map(([key, { name }]) => `o.${name} AS ${key}`)
  .join(', ');
const opWithPiiSql = `SELECT ${opColumns}, p.bytes AS pii, p.erased_at AS piiErasedAt
  FROM op o LEFT JOIN op_pii p ON p.pii_ref = o.pii_ref`;

/** The driver's Buffers would compare unequal to the same bytes. */
function withPlainBytes(row: OpWithPii): OpWithPii {
  return { ...row, bytes: plainBytes(row.bytes), pii: row.pii && plainBytes(row.pii) };
}

const insertOpRow = defineInsert(op, 'ignore');
const insertPiiRow = defineInsert(opPii, 'ignore');

/** @returns false if this op is already in the log: the same id is the same bytes */
export function insertOp(tx: WriteTx, row: NewOp): boolean {
  return insertOpRow(tx, row);
}

/** What was erased stays erased: a second copy that arrives later is ignored. */
export function insertPii(
  tx: WriteTx,
  row: { piiRef: string; salt: Uint8Array; bytes: Uint8Array },
): boolean {
  return insertPiiRow(tx, row);
}

const oneOp = defineQuery<[string], OpWithPii>(`${opWithPiiSql} WHERE o.op_id = ?`);
export function findOp(reader: Reader, opId: string): OpWithPii | undefined {
  const row = oneOp(reader).get(opId);
  return row && withPlainBytes(row);
}

const dispositionOfOp = defineQuery<[string], { disposition: OpDisposition }>(
  'SELECT disposition FROM op WHERE op_id = ?',
);
export function findDisposition(reader: Reader, opId: string): OpDisposition | undefined {
  return dispositionOfOp(reader).get(opId)?.disposition;
}

const opIsKnown = defineQuery<[string], { known: 1 }>('SELECT 1 AS known FROM op WHERE op_id = ?');
export function hasOp(reader: Reader, opId: string): boolean {
  return opIsKnown(reader).get(opId) !== undefined;
}

const onePii = defineQuery<[string], OpPiiRow>(
  'SELECT pii_ref AS piiRef, salt, bytes, erased_at AS erasedAt FROM op_pii WHERE pii_ref = ?',
);
export function findPii(reader: Reader, piiRef: string): OpPiiRow | undefined {
  const row = onePii(reader).get(piiRef);
  return row && { ...row, salt: row.salt && plainBytes(row.salt), bytes: row.bytes && plainBytes(row.bytes) };
}

const piiLength = defineQuery<[string], { length: number }>(
  'SELECT coalesce(length(bytes), 0) AS length FROM op_pii WHERE pii_ref = ?',
);
/** Bytes of a document of personal data; 0 where it was erased or never came. */
export function findPiiLength(reader: Reader, piiRef: string): number {
  return piiLength(reader).get(piiRef)?.length ?? 0;
}

const entityOps = defineQuery<[string], OpWithPii>(
  `${opWithPiiSql} WHERE o.entity_id = ? ORDER BY o.hlc, o.op_id`,
);
/** All ops of an entity, whatever their disposition, in the order in which they are folded: (hlc, opId). */
export function opsOfEntity(reader: Reader, entityId: string): OpWithPii[] {
  return entityOps(reader).all(entityId).map(withPlainBytes);
}

/** What an op claims about its entity, without its words. */
export type OpClaim = Pick<OpRow, 'opId' | 'entity' | 'kind' | 'authorStation' | 'disposition' | 'code'>;
const entityClaims = defineQuery<[string], OpClaim>(
  `SELECT op_id AS opId, entity, kind, author_station AS authorStation, disposition, code
   FROM op WHERE entity_id = ? ORDER BY hlc, op_id`,
);
/** The same ops as {@link opsOfEntity}, when only who claims what is asked. */
export function claimsOnEntity(reader: Reader, entityId: string): OpClaim[] {
  return entityClaims(reader).all(entityId);
}

const opsAfter = definePrepared((orm) =>
  orm
    .select()
    .from(op)
    .where(gt(op.position, sql.placeholder('after')))
    .orderBy(asc(op.position))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
/** The log in the order in which this register learnt it. */
export function opsAfterPosition(reader: Reader, position: number): Generator<OpRow, void> {
  return inPages(position, (after, limit) => opsAfter(reader).all({ after, limit }));
}

const ownUnreceipted = definePrepared((orm) =>
  orm
    .select()
    .from(op)
    .where(
      and(
        eq(op.origin, 'own'),
        gt(op.position, sql.placeholder('after')),
        notExists(orm.select({ opId: opReceipt.opId }).from(opReceipt).where(eq(opReceipt.opId, op.opId))),
      ),
    )
    .orderBy(asc(op.position))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
/** Own ops that nobody is known to hold, oldest first (exchange.md P4); which of them may travel is not decided here. */
export function ownOpsNotReceipted(reader: Reader, position: number): Generator<OpRow, void> {
  return inPages(position, (after, limit) => ownUnreceipted(reader).all({ after, limit }));
}

const ofKinds = defineQuery<[string], { opId: string }>(
  `SELECT op_id AS opId FROM op
   WHERE disposition = 'applied' AND kind IN (SELECT value FROM json_each(?)) ORDER BY position`,
);
/** Applied ops of some kinds, whoever wrote them, oldest first: for kinds of which there are few. */
export function opsOfKinds(reader: Reader, kinds: readonly string[]): OpWithPii[] {
  return ofKinds(reader)
    .all(JSON.stringify(kinds))
    .flatMap(({ opId }) => findOp(reader, opId) ?? []);
}

const ownOfKinds = defineQuery<[string], { opId: string }>(
  `SELECT op_id AS opId FROM op
   WHERE +origin = 'own' AND disposition = 'applied' AND kind IN (SELECT value FROM json_each(?)) ORDER BY position`,
);
/** Own ops of some kinds, oldest first: for kinds of which there are few, and found by them, not among all own ops. */
export function ownOpsOfKinds(reader: Reader, kinds: readonly string[]): OpRow[] {
  return ownOfKinds(reader)
    .all(JSON.stringify(kinds))
    .flatMap(({ opId }) => findOp(reader, opId) ?? []);
}

export interface Addressing {
  /** Kinds of op that go to the station whose record they are about. */
  readonly kinds: readonly string[];
  /** Kinds that bring a record into being: their author is that station. */
  readonly opening: readonly string[];
  /** Kinds after which nothing about a record goes anywhere. */
  readonly closing: readonly string[];
}
const addressedTo = defineQuery<[string, string, string, string], { opId: string }>(
  `SELECT o.op_id AS opId FROM op o
   WHERE o.origin = 'own' AND o.disposition <> 'quarantined' AND o.kind IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM op_receipt r WHERE r.op_id = o.op_id)
     AND EXISTS (SELECT 1 FROM op f WHERE f.entity_id = o.entity_id AND f.disposition = 'applied'
       AND f.kind IN (SELECT value FROM json_each(?)) AND f.author_station = ?)
     AND NOT EXISTS (SELECT 1 FROM op c WHERE c.entity_id = o.entity_id AND c.disposition = 'applied'
       AND c.kind IN (SELECT value FROM json_each(?)))
   ORDER BY o.position`,
);
/** Own ops about the records of a station that it is not known to hold, oldest first. */
export function* ownOpsWaitingFor(
  reader: Reader,
  stationId: string,
  { kinds, opening, closing }: Addressing,
): Generator<OpRow, void> {
  const found = addressedTo(reader).all(
    JSON.stringify(kinds),
    JSON.stringify(opening),
    stationId,
    JSON.stringify(closing),
  );
  for (const { opId } of found) {
    const row = findOp(reader, opId);
    if (row) yield row;
  }
}

const ofStation = definePrepared((orm) =>
  orm
    .select(getColumns(op))
    .from(op)
    .innerJoin(batchIn, eq(batchIn.manifestHash, op.batchIn))
    .where(
      and(
        eq(op.origin, 'imported'),
        gt(op.position, sql.placeholder('after')),
        eq(batchIn.fromStation, sql.placeholder('stationId')),
      ),
    )
    .orderBy(asc(op.position))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
/** Everything that came from a station, whatever became of it, in the order of its arrival. */
export function opsOfStationAfter(
  reader: Reader,
  stationId: string,
  position: number,
): Generator<OpRow, void> {
  return inPages(position, (after, limit) => ofStation(reader).all({ stationId, after, limit }));
}

const ownCount = defineQuery<[], { ops: number }>("SELECT count(*) AS ops FROM op WHERE origin = 'own'");
export function countOwnOps(reader: Reader): number {
  return ownCount(reader).get()?.ops ?? 0;
}

export interface WaitingOps {
  readonly entity: string;
  readonly ops: number;
  readonly entities: number;
  readonly since: string;
}
const leavers = defineQuery<[string], { staffId: string }>(
  `SELECT DISTINCT o.entity_id AS staffId FROM op o JOIN op_pii p ON p.pii_ref = o.pii_ref
   WHERE o.kind = 'staff.handOver' AND p.bytes IS NOT NULL AND EXISTS (
     SELECT 1 FROM json_each(CAST(p.bytes AS TEXT), '$.items') i WHERE json_extract(i.value, '$.id') = ?
   )`,
);
/** People who handed a record over when they left: a list that they signed names it. */
export function leaversNaming(reader: Reader, recordId: string): string[] {
  return leavers(reader)
    .all(recordId)
    .map(({ staffId }) => staffId);
}

const naming = defineQuery<[string], { documentId: string }>(
  `SELECT entity_id AS documentId FROM op WHERE kind = 'document.issue' AND instr(bytes, CAST(? AS BLOB)) > 0`,
);
/** Papers that show words of a record, alone or in a list. */
export function documentsNaming(reader: Reader, recordId: string): string[] {
  return naming(reader)
    .all(recordId)
    .map(({ documentId }) => documentId);
}

const waitingOps = defineQuery<[number, string], WaitingOps>(
  `SELECT o.entity, count(*) AS ops, count(DISTINCT o.entity_id) AS entities, min(o.recorded_at) AS since
   FROM op o
   WHERE o.origin = 'own' AND o.position > ? AND o.kind IN (SELECT value FROM json_each(?))
     AND NOT EXISTS (SELECT 1 FROM op_receipt r WHERE r.op_id = o.op_id)
   GROUP BY o.entity ORDER BY o.entity`,
);
/** Own ops of these kinds behind a position that nobody is known to hold, counted by what they are about. */
export function countOwnOpsNotReceipted(
  reader: Reader,
  kinds: readonly string[],
  position: number,
): WaitingOps[] {
  return waitingOps(reader).all(position, JSON.stringify(kinds));
}

export interface UnsignedOps {
  readonly state: 'recorded' | 'exported';
  readonly ops: number;
  /** When the oldest of them left first, or was recorded where it has not left. */
  readonly since: string;
}
const unsignedOps = defineQuery<[number, string], UnsignedOps>(
  `SELECT state, count(*) AS ops, min(since) AS since FROM (
     SELECT iif(left_at IS NULL, 'recorded', 'exported') AS state, coalesce(left_at, recorded_at) AS since FROM (
       SELECT o.recorded_at, (
         SELECT min(b.exported_at) FROM batch_out_op bo JOIN batch_out b ON b.id = bo.batch_id
         WHERE bo.op_id = o.op_id AND b.kind = 'up') AS left_at
       FROM op o
       WHERE o.origin = 'own' AND o.position > ? AND o.kind IN (SELECT value FROM json_each(?))
         AND NOT EXISTS (SELECT 1 FROM op_receipt r WHERE r.op_id = o.op_id)))
   GROUP BY state`,
);
/** Own ops of these kinds behind a position that nobody has signed for, by whether they have left. */
export function countUnsignedOps(reader: Reader, kinds: readonly string[], position: number): UnsignedOps[] {
  return unsignedOps(reader).all(position, JSON.stringify(kinds));
}

const setOpDisposition = defineCommand<[OpDisposition, string | null, string]>(
  'UPDATE op SET disposition = ?, code = ? WHERE op_id = ?',
);
export function setDisposition(
  tx: WriteTx,
  opId: string,
  disposition: OpDisposition,
  code: string | null,
): void {
  setOpDisposition(tx).run(disposition, code, opId);
}

const linkPiiRef = defineCommand<[string, string]>(
  'UPDATE op SET pii_ref = ? WHERE op_id = ? AND pii_ref IS NULL',
);
/** Of an op of a newer version, which nobody here can ask for its commitment. */
export function linkPii(tx: WriteTx, opId: string, piiRef: string): void {
  linkPiiRef(tx).run(piiRef, opId);
}

export type OpEnvelope = Pick<
  OpRow,
  | 'entity'
  | 'entityId'
  | 'kind'
  | 'hlc'
  | 'authorStation'
  | 'authorDevice'
  | 'authorUser'
  | 'schema'
  | 'businessDate'
  | 'piiRef'
>;
const setOpEnvelope = defineCommand<[OpEnvelope & { opId: string }]>(
  `UPDATE op SET entity = @entity, entity_id = @entityId, kind = @kind, hlc = @hlc, author_station = @authorStation,
     author_device = @authorDevice, author_user = @authorUser, schema = @schema, business_date = @businessDate,
     pii_ref = @piiRef
   WHERE op_id = @opId`,
);
/** What can be read of an op only since an upgrade. */
export function setEnvelope(tx: WriteTx, opId: string, envelope: OpEnvelope): void {
  setOpEnvelope(tx).run({ ...envelope, opId });
}

const keptAsideCounts = defineQuery<[], { disposition: OpDisposition; count: number }>(
  "SELECT disposition, count(*) AS count FROM op WHERE disposition <> 'applied' GROUP BY disposition",
);
/** How many ops wait for a person or were refused. */
export function countKeptAside(reader: Reader): Record<KeptAside, number> {
  const counted = new Map(
    keptAsideCounts(reader)
      .all()
      .map((row) => [row.disposition, row.count]),
  );
  return {
    proposal: counted.get('proposal') ?? 0,
    quarantined: counted.get('quarantined') ?? 0,
    returned: counted.get('returned') ?? 0,
  };
}

const byDisposition = definePrepared((orm) =>
  orm
    .select(opWithPii)
    .from(op)
    .leftJoin(opPii, eq(opPii.piiRef, op.piiRef))
    .where(
      and(
        sql`${op.disposition} <> 'applied'`,
        eq(op.disposition, sql.placeholder('disposition')),
        gt(op.position, sql.placeholder('after')),
      ),
    )
    .orderBy(asc(op.position))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
/** What a person still has to decide about, oldest first. */
export function opsKeptAside(reader: Reader, disposition: KeptAside): Generator<OpWithPii, void> {
  return inPages(0, (after, limit) => byDisposition(reader).all({ disposition, after, limit }));
}

const asideByStation = defineQuery<[], { stationId: string; count: number }>(
  `SELECT b.from_station AS stationId, count(*) AS count FROM op o JOIN batch_in b ON b.manifest_hash = o.batch_in
   WHERE o.disposition <> 'applied' GROUP BY b.from_station`,
);
/** How many ops of each station are kept aside, by who brought them. */
export function keptAsideByStation(reader: Reader): Map<string, number> {
  return new Map(
    asideByStation(reader)
      .all()
      .map(({ stationId, count }) => [stationId, count]),
  );
}

const allEntityIds = defineQuery<[], { entityId: string }>(
  "SELECT DISTINCT entity_id AS entityId FROM op WHERE disposition <> 'quarantined' OR code = 'ORPHAN'",
);
/** Everything that may have a row in the tables. */
export function projectableEntityIds(reader: Reader): string[] {
  return allEntityIds(reader)
    .all()
    .map(({ entityId }) => entityId);
}

const entityIds = defineQuery<[string], { entityId: string }>(
  'SELECT DISTINCT entity_id AS entityId FROM op WHERE entity = ? ORDER BY entity_id',
);
/** Every entity of a kind that the log knows: what a rebuild of the projection walks over. */
export function entityIdsInLog(reader: Reader, entity: string): string[] {
  return entityIds(reader)
    .all(entity)
    .map((row) => row.entityId);
}

const erase = defineCommand<[string, string]>(
  'UPDATE op_pii SET salt = NULL, bytes = NULL, erased_at = ? WHERE pii_ref = ? AND erased_at IS NULL',
);
/** Erases salt and text together; the op and every hash over it stay. @returns false if nothing was there to erase */
export function erasePii(tx: WriteTx, piiRef: string, erasedAt: string): boolean {
  return erase(tx).run(erasedAt, piiRef).changes === 1;
}

const eraseEntity = defineCommand<[string, string]>(
  `UPDATE op_pii SET salt = NULL, bytes = NULL, erased_at = ?
   WHERE erased_at IS NULL AND pii_ref IN (SELECT pii_ref FROM op WHERE entity_id = ?)`,
);
const keepErased = defineCommand<[string, string]>(
  `INSERT INTO op_pii (pii_ref, erased_at) SELECT DISTINCT pii_ref, ? FROM op
   WHERE entity_id = ? AND pii_ref IS NOT NULL ON CONFLICT DO NOTHING`,
);
/**
 * Erases the personal data of every op of an entity, also of those that were kept aside, and of what has not come yet.
 * @returns false if nothing was there to erase
 */
export function erasePiiOfEntity(tx: WriteTx, entityId: string, erasedAt: string): boolean {
  const erased = eraseEntity(tx).run(erasedAt, entityId).changes > 0;
  keepErased(tx).run(erasedAt, entityId);
  return erased;
}

const last = defineQuery<[], { position: number | null }>('SELECT max(position) AS position FROM op');
/** 0 for an empty log. */
export function lastPosition(reader: Reader): number {
  return last(reader).get()?.position ?? 0;
}

const total = defineQuery<[], { ops: number }>('SELECT count(*) AS ops FROM op');
export function countOps(reader: Reader): number {
  return total(reader).get()?.ops ?? 0;
}
