import { randomUUID } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';
import { allCodeLists } from '../../../db/queries/code-lists.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import type { ParsedInput, RouteOutput } from '../../contract/index.ts';
import type { Session } from '../../contract/routes/session.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { OwnCode } from '../../terms/code-list.ts';
import {
  growingLists,
  listHere,
  maxSiblings,
  type GrowingListId,
  type ItemHere,
  type ListHere,
} from '../../terms/list-here.ts';
import { AppError } from '../app-error.ts';
import type { OpDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { inTransaction } from '../register.ts';
import type { StationRuntime } from '../runtime.ts';
import { authorOf } from '../station/service.ts';
import { listChanges } from './known-lists.ts';

// A township lays down its lists; each step is one op, and takes nothing away.

type Set = OpDraft<'codeList.set'>;
interface Said {
  readonly items: Set['body']['items'];
  readonly names?: Set['pii']['names'];
}

/** What a person says of one item, and how the list stands now. */
type Say = (here: ListHere) => Said;

/** Takes over the program's proposals as the township's own, in their order; what it has said of one already stays. */
export function adoptList(
  runtime: StationRuntime,
  session: Session,
  { list }: ParsedInput<'codeList.adopt'>,
): void {
  layDown(runtime, session, list, ({ items }) => ({
    items: items
      .filter(({ parent, laidDown }) => parent !== undefined && !laidDown)
      .map(({ code, place }) => ({ code, place, offered: true })),
  }));
}

/** Errors: NOT_FOUND, ITEM_NAME_TAKEN, LIST_FULL. */
export function addItem(
  runtime: StationRuntime,
  session: Session,
  { list, parent, names }: ParsedInput<'codeList.add'>,
): RouteOutput<'codeList.add'> {
  const code: OwnCode = `${parent}-${randomUUID().slice(0, 8)}`;
  layDown(runtime, session, list, (here) => {
    if (itemIn(here, parent).parent !== undefined) throw new AppError('NOT_FOUND');
    const siblings = laidDownUnder(here, parent);
    if (siblings.length >= maxSiblings) throw new AppError('LIST_FULL', { limit: maxSiblings });
    assertFree(here, { parent, code, zh: names.zh });
    const place = Math.max(-1, ...siblings.map((item) => item.place)) + 1;
    return { items: [{ code, place, offered: true }], names: [{ code, ...names }] };
  });
  return { code };
}

/** What was printed keeps the former name. Errors: NOT_FOUND, ITEM_FIXED, ITEM_NAME_TAKEN. */
export function renameItem(
  runtime: StationRuntime,
  session: Session,
  { list, code, names }: ParsedInput<'codeList.rename'>,
): void {
  layDown(runtime, session, list, (here) => {
    const { place, active } = itemIn(here, code);
    assertFree(here, { parent: parentIn(here, code), code, zh: names.zh });
    return { items: [{ code, place, offered: active }], names: [{ code, ...names }] };
  });
}

/** Errors: NOT_FOUND. */
export function offerItem(
  runtime: StationRuntime,
  session: Session,
  { list, code, offered }: ParsedInput<'codeList.offer'>,
): void {
  layDown(runtime, session, list, (here) => {
    const { place } = itemIn(here, code);
    return { items: [{ code, place, offered }] };
  });
}

/** Errors: NOT_FOUND, ITEM_FIXED. */
export function moveItem(
  runtime: StationRuntime,
  session: Session,
  { list, code, by }: ParsedInput<'codeList.move'>,
): void {
  layDown(runtime, session, list, (here) => {
    const siblings = laidDownUnder(here, parentIn(here, code));
    const at = siblings.findIndex((item) => item.code === code);
    const other = siblings[at + by];
    if (at < 0) throw new AppError('NOT_FOUND');
    const [moved] = siblings.splice(at, 1);
    if (!moved || !other) return { items: [] };
    siblings.splice(at + by, 0, moved);
    return {
      items: siblings.flatMap(({ place, active, ...item }, index) =>
        place === index ? [] : { code: item.code, place: index, offered: active },
      ),
    };
  });
}

function layDown(runtime: StationRuntime, session: Session, list: GrowingListId, say: Say): void {
  const nowMs = runtime.ports.clock.now();
  inTransaction(runtime.register, (tx) => {
    const { items, names = [] } = say(listHere(growingLists[list], listChanges(tx)));
    if (items.length === 0) return;
    record(tx, { author: authorOf(session), nowMs }, [
      {
        kind: 'codeList.set',
        entityId: ownEntity(tx, session, list) ?? uuidv7(),
        businessDate: localDateOf(nowMs),
        body: { level: session.stationKind, list, items },
        pii: { names },
      },
    ]);
  });
}

function ownEntity(tx: WriteTx, { stationId }: Session, list: GrowingListId): string | undefined {
  return allCodeLists(tx).find((row) => row.stationId === stationId && row.list === list)?.id;
}

function itemIn(here: ListHere, code: string): ItemHere {
  const item = here.items.find((each) => each.code === code);
  if (!item) throw new AppError('NOT_FOUND');
  return item;
}

/** The code under which it stands. Errors: NOT_FOUND; ITEM_FIXED for one of the first level. */
function parentIn(here: ListHere, code: string): string {
  const { parent } = itemIn(here, code);
  if (parent === undefined) throw new AppError('ITEM_FIXED');
  return parent;
}

function laidDownUnder(here: ListHere, parent: string): ItemHere[] {
  return here.items.filter((item) => item.parent === parent && item.laidDown);
}

/** Also of one that is no longer offered: two items of one name could not be told apart in what was recorded. */
function assertFree(
  here: ListHere,
  { parent, code, zh }: { readonly parent: string; readonly code: string; readonly zh: string },
): void {
  const taken = here.items.find(
    (item) => item.code !== code && item.parent === parent && sameWords(item.zh, zh),
  );
  if (taken) throw new AppError('ITEM_NAME_TAKEN');
}

function sameWords(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(words: string): string {
  return words.normalize('NFKC').replaceAll(/\s/gu, '').toLowerCase();
}
