import { meta } from '../schema/local.ts';
import { defineCommand, defineQuery, type Reader, type WriteTx } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

const oneMeta = defineQuery<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
export function findMeta(reader: Reader, key: string): string | undefined {
  return oneMeta(reader).get(key)?.value;
}

const putMeta = defineInsert(meta, 'update');
export function setMeta(tx: WriteTx, key: string, value: string): void {
  putMeta(tx, { key, value });
}

const deleteMeta = defineCommand<[string]>('DELETE FROM meta WHERE key = ?');
export function removeMeta(tx: WriteTx, key: string): void {
  deleteMeta(tx).run(key);
}

const next = defineCommand<[string], { value: number }>(
  'INSERT INTO counter (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = value + 1 RETURNING value',
);
/** The next number of a series, from 1; a rolled-back transaction gives it back. */
export function nextNumber(tx: WriteTx, name: string): number {
  const row = next(tx).get(name);
  if (row === undefined) throw new TypeError('A counter gave no number');
  return row.value;
}

const raise = defineCommand<[string, number]>(
  'INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)',
);
/** After a restore: no number up to `value` is given again. */
export function raiseCounter(tx: WriteTx, name: string, value: number): void {
  raise(tx).run(name, value);
}

const counters = defineQuery<[], { name: string; value: number }>(
  'SELECT name, value FROM counter ORDER BY name',
);
/** The last number given of each series. */
export function listCounters(reader: Reader): { name: string; value: number }[] {
  return counters(reader).all();
}
