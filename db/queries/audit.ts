import { asc, desc, eq, gt, sql } from 'drizzle-orm';
import { audit } from '../schema/log.ts';
import { definePrepared, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';
import { inPages } from './pages.ts';

export type AuditRow = typeof audit.$inferSelect;
export type NewAuditRow = Omit<typeof audit.$inferInsert, 'position'>;

const insertAudit = defineInsert(audit);
/** Appends a row whose hash the caller has computed over its content and the hash before it. */
export function appendAudit(tx: WriteTx, row: NewAuditRow): void {
  insertAudit(tx, row);
}

const head = definePrepared((orm) =>
  orm.select().from(audit).orderBy(desc(audit.position)).limit(1).prepare(),
);
/** The last row of the chain, undefined in a new register. */
export function findAuditHead(reader: Reader): AuditRow | undefined {
  return head(reader).get();
}

const at = definePrepared((orm) =>
  orm
    .select()
    .from(audit)
    .where(eq(audit.position, sql.placeholder('position')))
    .prepare(),
);
export function findAuditAt(reader: Reader, position: number): AuditRow | undefined {
  return at(reader).get({ position });
}

const after = definePrepared((orm) =>
  orm
    .select()
    .from(audit)
    .where(gt(audit.position, sql.placeholder('after')))
    .orderBy(asc(audit.position))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
export function auditAfterPosition(reader: Reader, position: number): Generator<AuditRow, void> {
  return inPages(position, (from, limit) => after(reader).all({ after: from, limit }));
}

const recent = definePrepared((orm) =>
  orm.select().from(audit).orderBy(desc(audit.position)).limit(sql.placeholder('limit')).prepare(),
);
export function listRecentAudit(reader: Reader, limit: number): AuditRow[] {
  return recent(reader).all({ limit });
}

const ofEntity = definePrepared((orm) =>
  orm
    .select()
    .from(audit)
    .where(eq(audit.entityId, sql.placeholder('entityId')))
    .orderBy(asc(audit.position))
    .prepare(),
);
/** Who looked at a record, oldest first. */
export function auditOfEntity(reader: Reader, entityId: string): AuditRow[] {
  return ofEntity(reader).all({ entityId });
}
