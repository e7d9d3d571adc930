import type { Database, Statement } from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { toStoreError } from './store-error.ts';

type ReadOrm = Pick<BetterSQLite3Database, 'select' | 'selectDistinct' | '$count'>;

/** One open database. Its client stays inside db/: queries are declared with `defineQuery` and `defineCommand`. */
class Connection {
  readonly #client: Database;
  readonly #key: Uint8Array;
  readonly #orm: BetterSQLite3Database;

  constructor(client: Database, key: Uint8Array) {
    this.#client = client;
    this.#key = key;
    // `drizzle(client)` would silently open an in-memory database.
    this.#orm = drizzle({ client });
  }

  get file(): string {
    return this.#client.name;
  }

  close(): void {
    this.#client.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  static clientOf(connection: Connection): Database {
    return connection.#client;
  }

  static keyOf(connection: Connection): Uint8Array {
    return connection.#key;
  }

  static ormOf(connection: Connection): BetterSQLite3Database {
    return connection.#orm;
  }
}

class ReadConnection extends Connection {
  readonly mode = 'read';
}

class WriteConnection extends Connection {
  readonly mode = 'write';
}

class Transaction {
  readonly #connection: Connection;
  #open = true;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  static connectionOf(tx: Transaction): Connection {
    if (!tx.#open) throw new TypeError('A write transaction was used after its end');
    return tx.#connection;
  }

  static end(tx: Transaction): void {
    tx.#open = false;
  }
}

/** A read-only connection. */
export type ReadStore = ReadConnection;
/** The one connection that may write, and only through `withWriteTx`. */
export type WriteStore = WriteConnection;
/** Proof of an open write transaction; nothing but `withWriteTx` makes one. */
export type WriteTx = Transaction;
/** Whatever a read query accepts. Inside a transaction pass the transaction, so that no query outlives it. */
export type Reader = ReadStore | WriteStore | WriteTx;

/** For db/store only, as are the next three. */
export function makeReadStore(client: Database, key: Uint8Array): ReadStore {
  return new ReadConnection(client, key);
}

export function makeWriteStore(client: Database, key: Uint8Array): WriteStore {
  return new WriteConnection(client, key);
}

/** A backup is opened again with the key of its source. */
export function keyOf(store: ReadStore | WriteStore): Uint8Array {
  return Connection.keyOf(store);
}

/** Also for the few queries whose SQL is made at run time; all others declare their statements. */
export function clientOf(reader: Reader): Database {
  return Connection.clientOf(connectionOf(reader));
}

function connectionOf(reader: Reader): Connection {
  return reader instanceof Transaction ? Transaction.connectionOf(reader) : reader;
}

function oncePerConnection<T>(make: (connection: Connection) => T): (reader: Reader) => T {
  const made = new WeakMap<Connection, T>();
  return (reader) => {
    const connection = connectionOf(reader);
    const known = made.get(connection);
    if (known !== undefined) return known;
    const fresh = make(connection);
    made.set(connection, fresh);
    return fresh;
  };
}

/** Declares a read statement, prepared once per connection. A statement that writes is refused when first used. */
export function defineQuery<Params extends unknown[], Row>(
  sql: string,
): (reader: Reader) => Statement<Params, Row> {
  return oncePerConnection((connection) => {
    const statement = Connection.clientOf(connection).prepare<Params, Row>(sql);
    if (!statement.readonly) throw new TypeError('A statement that writes was declared as a query');
    return statement;
  });
}

/** Declares a write statement, prepared once per connection, usable only with a transaction in hand. */
export function defineCommand<Params extends unknown[], Row = unknown>(
  sql: string,
): (tx: WriteTx) => Statement<Params, Row> {
  return oncePerConnection((connection) => Connection.clientOf(connection).prepare<Params, Row>(sql));
}

/** The same for a drizzle query: `definePrepared((orm) => orm.select().from(t).where(…).prepare())`. */
export function definePrepared<T>(build: (orm: ReadOrm) => T): (reader: Reader) => T {
  return oncePerConnection((connection) => build(Connection.ormOf(connection)));
}

/** A drizzle builder for queries whose shape depends on their filter; prefer `definePrepared`. */
export function readOrm(reader: Reader): ReadOrm {
  return Connection.ormOf(connectionOf(reader));
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}

/**
 * Runs `work` in one BEGIN IMMEDIATE transaction: all of it is durable when this returns, or none of it happened.
 * A promise is refused by type and at run time: what follows its first `await` would run outside the transaction.
 * @throws StoreError for a storage failure; whatever `work` throws otherwise.
 */
export function withWriteTx<T>(
  store: WriteStore,
  work: (tx: WriteTx) => T extends PromiseLike<unknown> ? never : T,
): T {
  const client = Connection.clientOf(store);
  if (client.inTransaction) throw new TypeError('Write transactions do not nest: pass the WriteTx on');
  const tx = new Transaction(store);
  try {
    client.exec('BEGIN IMMEDIATE');
    const result: T = work(tx);
    if (isPromiseLike(result)) {
      // Its rest fails on the ended transaction; that rejection is already reported by the TypeError.
      void result.then(undefined, () => undefined);
      throw new TypeError('The work of a write transaction must be synchronous');
    }
    client.exec('COMMIT');
    return result;
  } catch (thrown) {
    rollBack(client);
    throw toStoreError(thrown) ?? thrown;
  } finally {
    Transaction.end(tx);
  }
}

function rollBack(client: Database): void {
  if (!client.inTransaction) return;
  try {
    client.exec('ROLLBACK');
  } catch {
    // The first failure is the one to report; SQLite rolls the rest back when the file is next opened.
  }
}
