import { findMatter } from '../../../db/queries/matters.ts';
import { opsOfEntity, type OpRow } from '../../../db/queries/ops.ts';
import { findStation } from '../../../db/queries/stations.ts';
import type { Reader } from '../../../db/store/store.ts';
import { newerKind, type HistoryEntry } from '../../contract/history.ts';
import { staffName } from '../staff/staff-name.ts';
import { hlcTime } from './hlc-time.ts';
import type { AnyOp } from './op-kinds.ts';
import { toLoggedOp } from './record.ts';

/** What was done with these entities, newest first: who, when, which fields, why. */
export function historyOf(reader: Reader, entityIds: readonly string[]): HistoryEntry[] {
  return entityIds
    .flatMap((entityId) => opsOfEntity(reader, entityId))
    .toSorted((a, b) => (a.hlc < b.hlc ? 1 : -1))
    .flatMap((row) =>
      row.code === 'SCHEMA' ? newerEntry(reader, row) : toLoggedOp(row).map((op) => entryOf(reader, op)),
    );
}

/** The names of the other level's people do not travel: of those the station is told. */
function whoWrote(reader: Reader, { author }: AnyOp): string {
  return staffName(reader, author.user) || (findStation(reader, author.station)?.name ?? '');
}

function entryOf(reader: Reader, op: AnyOp): HistoryEntry {
  return {
    at: hlcTime(op.hlc),
    entityId: op.entityId,
    kind: op.kind,
    staffName: whoWrote(reader, op),
    changed: changedFields(op),
    reason: wordOf(op, 'reason'),
    text: textOf(reader, op),
    ...(op.kind === 'contact.void' ? { voidReason: op.body.reason } : {}),
  };
}

function textOf(reader: Reader, op: AnyOp): string | null {
  switch (op.kind) {
    case 'matter.assign':
    case 'dispute.assign':
      return staffName(reader, op.body.responsibleId);
    case 'matter.merge':
      return [op.entityId, op.body.into]
        .map((id) => findMatter(reader, id)?.registrationNo ?? '')
        .join(' → ');
    case 'matter.issue':
      return op.body.documentNo;
    case 'matter.number':
      return op.body.officialNo;
    default:
      return wordOf(op, 'text') ?? actWords(op);
  }
}

/** Something that a newer program has written: that it is there is told, whatever it says. */
function newerEntry(reader: Reader, { entityId, hlc, authorUser, recordedAt }: OpRow): HistoryEntry {
  const at = hlcTime(hlc);
  return {
    at: at < '1971' ? recordedAt : at,
    entityId,
    kind: newerKind,
    staffName: staffName(reader, authorUser),
    changed: [],
    reason: null,
    text: null,
  };
}

/** What was said at a step of the competent organ. */
function actWords(op: AnyOp): string | null {
  const { fields } = op.pii !== null && 'fields' in op.pii ? op.pii : { fields: {} };
  return 'actText' in fields && typeof fields.actText === 'string' ? fields.actText : null;
}

function changedFields(op: AnyOp): string[] {
  if (!('set' in op.body) || !('clear' in op.body)) return [];
  const told = op.pii !== null && 'set' in op.pii ? Object.keys(op.pii.set) : [];
  return [...Object.keys(op.body.set), ...told, ...op.body.clear];
}

function wordOf(op: AnyOp, name: 'reason' | 'text'): string | null {
  const words: Readonly<Record<string, unknown>> = { ...op.pii };
  const word = words[name];
  return typeof word === 'string' ? word : null;
}
