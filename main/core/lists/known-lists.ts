import { allCodeLists } from '../../../db/queries/code-lists.ts';
import type { Reader } from '../../../db/store/store.ts';
import { growingListIds, type ListChange } from '../../terms/list-here.ts';
import { inForceBy } from '../log/in-force.ts';
import type { ItemSaid } from './projection.ts';

/** What holds here of the lists that a township changes: this station's own word, or that of the one above. */
export function listChanges(reader: Reader): ListChange[] {
  const said = allCodeLists(reader).flatMap(({ level, list: id, items }) => {
    const list = growingListIds.find((known) => known === id);
    return list === undefined ? [] : itemsOf(items).map((item) => ({ ...item, level, list }));
  });
  return inForceBy(said, ({ list, code }) => `${list} ${code}`).map(
    ({ list, code, zh, en, place, offered }) => ({ list, code, zh, en, place, offered }),
  );
}

function itemsOf(items: string): ItemSaid[] {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- parse border: the op was validated
  return JSON.parse(items) as ItemSaid[];
}
