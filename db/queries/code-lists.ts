import { codeList } from '../schema/code-list.ts';
import { defineQuery, type Reader } from '../store/store.ts';
import { defineInsert } from './define-insert.ts';

export type CodeListRow = typeof codeList.$inferSelect;

export const upsertCodeList = defineInsert(codeList, 'update');

const all = defineQuery<[], CodeListRow>(
  'SELECT id, station_id AS stationId, level, list, items FROM code_list ORDER BY id',
);
/** Everything that was ever laid down here or came from above: a row for each list and station. */
export function allCodeLists(reader: Reader): CodeListRow[] {
  return all(reader).all();
}
