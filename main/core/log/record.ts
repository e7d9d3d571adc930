import { appendAudit, findAuditHead } from '../../../db/queries/audit.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import { insertOp, insertPii, opsOfEntity, setDisposition, type OpWithPii } from '../../../db/queries/ops.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { encodeCanonicalJson, type JsonObject } from '../exchange/format/canonical-json.ts';
import { tickHlc } from '../exchange/format/hlc.ts';
import { encodeOp, encodePii } from '../exchange/format/op.ts';
import {
  definitionOf,
  isOpKindName,
  opKinds,
  type AnyDraft,
  type AnyOp,
  type Author,
  type OpKindName,
} from './op-kinds.ts';
import { projections } from './projections.ts';

export interface RecordedOp {
  readonly opId: string;
  readonly kind: OpKindName;
  readonly entityId: string;
}

/** Who writes, and when the PC believes that it is. */
export interface Writing {
  readonly author: Author;
  readonly nowMs: number;
}

/** An audit row is text of at most 16 Ki characters in the canonical form. */
const opsPerAudit = 200;

/**
 * Appends ops to the log, refolds the entities that they touch and chains them into the audit log: all in the caller's
 * transaction, so that an acknowledged op is never without its rows (architecture.md, data rules).
 */
export function record(tx: WriteTx, writing: Writing, drafts: readonly AnyDraft[]): RecordedOp[] {
  const recorded = drafts.map((draft) => append(tx, writing, draft));
  for (const entityId of new Set(drafts.map((draft) => draft.entityId))) projectEntity(tx, entityId);
  auditOps(tx, {
    at: new Date(writing.nowMs).toISOString(),
    staffId: writing.author.user,
    action: 'record',
    opIds: recorded.map(({ opId }) => opId),
  });
  return recorded;
}

/** Own ops that came back in a restore pack. */
export const returnedOps = 'record.returned';

/** The audit log names every op of this station's own (log/verify.ts). */
export function auditOps(
  tx: WriteTx,
  {
    opIds,
    ...entry
  }: Pick<AuditEntry, 'at' | 'staffId'> & {
    readonly action: 'record' | typeof returnedOps;
    readonly opIds: readonly string[];
  },
): void {
  for (let at = 0; at < opIds.length; at += opsPerAudit) {
    audit(tx, { ...entry, params: { ops: opIds.slice(at, at + opsPerAudit) } });
  }
}

function append(tx: WriteTx, { author, nowMs }: Writing, draft: AnyDraft): RecordedOp {
  const definition = definitionOf(draft.kind);
  const hlc = tickHlc(findMeta(tx, 'hlc') ?? null, nowMs);
  setMeta(tx, 'hlc', hlc);
  const pii = definition.pii === null ? null : encodePii(plain(definition.pii.parse(draft.pii)));
  const { bytes, opId } = encodeOp({
    v: 1,
    entity: definition.entity,
    entityId: draft.entityId,
    kind: draft.kind,
    parents: [...(draft.parents ?? [])].toSorted(),
    hlc,
    author,
    schema: definition.schema,
    body: plain(definition.body.parse(draft.body)),
    piiRef: pii?.piiRef ?? null,
    businessDate: draft.businessDate,
  });
  insertOp(tx, {
    opId,
    entity: definition.entity,
    entityId: draft.entityId,
    kind: draft.kind,
    hlc,
    authorStation: author.station,
    authorDevice: author.device,
    authorUser: author.user,
    schema: definition.schema,
    businessDate: draft.businessDate,
    piiRef: pii?.piiRef ?? null,
    bytes,
    origin: 'own',
    batchIn: null,
    disposition: 'applied',
    code: null,
    recordedAt: new Date(nowMs).toISOString(),
  });
  if (pii) insertPii(tx, pii);
  return { opId, kind: draft.kind, entityId: draft.entityId };
}

/** Absent is absent: `undefined` never reaches the canonical form. */
function plain(value: unknown): JsonObject {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: zod has validated the object
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}

/** Folds an entity again from all its applied ops. What lacks its opening op is kept aside as an orphan until that comes. */
export function projectEntity(tx: WriteTx, entityId: string): void {
  const rows = opsOfEntity(tx, entityId).filter(
    (row) => row.disposition === 'applied' || row.code === 'ORPHAN',
  );
  const isErased = rows.some(({ kind }) => isOpKindName(kind) && definitionOf(kind).erases !== undefined);
  const ops = (isErased ? rows.map((row) => ({ ...row, pii: null })) : rows).flatMap(toLoggedOp);
  const [first] = ops;
  if (first === undefined) return;
  const projected = projections[opKinds[first.kind].entity]?.project(tx, entityId, ops) ?? true;
  for (const row of rows) {
    if (projected && row.code === 'ORPHAN') setDisposition(tx, row.opId, 'applied', null);
    if (!projected && row.disposition === 'applied') setDisposition(tx, row.opId, 'quarantined', 'ORPHAN');
  }
}

const utf8 = new TextDecoder();

/** The rows hold what was validated when it was written or imported; here its types are stated once. */
export function toLoggedOp(row: OpWithPii): AnyOp[] {
  if (!isOpKindName(row.kind) || row.schema > definitionOf(row.kind).schema) return [];
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the log holds what was validated
  const { author, body } = JSON.parse(utf8.decode(row.bytes)) as Pick<AnyOp, 'author' | 'body'>;
  const pii: unknown = row.pii === null ? null : JSON.parse(utf8.decode(row.pii));
  const { position, opId, entityId, kind, hlc, businessDate } = row;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the log holds what was validated
  return [{ position, opId, entityId, kind, hlc, businessDate, author, body, pii } as AnyOp];
}

export interface AuditEntry {
  readonly at: string;
  readonly staffId: string | null;
  readonly action: string;
  readonly entity?: string;
  readonly entityId?: string;
  readonly params?: JsonObject;
}

/** What the first audit row stands on. */
export const firstAuditLink = '0'.repeat(64);

/** Appends to the audit log; each row's hash covers the one before, so that a rewritten past shows (exchange.md §14). */
export function audit(tx: WriteTx, entry: AuditEntry): void {
  const prevHash = findAuditHead(tx)?.hash ?? firstAuditLink;
  const row = {
    at: entry.at,
    staffId: entry.staffId,
    action: entry.action,
    entity: entry.entity ?? null,
    entityId: entry.entityId ?? null,
    params: new TextDecoder().decode(encodeCanonicalJson(entry.params ?? {})),
  };
  appendAudit(tx, { ...row, prevHash, hash: auditHash(prevHash, row) });
}

export function auditHash(
  prevHash: string,
  row: {
    at: string;
    staffId: string | null;
    action: string;
    entity: string | null;
    entityId: string | null;
    params: string;
  },
): string {
  const { at, staffId, action, entity, entityId, params } = row;
  return sha256Hex(encodeCanonicalJson({ prevHash, at, staffId, action, entity, entityId, params }));
}
