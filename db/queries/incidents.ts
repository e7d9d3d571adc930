import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import { incident } from '../schema/exchange.ts';
import { defineCommand, definePrepared, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type IncidentRow = typeof incident.$inferSelect;

const insert = defineInsert(incident);
export function openIncident(tx: WriteTx, row: Omit<IncidentRow, 'closedAt'>): void {
  insert(tx, row);
}

const openOf = definePrepared((orm) =>
  orm
    .select()
    .from(incident)
    .where(
      and(
        eq(incident.kind, sql.placeholder('kind')),
        eq(incident.subject, sql.placeholder('subject')),
        isNull(incident.closedAt),
      ),
    )
    .limit(1)
    .prepare(),
);
/** The open incident of this kind about this subject: the same trouble is told once. */
export function findOpenIncident(reader: Reader, kind: string, subject: string): IncidentRow | undefined {
  return openOf(reader).get({ kind, subject });
}

const open = definePrepared((orm) =>
  orm
    .select()
    .from(incident)
    .where(isNull(incident.closedAt))
    .orderBy(asc(incident.at), asc(incident.id))
    .prepare(),
);
export function listOpenIncidents(reader: Reader): IncidentRow[] {
  return open(reader).all();
}

const close = defineCommand<[string, string]>(
  'UPDATE incident SET closed_at = ? WHERE id = ? AND closed_at IS NULL',
);
/** @returns false if it was closed already or never opened */
export function closeIncident(tx: WriteTx, id: string, at: string): boolean {
  return close(tx).run(at, id).changes === 1;
}
