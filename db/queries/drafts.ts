import type { Database, Statement } from 'better-sqlite3';
import { closingOnFailure, openClient, useDurableWal } from '../store/open-client.ts';
import { mappingErrors, StoreError } from '../store/store-error.ts';

const draftSchemaVersion = 1;
const draftSchema = `
  CREATE TABLE draft (
    id text PRIMARY KEY NOT NULL,
    staff_id text NOT NULL,
    form text NOT NULL,
    saved_at text NOT NULL,
    data text NOT NULL
  );
  CREATE INDEX draft_staff ON draft (staff_id, saved_at);
  PRAGMA user_version = ${draftSchemaVersion};`;

export interface DraftRow {
  readonly id: string;
  readonly staffId: string;
  readonly form: string;
  readonly savedAt: string;
  /** The form's values as JSON. */
  readonly data: string;
}

const draftColumns = 'id, staff_id AS staffId, form, saved_at AS savedAt, data';

/** A database of its own, so that autosave never waits for an import. Each call is durable when it returns. */
export class DraftStore {
  readonly #client: Database;
  readonly #save: Statement<[DraftRow]>;
  readonly #find: Statement<[string, string], DraftRow>;
  readonly #list: Statement<[string], DraftRow>;
  readonly #move: Statement<[string, string, string, string]>;
  readonly #remove: Statement<[string, string]>;
  readonly #removeNaming: Statement<[string]>;

  constructor(client: Database) {
    this.#client = client;
    this.#save = client.prepare(
      `INSERT INTO draft (id, staff_id, form, saved_at, data) VALUES (@id, @staffId, @form, @savedAt, @data)
       ON CONFLICT (id) DO UPDATE SET form = excluded.form, saved_at = excluded.saved_at, data = excluded.data
       WHERE staff_id = excluded.staff_id`,
    );
    this.#find = client.prepare(`SELECT ${draftColumns} FROM draft WHERE id = ? AND staff_id = ?`);
    this.#list = client.prepare(
      `SELECT ${draftColumns} FROM draft WHERE staff_id = ? ORDER BY saved_at DESC, id`,
    );
    this.#move = client.prepare(
      'UPDATE OR IGNORE draft SET id = ?, staff_id = ? WHERE id = ? AND staff_id = ?',
    );
    this.#remove = client.prepare('DELETE FROM draft WHERE id = ? AND staff_id = ?');
    this.#removeNaming = client.prepare('DELETE FROM draft WHERE instr(data, ?) > 0');
  }

  /** @returns false if the id is another person's draft, which stays as it was */
  save(draft: DraftRow): boolean {
    return mappingErrors(() => this.#save.run(draft).changes === 1);
  }

  find(id: string, staffId: string): DraftRow | undefined {
    return mappingErrors(() => this.#find.get(id, staffId));
  }

  /** A person's own drafts, latest first. */
  list(staffId: string): DraftRow[] {
    return mappingErrors(() => this.#list.all(staffId));
  }

  /** @returns false if the other person has a draft of that id, and both stay as they were */
  move({ id, staffId }: DraftRow, to: { readonly id: string; readonly staffId: string }): boolean {
    return mappingErrors(() => this.#move.run(to.id, to.staffId, id, staffId).changes === 1);
  }

  remove(id: string, staffId: string): boolean {
    const removed = mappingErrors(() => this.#remove.run(id, staffId).changes === 1);
    this.truncateWal();
    return removed;
  }

  /** Everybody's forms that were begun from a record; `truncateWal` is to follow. */
  removeNaming(recordId: string): void {
    mappingErrors(() => this.#removeNaming.run(recordId));
  }

  /** What was forgotten does not lie in the log either. */
  truncateWal(): void {
    mappingErrors(() => this.#client.pragma('wal_checkpoint(TRUNCATE)'));
  }

  close(): void {
    this.#client.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }
}

/** Opens or founds the drafts of a register. @throws StoreError as `openWriteStore` */
export function openDraftStore(options: { readonly file: string; readonly key: Uint8Array }): DraftStore {
  const client = openClient({ ...options, cacheKib: 2_048 }, { readonly: false, create: true });
  return closingOnFailure(client, () => {
    useDurableWal(client);
    const version = client.pragma('user_version', { simple: true });
    if (version === 0) client.transaction(() => client.exec(draftSchema)).immediate();
    else if (version !== draftSchemaVersion) throw new StoreError('FROM_FUTURE');
    return new DraftStore(client);
  });
}
