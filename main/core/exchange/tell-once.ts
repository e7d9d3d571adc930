import {
  findOpenIncident,
  openIncident,
  reviseIncident,
  type IncidentRow,
} from '../../../db/queries/incidents.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { v7 as uuidv7 } from 'uuid';
import type { ExchangeIncident } from '../../terms/exchange.ts';

/** Numbers, ids and instants that its sentence names. */
export type IncidentParams = Readonly<Record<string, number | string>>;

/** Something odd about another station's batches. */
export interface Noticed {
  readonly kind: ExchangeIncident;
  /** What it is about: of one subject the same trouble is told once while it is open. */
  readonly subject: string;
  readonly stationId: string;
  readonly at: string;
  readonly params: IncidentParams;
}

/** Opens an incident unless the same one is open already. */
export function tellOnce(tx: WriteTx, { params, ...noticed }: Noticed): void {
  if (findOpenIncident(tx, noticed.kind, noticed.subject)) return;
  openIncident(tx, { ...noticed, id: uuidv7(), params: JSON.stringify(params) });
}

/** As {@link tellOnce}; of one that is open already the figures are brought up to date. */
export function tellOrRevise(
  tx: WriteTx,
  {
    params,
    ...noticed
  }: Omit<Noticed, 'params'> & {
    readonly params: (before: IncidentParams | null) => IncidentParams;
  },
): void {
  const known = findOpenIncident(tx, noticed.kind, noticed.subject);
  if (known) reviseIncident(tx, known.id, JSON.stringify(params(paramsOf(known))));
  else openIncident(tx, { ...noticed, id: uuidv7(), params: JSON.stringify(params(null)) });
}

/** What an incident was opened with. */
export function paramsOf({ params }: IncidentRow): IncidentParams {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: written by this file and for the own register by its own code
  return JSON.parse(params) as IncidentParams;
}
