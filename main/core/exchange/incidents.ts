import {
  closeIncident as close,
  findIncident,
  listOpenIncidents,
  listPastIncidents,
  type IncidentRow,
} from '../../../db/queries/incidents.ts';
import { peersOfStation } from '../../../db/queries/peers.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Incident } from '../../contract/routes/exchange.ts';
import type { Session } from '../../contract/routes/session.ts';
import { exchangeIncidents, incidentsToActOn, restoreKinds } from '../../terms/exchange.ts';
import { AppError } from '../app-error.ts';
import { audit } from '../log/record.ts';
import { inTransaction, type OpenRegister } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { isoNow } from '../station/service.ts';
import { paramsOf } from './tell-once.ts';

// An incident belongs to this register alone: it is what this side has noticed of the other. It is a row and no op,
// because a person's note about it concerns nobody else, and the audit chain says who closed which and when.

const shownPast = 100;

/** What was odd about the exchange and with this register: open ones first, the oldest on top; then the newest past ones. */
export function listIncidents({ read }: OpenRegister): Incident[] {
  return [...listOpenIncidents(read), ...listPastIncidents(read, shownPast)].flatMap((row) =>
    shown(read, row),
  );
}

function shown(reader: Reader, row: IncidentRow): Incident[] {
  const { id: incidentId, at, stationId, settledAt, closedAt, closedBy, note } = row;
  const kind = [...exchangeIncidents, ...restoreKinds].find((known) => known === row.kind);
  if (!kind) return [];
  const toActOn: readonly string[] = incidentsToActOn;
  return [
    {
      incidentId,
      kind,
      at,
      stationName: stationId === null ? null : nameOf(reader, stationId),
      params: scalarsOf(row),
      state: closedAt !== null ? 'closed' : settledAt !== null ? 'settled' : 'open',
      isToActOn: toActOn.includes(kind),
      settledAt,
      closedAt,
      closedByName: closedAt === null ? null : staffName(reader, closedBy),
      note,
    },
  ];
}

/** What happened to the own register carries more than figures, which Today shows. */
function scalarsOf(row: IncidentRow): Record<string, number | string> {
  const all: Readonly<Record<string, unknown>> = paramsOf(row);
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, number | string] =>
      ['number', 'string'].includes(typeof entry[1]),
    ),
  );
}

function nameOf(reader: Reader, stationId: string): string {
  return findStation(reader, stationId)?.name ?? peersOfStation(reader, stationId).at(-1)?.name ?? '';
}

/**
 * A person has looked into it and writes down what came out. Errors: NOT_FOUND, also for what is closed already and for
 * what befell this register itself, which an administrator acknowledges.
 */
export function closeIncident(
  runtime: StationRuntime,
  { staffId }: Session,
  { incidentId, note }: { readonly incidentId: string; readonly note: string },
): void {
  const at = isoNow(runtime);
  inTransaction(runtime.register, (tx) => {
    const kind = findIncident(tx, incidentId)?.kind;
    const isOfExchange = exchangeIncidents.some((known) => known === kind);
    if (!isOfExchange || !close(tx, incidentId, { at, by: staffId, note })) throw new AppError('NOT_FOUND');
    const params = { kind: kind ?? '' };
    audit(tx, { at, staffId, action: 'exchange.closeIncident', entityId: incidentId, params });
  });
}
