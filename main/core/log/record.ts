import { appendAudit, findAuditHead } from '../../../db/queries/audit.ts';
import { findMeta, setMeta } from '../../../db/queries/local.ts';
import {
  insertOp,
  insertPii,
  opsOfEntity,
  setDisposition,
  type OpRow,
  type OpWithPii,
} from '../../../db/queries/ops.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { encodeCanonicalJson, type JsonObject } from '../exchange/format/canonical-json.ts';
import { tickHlc } from '../exchange/format/hlc.ts';
import { encodeOp, encodePii } from '../exchange/format/op.ts';
import type { OpKindDefinition } from './op-kind.ts';
import {
  definitionOf,
  isOpKindName,
  opKinds,
  type AnyDraft,
  type AnyOp,
  type Author,
  type OpKindName,
} from './op-kinds.ts';
import { settlingOnce } from '../matters/settle.ts';
import { headsOf } from './lineage.ts';
import { settleOwnership, type Ownership } from './ownership.ts';
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
  projectEntities(tx, new Set(drafts.map((draft) => draft.entityId)));
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
/** What is said of a proposal that the owner has declined: an answer, and no fault. */
export const declinedCode = 'DECLINED';

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
    parents: parentsOf(tx, draft),
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

/** What two levels write about: there everybody says what he knew when he wrote. */
const entitiesOfTwoLevels: ReadonlySet<string> = new Set(
  Object.values(opKinds).flatMap((definition: OpKindDefinition) =>
    definition.writer === undefined ? [] : definition.entity,
  ),
);

/** An op takes at most so many (FORMAT.md §4). */
const maxParents = 256;

/** The ops on which this one is based, of those that the other level gets to see: it could not follow any others. */
function parentsOf(tx: WriteTx, { kind, entityId }: AnyDraft): string[] {
  if (!entitiesOfTwoLevels.has(definitionOf(kind).entity)) return [];
  const known = opsOfEntity(tx, entityId).filter(isInPlay).flatMap(toLoggedOp);
  return headsOf(known.filter((op) => isShared(op.kind)))
    .slice(-maxParents)
    .toSorted();
}

/** Whether ops of a kind go from the level that writes them to the other one. */
export function isShared(kind: OpKindName): boolean {
  const { writer = 'opener', travel } = definitionOf(kind);
  return (writer === 'above' || travel.up !== 'never') && (writer === 'opener' || travel.down !== 'never');
}

/** What was refused is nobody's word; what waits or was declined may yet count, or count no more. */
export function isInPlay({ disposition, code }: Pick<OpRow, 'disposition' | 'code'>): boolean {
  return disposition !== 'quarantined' || code === 'ORPHAN';
}

/** Folds these again; what follows for the matters among them is found out once, at the end. */
export function projectEntities(tx: WriteTx, entityIds: Iterable<string>): void {
  settlingOnce(tx, () => {
    for (const entityId of entityIds) projectEntity(tx, entityId);
  });
}

/**
 * Folds an entity again from all of its ops that count, and says of each what became of it. What lacks its opening op is
 * kept aside as an orphan until that comes.
 */
export function projectEntity(tx: WriteTx, entityId: string): void {
  const rows = opsOfEntity(tx, entityId).filter(isInPlay);
  const isErased = rows.some(({ kind }) => isOpKindName(kind) && definitionOf(kind).erases !== undefined);
  const ops = (isErased ? rows.map((row) => ({ ...row, pii: null })) : rows).flatMap(toLoggedOp);
  const [first] = ops;
  if (first === undefined) return;
  const ownership = settleOwnership(ops);
  const projected = projections[opKinds[first.kind].entity]?.project(tx, entityId, ownership) ?? true;
  const waiting = waitingIn(ownership);
  for (const row of rows) {
    const { disposition, code } = projected ? (waiting.get(row.opId) ?? applied) : orphan;
    if (row.disposition !== disposition || row.code !== code) setDisposition(tx, row.opId, disposition, code);
  }
}

type Standing = Pick<OpRow, 'disposition' | 'code'>;
const applied: Standing = { disposition: 'applied', code: null };
const orphan: Standing = { disposition: 'quarantined', code: 'ORPHAN' };

/** What the other level owns and has not adopted. */
function waitingIn({ proposals }: Ownership): Map<string, Standing> {
  const open: Standing = { disposition: 'proposal', code: 'OTHER_LEVEL' };
  const dismissed: Standing = { disposition: 'returned', code: declinedCode };
  return new Map(
    proposals.flatMap(({ state, op }) =>
      state === 'adopted' ? [] : [[op.opId, state === 'open' ? open : dismissed] as const],
    ),
  );
}

const utf8 = new TextDecoder();

/** The rows hold what was validated when it was written or imported; here its types are stated once. */
export function toLoggedOp(row: OpWithPii): AnyOp[] {
  if (!isOpKindName(row.kind) || row.schema > definitionOf(row.kind).schema) return [];
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the log holds what was validated
  const { author, body, parents } = JSON.parse(utf8.decode(row.bytes)) as Pick<
    AnyOp,
    'author' | 'body' | 'parents'
  >;
  const pii: unknown = row.pii === null ? null : JSON.parse(utf8.decode(row.pii));
  const { position, opId, entityId, kind, hlc, businessDate } = row;
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the log holds what was validated
  return [{ position, opId, entityId, kind, hlc, parents, businessDate, author, body, pii } as AnyOp];
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
