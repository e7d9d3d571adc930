import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkDatabase } from '../../../db/store/backup.ts';
import { clientOf, type Reader } from '../../../db/store/store.ts';
import { sha256Hex } from '../../core/crypto/hash.ts';
import { fromHex } from '../../core/crypto/hex.ts';
import { exchangeBoard } from '../../core/exchange/board.ts';
import { verifyPayload } from '../../core/exchange/format/dsse.ts';
import { computeSetHash, decodeManifest, manifestPayload } from '../../core/exchange/format/manifest.ts';
import { kindsGoingUp } from '../../core/exchange/travelling-ops.ts';
import { opKinds } from '../../core/log/op-kinds.ts';
import { verifyRegister } from '../../core/log/verify.ts';
import type { StationRuntime } from '../../core/runtime.ts';
import { findIdentity } from '../../core/station/identity.ts';

/** An invariant of exchange.md §12 that does not hold. */
export interface Violation {
  readonly invariant: `I${number}`;
  readonly where: string;
  readonly what: string;
}

/** A batch as its sender froze it. */
interface Sent {
  readonly manifestHash: string;
  readonly station: string;
  readonly device: string;
  readonly epochN: number;
  readonly epochR: string;
  readonly seq: number;
  readonly opIds: ReadonlySet<string>;
}

interface ImportedRow {
  readonly manifestHash: string;
  readonly fromDevice: string;
  readonly epochN: number;
  readonly epochR: string;
  readonly seq: number;
  readonly prevHash: string | null;
  readonly opCount: number;
  readonly applied: number;
  readonly tally: number;
  readonly inserted: number;
  readonly envelope: Uint8Array;
  /** Of its device as it is known now, and of before where they still counted for this batch. */
  readonly signPublicKeys: string;
  readonly status: string | null;
}

interface Envelope {
  readonly manifestHash: string;
  readonly setHash: string;
  readonly isSigned: boolean;
}

interface GapRow {
  readonly fromDevice: string;
  readonly epochN: number;
  readonly epochR: string;
  readonly seq: number;
  readonly healedAt: string | null;
}

/**
 * The invariants of exchange.md §12 over real registers, by queries of its own: what the product computes is not asked
 * of the product. It learns from the senders' registers what every batch carried, and keeps it when they are rolled back.
 */
export class ExchangeOracle {
  readonly #sent = new Map<string, Sent>();
  readonly #sentAs = new Map<string, Sent[]>();
  readonly #held = new Map<string, ReadonlySet<string>>();
  readonly #envelopes = new Map<string, Envelope>();

