import { and, asc, desc, eq, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { incident } from '../schema/exchange.ts';
import { defineCommand, definePrepared, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type IncidentRow = typeof incident.$inferSelect;

/** What is known when something is noticed. */
export type NewIncident = Pick<IncidentRow, 'id' | 'at' | 'kind' | 'subject' | 'params'> & {
  /** The other station that it is about; left out: this one. */
  readonly stationId?: string | undefined;
};

const insert = defineInsert(incident);
export function openIncident(tx: WriteTx, { stationId, ...row }: NewIncident): void {
  insert(tx, {
    ...row,
    stationId: stationId ?? null,
    settledAt: null,
    closedAt: null,
    closedBy: null,
    note: null,
  });
}

const isOpen = and(isNull(incident.closedAt), isNull(incident.settledAt));

const openOf = definePrepared((orm) =>
  orm
    .select()
    .from(incident)
    .where(
      and(
        eq(incident.kind, sql.placeholder('kind')),
        eq(incident.subject, sql.placeholder('subject')),
        isOpen,
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
  orm.select().from(incident).where(isOpen).orderBy(asc(incident.at), asc(incident.id)).prepare(),
);
/** What neither a person has closed nor ended by itself, the oldest first. */
export function listOpenIncidents(reader: Reader): IncidentRow[] {
  return open(reader).all();
}

const byId = definePrepared((orm) =>
  orm
    .select()
    .from(incident)
    .where(eq(incident.id, sql.placeholder('id')))
    .prepare(),
);
export function findIncident(reader: Reader, id: string): IncidentRow | undefined {
  return byId(reader).get({ id });
}

const past = definePrepared((orm) =>
  orm
    .select()
    .from(incident)
    .where(or(isNotNull(incident.closedAt), isNotNull(incident.settledAt)))
    .orderBy(desc(incident.at), desc(incident.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
);
/** The newest of those that were closed, or ended by themselves. */
export function listPastIncidents(reader: Reader, limit: number): IncidentRow[] {
  return past(reader).all({ limit });
}

const setParams = defineCommand<[string, string]>('UPDATE incident SET params = ? WHERE id = ?');
/** More is known of what is open already. */
export function reviseIncident(tx: WriteTx, id: string, params: string): void {
  setParams(tx).run(params, id);
}

const settle = defineCommand<[string, string, string]>(
  'UPDATE incident SET settled_at = ? WHERE kind = ? AND subject = ? AND settled_at IS NULL AND closed_at IS NULL',
);
/** What was wrong is so no more; a person may still close it with a note. */
export function settleIncident(tx: WriteTx, kind: string, subject: string, at: string): void {
  settle(tx).run(at, kind, subject);
}

const close = defineCommand<[string, string, string | null, string]>(
  'UPDATE incident SET closed_at = ?, closed_by = ?, note = ? WHERE id = ? AND closed_at IS NULL',
);
/** @returns false if it was closed already or never opened */
export function closeIncident(
  tx: WriteTx,
  id: string,
  closing: { readonly at: string; readonly by: string; readonly note: string | null },
): boolean {
  return close(tx).run(closing.at, closing.by, closing.note, id).changes === 1;
}
