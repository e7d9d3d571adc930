import { gzipSync, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { openTestDatabase, type TestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { setMeta } from '../../../db/queries/local.ts';
import { countOps, findPii, lastPosition, opsAfterPosition, type OpRow } from '../../../db/queries/ops.ts';
import { toIndexText } from '../../../db/store/segment.ts';
import { clientOf, withWriteTx, type Reader } from '../../../db/store/store.ts';
import { ageDecrypt, ageEncrypt, ageRecipientOf, generateAgeIdentity } from '../../core/crypto/age.ts';
import { sha256Hex } from '../../core/crypto/hash.ts';
import { generateSigningKey, sign, verify } from '../../core/crypto/signing.ts';
import { computePiiRef } from '../../core/exchange/format/op.ts';
import { rebuildOutdatedTables } from '../../core/log/rebuild.ts';
import { cacheKib } from '../../core/register.ts';
import { searchEntry } from '../../core/search/search-entry.ts';
import type { Session } from '../../contract/routes/session.ts';
import { contactFields, matterFields } from '../../terms/contact-fields.ts';
import { registerMany } from './many-contacts.ts';
import { enrol, importedBy, Pair, receiptFor } from './pair.ts';
import { TestStation, townshipProfile, villageProfile } from './test-station.ts';

/** Milliseconds of one run; what is measured here happens once. */
async function timed<T>(work: () => Promise<T> | T): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}

export interface BatchFigures {
  readonly ops: number;
  readonly fileBytes: number;
  readonly exportMs: number;
  readonly importMs: number;
  /** The longest single transaction of the import: how long nobody else can write. */
  readonly writerHeldMs: number;
  readonly unavoidable: { readonly exportMs: number; readonly importMs: number };
  /** Of both registers and the test in one process, above what it held before. */
  readonly memoryMib: number;
}

export interface ExchangeBench extends AsyncDisposable {
  readonly pair: Pair;
  /** The person who works at the village. */
  readonly session: Session;
  /** Takes the same rows with nothing around them; it grows along, for a row costs more in a larger table. */
  readonly bare: TestDatabase;
}

/** Two joined registers with nothing on its way, and an empty one for the bare work. */
export async function exchangeBench(): Promise<ExchangeBench> {
  await using stack = new AsyncDisposableStack();
  const pair = stack.use(await new Pair().found());
  await pair.enrol();
  await pair.receipt();
  const { session } = await pair.village.call('session.get', {});
  if (!session) throw new Error('The village is locked');
  const bare = stack.use(openTestDatabase({ cacheKib: cacheKib.writer }));
  clientOf(bare.store).exec(
    'CREATE TABLE sent (batch_id TEXT, op_id TEXT, PRIMARY KEY (batch_id, op_id)); CREATE INDEX sent_op ON sent (op_id)',
  );
  const owned = stack.move();
  return { pair, session, bare, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}

/** Registers contacts (two ops each), sends them in one batch, takes it in, and does the bare work beside it. */
export async function measureBatch(bench: ExchangeBench, contacts: number): Promise<BatchFigures> {
  const { village, township } = bench.pair;
  const before = lastPosition(village.runtime.register.read);
  registerMany(village, bench.session, contacts);
  const idle = process.resourceUsage().maxRSS;
  const exported = await timed(() => village.work('exchange.export', { place: null }));
  const file = await village.fetch(exported.value.fileId);
  const held = watchWriter(township);
  const imported = await timed(() => importedBy(township, file));
  if (!imported.value.ok || imported.value.value.state !== 'imported') throw new Error('Not taken in');
  const memoryMib = (process.resourceUsage().maxRSS - idle) / 1024;
  return {
    ops: imported.value.value.opCount,
    fileBytes: file.length,
    exportMs: exported.ms,
    importMs: imported.ms,
    writerHeldMs: held(),
    unavoidable: await measureUnavoidable(village, before, bench.bare),
    memoryMib,
  };
}

/** Times every transaction of a register from now on. @returns the longest, in milliseconds */
function watchWriter(station: TestStation): () => number {
  const store = station.runtime.register.writer?.store;
  if (!store) throw new Error('The station is locked');
  const client = clientOf(store);
  const exec = client.exec.bind(client);
  let begun = 0;
  let longest = 0;
  client.exec = (source) => {
    if (source.startsWith('BEGIN')) begun = performance.now();
    exec(source);
    if (source.startsWith('COMMIT')) longest = Math.max(longest, performance.now() - begun);
    return client;
  };
  return () => {
    Reflect.deleteProperty(client, 'exec');
    return longest;
  };
}

/**
 * What nobody can do without, on the same ops. Export: read them, hash, compress, encrypt and sign them once, note which
 * went. Import: hash, decrypt, inflate and verify them once, and put the same rows into the same tables.
 */
async function measureUnavoidable(
  village: TestStation,
  after: number,
  target: TestDatabase,
): Promise<{ readonly exportMs: number; readonly importMs: number }> {
  const { read } = village.runtime.register;
  const key = generateSigningKey();
  const identity = generateAgeIdentity();
  const recipient = await ageRecipientOf(identity);
  const database = clientOf(target.store);
  const note = database.prepare('INSERT INTO sent VALUES (?, ?)');
  const out = await timed(async () => {
    const records = recordsAfter(read, after);
    const content = Buffer.concat(
      records.flatMap(({ op, pii }) => (pii ? [op.bytes, pii.bytes] : [op.bytes])),
    );
    const setHash = sha256Hex(Buffer.concat(records.map(({ op }) => Buffer.from(op.opId, 'hex'))));
    const file = await ageEncrypt([recipient], zstdCompressSync(content));
    database.transaction(() => {
      for (const { op } of records) note.run(setHash, op.opId);
    })();
    return { records, content, file, hash: sha256Hex(file), signature: sign(key.privateKey, content) };
  });
  const { records, content, file, signature } = out.value;
  const insert = rowInserter(read, records, database);
  const taken = await timed(async () => {
    sha256Hex(file);
    zstdDecompressSync(await ageDecrypt(identity, file));
    verify(key.publicKey, content, signature);
    for (const { op, pii } of records) {
      sha256Hex(op.bytes);
      if (pii) computePiiRef(pii);
    }
    database.transaction(insert)();
  });
  return { exportMs: out.ms, importMs: taken.ms };
}

interface BareRecord {
  readonly op: OpRow;
  readonly pii: { readonly salt: Uint8Array; readonly bytes: Uint8Array } | null;
}

function recordsAfter(reader: Reader, after: number): BareRecord[] {
  return [...opsAfterPosition(reader, after)].map((op) => {
    const { salt, bytes } = (op.piiRef === null ? null : findPii(reader, op.piiRef)) ?? {
      salt: null,
      bytes: null,
    };
    return { op, pii: salt && bytes ? { salt, bytes } : null };
  });
}

type Row = readonly unknown[];

/** Everything that an import leaves of these ops in tables and indexes, read beforehand. */
function rowInserter(
  reader: Reader,
  records: readonly BareRecord[],
  target: ReturnType<typeof clientOf>,
): () => void {
  const source = clientOf(reader);
  const entities = JSON.stringify([...new Set(records.map(({ op }) => op.entityId))]);
  const ofEntities = 'IN (SELECT value FROM json_each(?))';
  const read = (table: string, where: string): Row[] =>
    source.prepare<[string], Row>(`SELECT * FROM ${table} WHERE ${where}`).raw().all(entities);
  const tables: [string, Row[]][] = [
    ['op', read('op', `entity_id ${ofEntities}`)],
    ['op_pii', read('op_pii', `pii_ref IN (SELECT pii_ref FROM op WHERE entity_id ${ofEntities})`)],
    ['contact', read('contact', `id ${ofEntities}`)],
    ['matter', read('matter', `id ${ofEntities}`)],
    ['search_doc', read('search_doc', `entity_id ${ofEntities}`)],
    ['search_key', read('search_key', `entity_id ${ofEntities}`)],
    ['search_text (rowid, text)', textsOf(source, entities)],
  ];
  const steps = tables.map(([into, rows]) => {
    const places = (rows[0] ?? []).map(() => '?').join(',');
    return { rows, statement: target.prepare(`INSERT INTO ${into} VALUES (${places})`) };
  });
  return () => {
    for (const { rows, statement } of steps) for (const row of rows) statement.run(...row);
  };
}

interface IndexedRow {
  readonly docId: number;
  readonly entity: string;
  readonly fields: string;
}

function textsOf(source: ReturnType<typeof clientOf>, entities: string): Row[] {
  return source
    .prepare<[string], IndexedRow>(
      `SELECT d.doc_id AS docId, d.entity, coalesce(c.fields, m.fields) AS fields FROM search_doc d
       LEFT JOIN contact c ON c.id = d.entity_id LEFT JOIN matter m ON m.id = d.entity_id
       WHERE d.entity_id IN (SELECT value FROM json_each(?))`,
    )
    .all(entities)
    .map(({ docId, entity, fields }) => {
      const { values } = JSON.parse(fields) as { values: object };
      return [
        docId,
        toIndexText(searchEntry(entity === 'contact' ? contactFields : matterFields, values).texts),
      ];
    });
}

/** Bytes of the same records as people otherwise send them: gzipped JSON, and the sheet inside of an .xlsx. */
export function otherForms(station: TestStation): { readonly gzippedJson: number; readonly xlsx: number } {
  const { read } = station.runtime.register;
  const rows = recordsAfter(read, 0).map(({ op, pii }) => ({
    ...(JSON.parse(Buffer.from(op.bytes).toString()) as object),
    pii: pii && (JSON.parse(Buffer.from(pii.bytes).toString()) as object),
  }));
  const sheet = rows
    .map(
      (row) =>
        `<row>${cellsOf(row)
          .map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`)
          .join('')}</row>`,
    )
    .join('');
  // What an empty workbook needs besides its sheet.
  const frameOfXlsx = 6 * 1024;
  return { gzippedJson: gzipSync(JSON.stringify(rows)).length, xlsx: gzipSync(sheet).length + frameOfXlsx };
}

function cellsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(cellsOf);
}

/** One line per figure; ratios can be compared between machines. */
export function printBatch(what: string, figures: BatchFigures): void {
  const { ops, exportMs, importMs, unavoidable, writerHeldMs, memoryMib, fileBytes } = figures;
  const line = (name: string, ms: number, bare: number): string =>
    `${what}, ${name}: ${(ms / ops).toFixed(3)} ms ÷ ${(bare / ops).toFixed(3)} ms per op = ${(ms / bare).toFixed(2)} (aim ≤ 3)\n`;
  process.stdout.write(
    line('export', exportMs, unavoidable.exportMs) +
      line('import', importMs, unavoidable.importMs) +
      line('both', exportMs + importMs, unavoidable.exportMs + unavoidable.importMs) +
      `${what}: writer held ${writerHeldMs.toFixed(0)} ms · ${(fileBytes / ops).toFixed(0)} bytes per op in the file` +
      ` · ${memoryMib.toFixed(0)} MiB above idle\n`,
  );
}

/** Villages that are joined, each with new work and its file in the township's inbox: market day. */
export async function measureManyFiles(
  files: number,
  contacts: number,
): Promise<{ readonly previewMs: number; readonly importMs: number; readonly ops: number }> {
  await using stations = new AsyncDisposableStack();
  const township = stations.use(new TestStation());
  await township.found(townshipProfile);
  const fileIds: string[] = [];
  for (let index = 0; index < files; index += 1) {
    const village = stations.use(new TestStation());
    const { session } = await village.found({ ...villageProfile, name: `柳河${index}村接访站` });
    await enrol(village, township, session.deviceId);
    await receiptFor(village, township, session.stationId);
    registerMany(village, session, contacts);
    const { fileId } = await village.work('exchange.export', { place: null });
    fileIds.push(await township.bring(await village.fetch(fileId)));
  }
  const preview = await timed(() => township.work('exchange.preview', { fileIds }));
  const taken = await timed(() => township.work('exchange.import', { fileIds }));
  const ops = taken.value.files.map(({ result }) => (result?.state === 'imported' ? result.applied : 0));
  return { previewMs: preview.ms, importMs: taken.ms, ops: ops.reduce((sum, count) => sum + count, 0) };
}

/** All tables and the search index of a register, made again from its log. */
export async function measureRebuild(
  station: TestStation,
): Promise<{ readonly ms: number; readonly ops: number }> {
  const store = station.runtime.register.writer?.store;
  if (!store) throw new Error('The station is locked');
  withWriteTx(store, (tx) => setMeta(tx, 'projectionVersion', 'another'));
  const { ms } = await timed(() => rebuildOutdatedTables(store));
  return { ms, ops: countOps(store) };
}
