import { z } from 'zod';
import { closeIncident, listOpenIncidents } from '../../../db/queries/incidents.ts';
import type { RegisterRenewal } from '../../contract/routes/restore.ts';
import type { Session } from '../../contract/routes/session.ts';
import { restoreKinds } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { audit } from '../log/record.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { findMissingOps } from '../station/missing-ops.ts';
import { isoNow } from '../station/service.ts';

const paramsSchema = z.object({
  keptUntil: z.string(),
  isNewDevice: z.boolean(),
  openedBy: z.object({ township: z.string(), by: z.string(), second: z.string() }).nullable().default(null),
  heldGone: z
    .object({ count: z.int(), stations: z.array(z.string()) })
    .nullable()
    .default(null),
});

/** What happened to this register and nobody has acknowledged yet, the oldest first. */
export function listRenewals({ read }: OpenRegister): RegisterRenewal[] {
  const missing = findMissingOps(read);
  return listOpenIncidents(read).flatMap(({ id, at, kind: name, params }) => {
    const kind = restoreKinds.find((known) => known === name);
    return kind ? [{ incidentId: id, kind, at, missing, ...paramsSchema.parse(JSON.parse(params)) }] : [];
  });
}

/** Errors: NOT_FOUND, also for what was acknowledged already and for incidents of other kinds. */
export function acknowledgeRenewal(runtime: StationRuntime, session: Session, incidentId: string): void {
  const at = isoNow(runtime);
  const isOpen = listRenewals(runtime.register).some((renewal) => renewal.incidentId === incidentId);
  if (!isOpen) throw new AppError('NOT_FOUND');
  inTransaction(runtime.register, (tx) => {
    closeIncident(tx, incidentId, { at, by: session.staffId, note: null });
    audit(tx, { at, staffId: session.staffId, action: 'restore.acknowledge', entityId: incidentId });
  });
}
