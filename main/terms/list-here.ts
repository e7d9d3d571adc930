import { isGrowing, parentOfOwn, type CodeItem, type CodeList } from './code-list.ts';
import { contentCategory } from './content-categories.ts';
import { disputeQuickType } from './dispute-types.ts';

/** The lists that a township changes for its stations. */
export const growingLists = { contentCategory, disputeQuickType } as const;
export type GrowingListId = keyof typeof growingLists;
export const growingListIds = ['contentCategory', 'disputeQuickType'] as const satisfies GrowingListId[];

export const maxItemName = { zh: 30, en: 60 } as const;
/** Under one code; a list that nobody can read through helps nobody to choose. */
export const maxSiblings = 40;

/** What was laid down of one code. */
export interface ListChange {
  readonly list: GrowingListId;
  readonly code: string;
  /** Null: the program's own name, or one that did not come. */
  readonly zh: string | null;
  readonly en: string | null;
  /** Among those under the same code. */
  readonly place: number;
  /** False: what was recorded keeps it, and nothing new gets it. */
  readonly offered: boolean;
}

export interface ItemHere extends CodeItem {
  /** As it was said of itself. */
  readonly active: boolean;
  /** To be chosen: active, and so is what it stands under. */
  readonly offered: boolean;
  /** The township has said something of it. */
  readonly laidDown: boolean;
  readonly place: number;
}

/** A list as it stands at this station: every code that has a name here, in the order of the screens. */
export interface ListHere extends CodeList<string, ItemHere> {
  readonly offered: readonly ItemHere[];
}

/**
 * The program's list, and over it what the township has laid down. First-level names are the program's; its second level
 * is a proposal, and no longer offered by itself once the township has laid down any of its own.
 */
export function listHere(list: CodeList, changes: readonly ListChange[]): ListHere {
  if (!isGrowing(list)) {
    const items = list.items.map((item, place) => ({
      ...item,
      active: true,
      offered: true,
      laidDown: false,
      place,
    }));
    return { ...list, items, offered: items };
  }
  const said = new Map(changes.filter((change) => change.list === list.id).map((each) => [each.code, each]));
  const isProposing = [...said.keys()].every((code) => parentHere(list, code) === null);
  const items = list.items
    .filter(({ parent }) => parent === undefined)
    .flatMap((base, index): ItemHere[] => {
      const isActive = said.get(base.code)?.offered ?? true;
      const standing = (item: CodeItem, place: number, active: boolean): ItemHere => {
        const change = said.get(item.code);
        const own = { active: change?.offered ?? active, place: change?.place ?? place };
        return {
          ...item,
          ...namesOf(item, change),
          ...own,
          offered: isActive && own.active,
          laidDown: change !== undefined,
        };
      };
      const proposed = list.items
        .filter(({ parent }) => parent === base.code)
        .map((item, place) => standing(item, place, isProposing));
      const added = [...said.keys()]
        .filter((code) => parentOfOwn(list, code) === base.code)
        .map((code) => standing({ code, parent: base.code, zh: code, en: code }, 0, true));
      return [
        { ...base, active: isActive, offered: isActive, laidDown: said.has(base.code), place: index },
        ...[...proposed, ...added].toSorted(byPlace),
      ];
    });
  const [first = '', ...rest] = items.map(({ code }) => code);
  return { id: list.id, codes: [first, ...rest], items, offered: items.filter(({ offered }) => offered) };
}

/** The code under which one stands, whether the program knows it or a township has added it; null on the first level. */
export function parentHere(list: CodeList, code: string): string | null {
  return list.items.find((item) => item.code === code)?.parent ?? parentOfOwn(list, code);
}

/** A name without an English one is better read in Chinese than as the program's word for something else. */
function namesOf({ zh, en }: CodeItem, change: ListChange | undefined): Pick<CodeItem, 'zh' | 'en'> {
  return change?.zh ? { zh: change.zh, en: change.en ?? change.zh } : { zh, en };
}

function byPlace(a: ItemHere, b: ItemHere): number {
  return a.place - b.place || (a.code < b.code ? -1 : 1);
}
