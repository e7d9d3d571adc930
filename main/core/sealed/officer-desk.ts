import { attachmentsOfSubject } from '../../../db/queries/attachments.ts';
import { auditOfEntity } from '../../../db/queries/audit.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import { findSealed, listSealed, type SealedRow } from '../../../db/queries/sealed.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader, WriteTx } from '../../../db/store/store.ts';
import type { RouteOutput } from '../../contract/index.ts';
import type { SealedRow as ListedRow } from '../../contract/routes/sealed.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { SealedOpenReason } from '../../terms/sealed-terms.ts';
import { AppError } from '../app-error.ts';
import { percentHere } from '../attachments/service.ts';
import { audit, record, toLoggedOp } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf, isoNow } from '../station/service.ts';
import { openContent } from './blob.ts';
import { unlockKeys } from './officer-keys.ts';

/** What lies sealed here, of every station; nobody but an officer is even told how much (domain.md §7.2 item 5). */
export function sealedList(reader: Reader): ListedRow[] {
  return listSealed(reader).map((row) => listedRow(reader, row));
}

function listedRow(reader: Reader, { id, stationId, route: _, ...row }: SealedRow): ListedRow {
  return { ...row, sealedId: id, stationName: findStation(reader, stationId)?.name ?? '' };
}

/** Errors: NOT_FOUND, SEALED_KEY_MISSING, SEALED_PASSPHRASE_WRONG, SEALED_WAIT, SEALED_UNREADABLE. */
export async function openSealed(
  runtime: StationRuntime,
  session: Session,
  input: { readonly sealedId: string; readonly passphrase: string; readonly reason: SealedOpenReason },
): Promise<RouteOutput<'sealed.open'>> {
  const { read } = runtime.register;
  const row = rowOf(read, input.sealedId);
  const [blob] = opsOfEntity(read, row.id)
    .flatMap(toLoggedOp)
    .flatMap((op) => (op.kind === 'sealed.register' && op.pii ? [op.pii.blob] : []));
  if (!blob) throw new AppError('NOT_FOUND');
  const keys = unlockKeys(runtime, session, input.passphrase);
  // Who looked, at what and why stands in the log before anything is shown.
  inTransaction(runtime.register, (tx) => {
    told(tx, runtime, session, { action: 'sealed.open', sealedId: row.id, params: { reason: input.reason } });
  });
  const content = await openContent(
    keys.map(({ identity }) => identity),
    blob,
  );
  return { row: listedRow(read, row), content, here: filesHere(runtime, row.id) };
}

/** How much has come of each file of a sealed record. */
function filesHere({ register: { read }, ports }: StationRuntime, sealedId: string): Record<string, number> {
  return Object.fromEntries(
    attachmentsOfSubject(read, sealedId).map((row) => [row.sha256, percentHere(read, ports, row)]),
  );
}

/** Errors: NOT_FOUND. */
export function printSealed(
  runtime: StationRuntime,
  session: Session,
  sealedId: string,
): RouteOutput<'sealed.print'> {
  rowOf(runtime.register.read, sealedId);
  return inTransaction(runtime.register, (tx) => {
    const earlier = auditOfEntity(tx, sealedId).filter(({ action }) => action === 'sealed.print');
    const copyNo = earlier.length + 1;
    told(tx, runtime, session, { action: 'sealed.print', sealedId, params: { copyNo } });
    return { copyNo, printedAt: isoNow(runtime) };
  });
}

/** It is in the hands of the discipline organ. Errors: NOT_FOUND. */
export function routeSealed(
  runtime: StationRuntime,
  session: Session,
  { sealedId, routedOn }: { readonly sealedId: string; readonly routedOn: string },
): void {
  rowOf(runtime.register.read, sealedId);
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'sealed.route',
        entityId: sealedId,
        businessDate: localDateOf(nowMs),
        body: { routedOn },
        pii: null,
      },
    ]);
  });
}

function rowOf(reader: Reader, sealedId: string): SealedRow {
  const row = findSealed(reader, sealedId);
  if (!row) throw new AppError('NOT_FOUND');
  return row;
}

function told(
  tx: WriteTx,
  runtime: StationRuntime,
  { staffId }: Session,
  entry: {
    readonly action: string;
    readonly sealedId: string;
    readonly params: Readonly<Record<string, string | number>>;
  },
): void {
  const { action, sealedId, params } = entry;
  audit(tx, { at: isoNow(runtime), staffId, action, entity: 'sealed', entityId: sealedId, params });
}