  /** To be called after each export, before anything can happen to the sender. @returns the new batches' manifest hashes */
  noteSent(reader: Reader): string[] {
    const client = clientOf(reader);
    const rows = client
      .prepare<[], { id: string; manifestHash: string }>(
        'SELECT id, manifest_hash AS manifestHash FROM batch_out',
      )
      .all();
    const manifestOf = client
      .prepare<[string], Uint8Array>('SELECT manifest FROM batch_out WHERE id = ?')
      .pluck();
    const fresh = rows.filter(({ manifestHash }) => !this.#sent.has(manifestHash));
    for (const { id, manifestHash } of fresh) {
      const { from, seq } = decodeManifest(Uint8Array.from(manifestOf.get(id) ?? []));
      const opIds = client.prepare<[string], string>('SELECT op_id FROM batch_out_op WHERE batch_id = ?');
      const { station, device, epoch } = from;
      const of = { station, device, epochN: epoch.n, epochR: epoch.r, seq };
      const sent = { manifestHash, ...of, opIds: new Set(opIds.pluck().all(id)) };
      this.#sent.set(manifestHash, sent);
      const label = labelOf({ ...sent, fromDevice: device });
      this.#sentAs.set(label, [...(this.#sentAs.get(label) ?? []), sent]);
    }
    return fresh.map(({ manifestHash }) => manifestHash);
  }

  /** A register was put back to an earlier state on purpose: what it acknowledged later is no longer asked of it. */
  forget(name: string): void {
    this.#held.delete(name);
  }

  /** I1: what a register once acknowledged, own or taken in, it holds from then on. */
  checkKept(name: string, reader: Reader): Violation[] {
    const now = opIdsOf(reader);
    const missing = [...(this.#held.get(name) ?? [])].filter((opId) => !now.has(opId));
    this.#held.set(name, now);
    return missing.length === 0
      ? []
      : [{ invariant: 'I1', where: name, what: `${missing.length} acknowledged ops are gone` }];
  }

  /** I2, I3, I6, I7, I8 and the links between batches (I9), for what a register has taken in. */
  checkTakenIn(name: string, reader: Reader): Violation[] {
    const held = opIdsOf(reader);
    const batches = importedBatches(reader);
    const own = batches.flatMap((batch) => this.#checkBatch(batch, held));
    const found = [...own, ...checkOnce(reader, batches), ...this.#checkProvenance(reader)];
    return [...found, ...this.#checkGaps(reader, batches, held)].map((what) => ({ ...what, where: name }));
  }

  #checkBatch(batch: ImportedRow, held: ReadonlySet<string>): Finding[] {
    const found: Finding[] = [];
    const label = labelOf(batch);
    const envelope = this.#readEnvelope(batch);
    const sent = this.#sent.get(batch.manifestHash);
    if (batch.tally !== batch.opCount)
      found.push(finding('I7', `${label}: ${batch.tally} of ${batch.opCount}`));
    if (sent) {
      const missing = [...sent.opIds].filter((opId) => !held.has(opId)).length;
      if (missing > 0)
        found.push(finding('I2', `${label}: ${missing} of ${sent.opIds.size} ops are not there`));
      if (computeSetHash([...sent.opIds]) !== envelope.setHash) {
        found.push(finding('I6', `${label}: another set of ops was signed`));
      }
      if (batch.prevHash === null ? sent.seq !== 1 : !this.#isLinked(sent, batch.prevHash)) {
        found.push(finding('I9', `${label}: does not follow the one before`));
      }
    }
    if (!envelope.isSigned || envelope.manifestHash !== batch.manifestHash || batch.status === 'pending') {
      found.push(finding('I6', `${label}: no envelope of a device that was trusted`));
    }
    return found;
  }

  /** What the kept bytes themselves say. They are read again every day; only what changed is computed again. */
  #readEnvelope({ envelope, signPublicKeys }: ImportedRow): Envelope {
    const asked = `${signPublicKeys} ${sha256Hex(envelope)}`;
    const known = this.#envelopes.get(asked);
    if (known) return known;
    const manifestBytes = Uint8Array.from(envelope.subarray(64));
    const signature = Uint8Array.from(envelope.subarray(0, 64));
    const read = {
      manifestHash: sha256Hex(manifestBytes),
      setHash: decodeManifest(manifestBytes).setHash,
      isSigned: signPublicKeys
        .split(' ')
        .some((key) => key !== '' && verifyPayload(fromHex(key), manifestPayload, manifestBytes, signature)),
    };
    this.#envelopes.set(asked, read);
    return read;
  }

  #isLinked(sent: Sent, prevHash: string): boolean {
    const before = this.#sent.get(prevHash);
    return (
      before !== undefined &&
      labelOf({ ...before, fromDevice: before.device, seq: before.seq + 1 }) ===
        labelOf({ ...sent, fromDevice: sent.device })
    );
  }

  /** I6: each op is named by the batch that it came with. */
  #checkProvenance(reader: Reader): Finding[] {
    const rows = clientOf(reader)
      .prepare<[], { opId: string; batchIn: string | null }>(
        "SELECT op_id AS opId, batch_in AS batchIn FROM op WHERE origin = 'imported'",
      )
      .all();
    return rows
      .filter(({ opId, batchIn }) => {
        const sent = batchIn === null ? undefined : this.#sent.get(batchIn);
        return batchIn === null || sent?.opIds.has(opId) === false;
      })
      .map(({ opId }) => finding('I6', `op ${opId.slice(0, 8)} was in no batch`));
  }

  /**
   * I8: every number up to the highest has come or stands on the board; open only what has not come, healed only what is
   * held all the same. Of forked numbers either batch counts: both sides repeat their own.
   */
  #checkGaps(reader: Reader, batches: readonly ImportedRow[], held: ReadonlySet<string>): Finding[] {
    const gaps = clientOf(reader)
      .prepare<[], GapRow>(
        'SELECT from_device AS fromDevice, epoch_n AS epochN, epoch_r AS epochR, seq, healed_at AS healedAt FROM gap',
      )
      .all();
    const known = new Map(gaps.map((gap) => [labelOf(gap), gap]));
    const came = new Set(batches.map(labelOf));
    const found: Finding[] = [];
    for (const batch of batches) {
      for (let seq = 1; seq < batch.seq; seq += 1) {
        const label = labelOf({ ...batch, seq });
        if (!came.has(label) && !known.has(label)) found.push(finding('I8', `${label} was not missed`));
      }
    }
    for (const gap of gaps) {
      const label = labelOf(gap);
      if (gap.healedAt === null && came.has(label)) found.push(finding('I8', `${label} came, and is missed`));
      if (gap.healedAt === null || came.has(label)) continue;
      const sent = this.#sentAs.get(label) ?? [];
      const isHeld = sent.some(({ opIds }) => [...opIds].every((opId) => held.has(opId)));
      if (sent.length > 0 && !isHeld) found.push(finding('I8', `${label} is not held, and counts as healed`));
    }
    return dedupe(found);
  }

  /**
   * I4: what a sender believes to be signed for, the receiver holds: unless the receiver has another incarnation than
   * the newest that the sender has heard of, or is about to get one (`isRolledBack`).
   */
  checkReceipts(senders: readonly Reader[], receiver: Reader, isRolledBack = false): Violation[] {
    const held = opIdsOf(receiver);
    return isRolledBack ? [] : senders.flatMap((sender) => checkSignedFor(sender, receiver, held));
  }

  /** I5, I8 and I11, for villages and the township above them, when faults have stopped. */
  checkSettled(villages: readonly Reader[], township: Reader): Violation[] {
    const held = opIdsOf(township);
    return villages
      .flatMap((village) => [
        ...checkSettledOne(village, township, held),
        ...checkAgreed(village, township),
        ...checkOwned(village),
      ])
      .concat(checkOwned(township));
  }

  /** What is about a village's record is in no other village (exchange.md §3, audience). */
  checkNeighbours(villages: readonly Reader[], township: Reader): Violation[] {
    const opener = openersIn(township);
    return villages.flatMap((village) => {
      const own = findIdentity(village)?.stationId;
      const strange = entitiesIn(village).filter((id) => (opener.get(id) ?? own) !== own).length;
      const what = `${strange} records of others are here`;
      return strange === 0 ? [] : [{ invariant: 'I5' as const, where: own ?? '', what }];
    });
  }
}

/** I8 on the screen, I9, I10, I11: the board, the register's own chains, its file, and its tables against its log. */
export function checkRegister(name: string, runtime: StationRuntime): Violation[] {
  const { register, ports } = runtime;
  const watch = { progress: () => undefined, isCancelled: () => false };
  const { faults, projectionHash, rebuiltHash } = verifyRegister(register.read, ports, watch);
  const found: Finding[] = [];
  if (Object.values(faults).some((count) => count > 0)) found.push(finding('I9', JSON.stringify(faults)));
  if (projectionHash !== rebuiltHash) found.push(finding('I11', 'the tables are not what the log says'));
  if (!checkDatabase(register.read).ok) found.push(finding('I10', 'integrity_check'));
  return [...found, ...checkBoard(runtime)].map((what) => ({ ...what, where: name }));
}

/** I8: what people read on the board is what has not come of the station's newest incarnation, and nothing else. */
function checkBoard(runtime: StationRuntime): Finding[] {
  const client = clientOf(runtime.register.read);
  const newest = client.prepare<[string], { n: number; r: string; highest: number }>(
    `SELECT epoch_n AS n, epoch_r AS r, max(seq) AS highest FROM batch_in
     WHERE from_station = ? AND state = 'imported' GROUP BY 1, 2 ORDER BY epoch_n DESC, min(rowid) DESC LIMIT 1`,
  );
  const settled = client.prepare<[number, string, number, string], number>(
    `SELECT seq FROM batch_in WHERE state = 'imported' AND epoch_n = ? AND epoch_r = ?
     UNION SELECT seq FROM gap WHERE healed_at IS NOT NULL AND epoch_n = ? AND epoch_r = ?`,
  );
  return exchangeBoard(runtime).flatMap(({ stationId, gaps }) => {
    const epoch = newest.get(stationId);
    const numbers = Array.from({ length: epoch?.highest ?? 0 }, (_, index) => index + 1);
    const there = new Set(epoch ? settled.pluck().all(epoch.n, epoch.r, epoch.n, epoch.r) : []);
    const missing = numbers.filter((seq) => !there.has(seq));
    const isExact = missing.join() === gaps.join();
    return isExact ? [] : [finding('I8', `the board says ${gaps.join()} and misses ${missing.join()}`)];
  });
}

type Finding = Omit<Violation, 'where'>;

function finding(invariant: Violation['invariant'], what: string): Finding {
  return { invariant, what };
}

function dedupe(found: readonly Finding[]): Finding[] {
  return [...new Map(found.map((one) => [`${one.invariant} ${one.what}`, one])).values()];
}

function labelOf(batch: { fromDevice: string; epochN: number; epochR: string; seq: number }): string {
  return `batch ${batch.fromDevice.slice(-6)} e${batch.epochN}-${batch.epochR.slice(0, 4)} ${batch.seq}`;
}

/** What is about a record goes down to the station that opened it. */
const kindsAddressed = Object.entries(opKinds).flatMap(([kind, { entity, travel }]) =>
  entity === 'matter' && (travel.down === 'addressed' || travel.down === 'body') ? kind : [],
);

function opIdsOf(reader: Reader): Set<string> {
  return new Set(clientOf(reader).prepare<[], string>('SELECT op_id FROM op').pluck().all());
}

function importedBatches(reader: Reader): ImportedRow[] {
  return clientOf(reader)
    .prepare<[], ImportedRow>(
      `SELECT manifest_hash AS manifestHash, from_device AS fromDevice, epoch_n AS epochN, epoch_r AS epochR, seq,
         prev_hash AS prevHash, op_count AS opCount, b.applied, envelope, p.status,
         concat_ws(' ', sign_public_key, (
           SELECT group_concat(k.sign_public_key, ' ') FROM peer_former_key k WHERE k.device_id = b.from_device
           AND (b.imported_at <= noticed_at
             OR (b.epoch_r = k.reach ->> '$.since.epoch.r' AND b.seq < k.reach ->> '$.since.seq')
             OR EXISTS (SELECT 1 FROM json_each(k.reach, '$.earlier') e
               WHERE b.epoch_r = e.value ->> '$.epoch.r' AND b.seq <= e.value ->> '$.seq'))
         )) AS signPublicKeys,
         b.applied + proposals + quarantined + returned + duplicates AS tally,
         b.applied + proposals + quarantined + returned AS inserted
       FROM batch_in b LEFT JOIN peer_device p ON p.device_id = b.from_device
       WHERE state = 'imported' ORDER BY from_device, epoch_n, epoch_r, seq`,
    )
    .all();
}

/** I3: a batch is taken in once, and an op counts in one batch only. */
function checkOnce(reader: Reader, batches: readonly ImportedRow[]): Finding[] {
  const client = clientOf(reader);
  const twice = client
    .prepare<[], string>(
      `SELECT json_extract(params, '$.manifestHash') FROM audit WHERE action = 'exchange.import'
       GROUP BY 1 HAVING count(*) > 1`,
    )
    .pluck()
    .all();
  const found = twice.map((hash) => finding('I3', `batch ${hash.slice(0, 8)} was taken in twice`));
  const rows = client.prepare<[], number>("SELECT count(*) FROM op WHERE origin = 'imported'").pluck().get();
  // What a restore pack gave back is the register's own again (pack-oracle.ts).
  const foreign = batches.filter(
    ({ envelope }) => !decodeManifest(Uint8Array.from(envelope.subarray(64))).pack,
  );
  const counted = foreign.reduce((sum, { inserted }) => sum + inserted, 0);
  if (counted !== rows) found.push(finding('I3', `${counted} ops were counted and ${rows} are there`));
  return found;
}

function checkSignedFor(sender: Reader, receiver: Reader, held: ReadonlySet<string>): Violation[] {
  const identity = findIdentity(receiver);
  const from = findIdentity(sender);
  if (!identity || !from) return [];
  const client = clientOf(sender);
  const newest = client
    .prepare<[string], { n: number; r: string }>(
      `SELECT epoch_n AS n, epoch_r AS r FROM batch_in WHERE from_station = ? AND state = 'imported'
       ORDER BY epoch_n DESC, imported_at DESC LIMIT 1`,
    )
    .get(identity.stationId);
  if (newest?.n !== identity.epoch.n || newest.r !== identity.epoch.r) return [];
  const missing = client
    .prepare<[string], string>('SELECT op_id FROM op_receipt WHERE to_station = ?')
    .pluck()
    .all(identity.stationId)
    .filter((opId) => !held.has(opId));
  const files = attachmentsOf(sender, from.stationId, identity.stationId);
  const gone = files.filter((file) => file.isSignedFor && !holdsFile(receiver, file.sha256));
  const what = [
    ...(missing.length === 0 ? [] : [`${missing.length} ops are signed for and not held`]),
    ...(gone.length === 0 ? [] : [`${gone.length} attachments are signed for and not held`]),
  ];
  return what.map((found) => ({ invariant: 'I4', where: from.stationId, what: found }));
}

interface OwnFile {
  readonly sha256: string;
  readonly isSignedFor: boolean;
}

/** Files of a village that go up: of disputes always, of contacts unless they were answered on the spot. */
function attachmentsOf(village: Reader, stationId: string, above: string): OwnFile[] {
  return clientOf(village)
    .prepare<[string, string], { sha256: string; heldTo: number | null; size: number }>(
      `SELECT a.sha256, a.size, s.held_to AS heldTo FROM attachment a
       LEFT JOIN attachment_sent s ON s.sha256 = a.sha256 AND s.to_station = ?
       LEFT JOIN contact c ON c.id = a.subject_id LEFT JOIN matter m ON m.id = c.matter_id
       WHERE a.station_id = ? AND a.state = 'kept' AND (a.subject_entity = 'dispute' OR (m.id IS NOT NULL AND m.fields ->> '$.answer' IS NULL))`,
    )
    .all(above, stationId)
    .map(({ sha256, heldTo, size }) => ({ sha256, isSignedFor: heldTo === size }));
}

function opsBy(reader: Reader, stationId: string): string[] {
  return clientOf(reader)
    .prepare<[string], string>('SELECT op_id FROM op WHERE author_station = ?')
    .pluck()
    .all(stationId);
}

/** Which matters of a station count, from when, and where each is handled: no level may owe what the other does not. */
function mattersOf(reader: Reader, stationId: string): string {
  return clientOf(reader)
    .prepare<[string], string>(
      `SELECT concat_ws(' ', id, state, main_id, first_received_on, next_due_on, handle_due_on)
       FROM matter WHERE station_id = ? ORDER BY id`,
    )
    .pluck()
    .all(stationId)
    .join('\n');
}

/** Whether it lies there and is what its name says. */
function holdsFile(reader: Reader, sha256: string): boolean {
  const file = join(dirname(clientOf(reader).name), 'attachments', sha256);
  return existsSync(file) && sha256Hex(Uint8Array.from(readFileSync(file))) === sha256;
}

function checkSettledOne(village: Reader, township: Reader, held: ReadonlySet<string>): Violation[] {
  const [below, above] = [findIdentity(village), findIdentity(township)];
  if (!below || !above) return [];
  const found: Finding[] = [];
  const going = clientOf(village)
    .prepare<[string], string>(
      "SELECT op_id FROM op WHERE origin = 'own' AND kind IN (SELECT value FROM json_each(?))",
    )
    .pluck()
    .all(JSON.stringify(kindsGoingUp));
  const missing = going.filter((opId) => !held.has(opId)).length;
  if (missing > 0) found.push(finding('I5', `${missing} of ${going.length} ops have not gone up`));
  const receipted = new Set(
    clientOf(village).prepare<[], string>('SELECT op_id FROM op_receipt').pluck().all(),
  );
  const unsigned = going.filter((opId) => !receipted.has(opId)).length;
  if (unsigned > 0) found.push(finding('I5', `${unsigned} of ${going.length} ops are not signed for`));
  // What a village lost with a disk it cannot send.
  const files = attachmentsOf(village, below.stationId, above.stationId).filter(({ sha256 }) =>
    holdsFile(village, sha256),
  );
  const missed = files.filter(({ sha256 }) => !holdsFile(township, sha256)).length;
  if (missed > 0) found.push(finding('I5', `${missed} of ${files.length} attachments have not gone up`));
  const open = files.filter(({ isSignedFor }) => !isSignedFor).length;
  if (open > 0) found.push(finding('I5', `${open} of ${files.length} attachments are not signed for`));
  const here = opIdsOf(village);
  // A village that was put back may have lost what the township still has.
  const hasAll = opsBy(township, below.stationId).every((opId) => here.has(opId));
  // And a township that was put back gets what it decided from the village that still has it.
  const there = opIdsOf(township);
  const notBack = opsBy(village, above.stationId).filter((opId) => !there.has(opId)).length;
  if (notBack > 0) found.push(finding('I5', `${notBack} words of the township have not come back to it`));
  const [said, known] = [village, township].map((reader) => mattersOf(reader, below.stationId));
  if (hasAll && said !== known)
    found.push(finding('I5', 'a matter stands otherwise above than at its village'));
  const owed = clientOf(township)
    .prepare<[string, string], string>(
      `SELECT op_id FROM op WHERE origin = 'own' AND kind IN ('policy.set', 'station.describe', 'calendar.set', 'limitProfile.set',
         'codeList.set')
       UNION ALL
       SELECT op_id FROM op JOIN matter ON matter.id = entity_id
       WHERE origin = 'own' AND station_id = ? AND kind IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(below.stationId, JSON.stringify(kindsAddressed))
    .filter((opId) => !here.has(opId)).length;
  if (owed > 0) found.push(finding('I5', `${owed} ops have not come down`));
  const waiting = addressedTo(township, below.stationId).filter((opId) => !here.has(opId)).length;
  if (waiting > 0) found.push(finding('I5', `${waiting} words about its matters have not come down`));
  const openGaps = clientOf(township)
    .prepare<[string, number, string], number>(
      'SELECT count(*) FROM gap WHERE from_device = ? AND epoch_n = ? AND epoch_r = ? AND healed_at IS NULL',
    )
    .pluck()
    .get(below.deviceId, below.epoch.n, below.epoch.r);
  if ((openGaps ?? 0) > 0) found.push(finding('I8', `${openGaps} numbers are still missed`));
  return found.map((what) => ({ ...what, where: below.stationId }));
}

/** Kinds that only a level above or both levels write, as the page of the format names them; all are about matters. */
const wordsOfTownship = `o.origin = 'own' AND o.entity = 'matter' AND o.kind NOT IN ('matter.charge', 'matter.note')`;

/** By a query of its own: what a register has written about what a station below opened. */
function addressedTo(township: Reader, stationId: string): string[] {
  return clientOf(township)
    .prepare<[string], string>(
      `SELECT o.op_id FROM op o WHERE ${wordsOfTownship} AND EXISTS (
         SELECT 1 FROM op f WHERE f.entity_id = o.entity_id AND f.kind = 'matter.open' AND f.author_station = ?)`,
    )
    .pluck()
    .all(stationId);
}

function openersIn(reader: Reader): Map<string, string> {
  const rows = clientOf(reader)
    .prepare<[], { id: string; station: string }>(
      `SELECT entity_id AS id, author_station AS station FROM op
       WHERE kind IN ('matter.open', 'contact.register', 'dispute.register') AND disposition = 'applied'`,
    )
    .all();
  return new Map(rows.map(({ id, station }) => [id, station]));
}

function entitiesIn(reader: Reader): string[] {
  return clientOf(reader)
    .prepare<[], string>("SELECT DISTINCT entity_id FROM op WHERE entity IN ('matter', 'contact', 'dispute')")
    .pluck()
    .all();
}

interface Agreement {
  readonly ops: ReadonlyMap<string, string>;
  readonly standing: string;
}

/**
 * I11 across levels: of a matter about which both hold the same, both say the same, which words count, whose it is and
 * what is proposed. Words that never travel to the other one are left out.
 */
function checkAgreed(village: Reader, township: Reader): Violation[] {
  const [below, above] = [mattersIn(village), mattersIn(township)];
  const where = findIdentity(village)?.stationId ?? '';
  return [...below].flatMap(([id, here]): Violation[] => {
    const there = above.get(id);
    const isSame =
      there?.ops.size === here.ops.size && [...here.ops.keys()].every((opId) => there.ops.has(opId));
    if (!there || !isSame) return [];
    const other = [...here.ops].filter(([opId, standing]) => there.ops.get(opId) !== standing);
    if (other.length === 0 && here.standing === there.standing) return [];
    return [{ invariant: 'I11', where, what: `matter ${id.slice(-6)}: the levels do not agree` }];
  });
}

function mattersIn(reader: Reader): Map<string, Agreement> {
  const client = clientOf(reader);
  const rows = client
    .prepare<[], { id: string; opId: string; standing: string }>(
      `SELECT entity_id AS id, op_id AS opId, concat_ws(' ', disposition, code) AS standing FROM op
       WHERE entity = 'matter' AND kind NOT IN ('matter.charge', 'matter.note')
         AND (disposition <> 'quarantined' OR code = 'ORPHAN')`,
    )
    .all();
  // The words of what was answered on the spot do not travel.
  const standing = client.prepare<[string], string>(
    `SELECT concat_ws(' ', owner_station, handover, open_proposals, responsible_id,
       iif(json_extract(fields, '$.answer') IS NULL, summary, '')) FROM matter WHERE id = ?`,
  );
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, ops]) => [
      id,
      {
        ops: new Map(ops.map((op) => [op.opId, op.standing])),
        standing: standing.pluck().get(id) ?? '',
      },
    ]),
  );
}

interface Word {
  readonly matterId: string;
  readonly opId: string;
  readonly kind: string;
  readonly station: string;
  readonly opener: string;
  readonly isApplied: number;
  readonly parents: string;
  readonly answers: string | null;
}

/**
 * Who owns what, found out once more: a township's correction counts only in knowledge of an acceptance, a village's only
 * if the acceptance knew of it; or if somebody adopted it. Of matters with one offer and one answer, that nobody disputes.
 */
function checkOwned(reader: Reader): Violation[] {
  const rows = clientOf(reader)
    .prepare<[], Word>(
      `SELECT o.entity_id AS matterId, o.op_id AS opId, o.kind, o.author_station AS station,
         f.author_station AS opener, o.disposition = 'applied' AS isApplied,
         json_extract(CAST(o.bytes AS TEXT), '$.parents') AS parents,
         json_extract(CAST(o.bytes AS TEXT), '$.body.answers') AS answers
       FROM op o JOIN op f ON f.entity_id = o.entity_id AND f.kind = 'matter.open'
       WHERE o.disposition <> 'quarantined'`,
    )
    .all();
  const where = findIdentity(reader)?.stationId ?? '';
  return [...Map.groupBy(rows, ({ matterId }) => matterId).values()].flatMap((words) => {
    const parents = new Map(words.map((word) => [word.opId, parentsOf(word)]));
    const adopted = new Set(
      words.flatMap(({ kind, answers }) => (kind === 'matter.proposalAccept' ? (answers ?? []) : [])),
    );
    const answersToOffers = words.filter(({ kind }) =>
      ['matter.transferAccept', 'matter.transferDecline', 'matter.transferWithdraw'].includes(kind),
    );
    const [answer] = answersToOffers;
    if (answersToOffers.length > 1) return [];
    // A village that was restored from before its offer knows of none until it takes in its restore pack.
    const hasOffer = words.some(({ opId }) => opId === answer?.answers);
    if (answer !== undefined && !hasOffer && words[0]?.opener === where) return [];
    const accept = answer?.kind === 'matter.transferAccept' ? answer.opId : null;
    const wrong = words.filter(({ opId, kind, station, opener, isApplied }) => {
      if (kind !== 'matter.revise' || isApplied === 0 || adopted.has(opId)) return false;
      if (station === opener) return accept !== null && !reaches(parents, accept, opId);
      return accept === null || !reaches(parents, opId, accept);
    });
    if (wrong.length === 0) return [];
    return [
      {
        invariant: 'I11',
        where,
        what: `matter ${words[0]?.matterId.slice(-6)}: words count that are not the owner's`,
      },
    ];
  });
}

function parentsOf({ parents }: Word): string[] {
  const read: unknown = JSON.parse(parents);
  return Array.isArray(read) ? read.map(String) : [];
}

/** Whether the author of one op knew of another. */
function reaches(parents: ReadonlyMap<string, readonly string[]>, from: string, to: string): boolean {
  const [waiting, seen] = [[from], new Set<string>()];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    for (const parent of parents.get(next) ?? []) {
      if (parent === to) return true;
      if (!seen.has(parent)) waiting.push(parent);
      seen.add(parent);
    }
  }
  return false;
}
