import { z } from 'zod';
import { growingListIds } from '../../terms/list-here.ts';
import { defineRoute, unlocked, type RouteNeeds } from '../route.ts';
import { itemNamesSchema } from '../values/item-name.ts';

/** The lists of a township are those of all its stations. */
const layingDown: RouteNeeds = { session: true, roles: ['admin'], stationKinds: ['township'] };
const listSchema = z.enum(growingListIds);
const codeSchema = z.string().min(1).max(40);

/** What holds at this station beside the lists of the program (main/terms/list-here.ts). */
export const listChangesSchema = z.array(
  z.object({
    list: listSchema,
    code: z.string(),
    zh: z.string().nullable(),
    en: z.string().nullable(),
    place: z.int(),
    offered: z.boolean(),
  }),
);

const done = z.object({});

/** What was laid down is never taken away: each route adds a word, and what was recorded keeps its code. */
export const codeListRoutes = {
  'codeList.get': defineRoute({
    kind: 'read',
    needs: unlocked,
    input: z.object({}),
    output: z.object({ changes: listChangesSchema }),
  }),
  /** Takes over the program's second level as the township's own. */
  'codeList.adopt': defineRoute({
    kind: 'write',
    needs: layingDown,
    input: z.object({ list: listSchema }),
    output: done,
  }),
  /** A new item; the program makes its code. Errors: NOT_FOUND (parent), ITEM_NAME_TAKEN, LIST_FULL. */
  'codeList.add': defineRoute({
    kind: 'write',
    needs: layingDown,
    input: z.object({ list: listSchema, parent: codeSchema, names: itemNamesSchema }),
    output: z.object({ code: z.templateLiteral([z.string(), '-', z.string()]) }),
  }),
  /** Errors: NOT_FOUND, ITEM_FIXED (a name of the first level), ITEM_NAME_TAKEN. */
  'codeList.rename': defineRoute({
    kind: 'write',
    needs: layingDown,
    input: z.object({ list: listSchema, code: codeSchema, names: itemNamesSchema }),
    output: done,
  }),
  /** No longer to be chosen, or again. Errors: NOT_FOUND. */
  'codeList.offer': defineRoute({
    kind: 'write',
    needs: layingDown,
    input: z.object({ list: listSchema, code: codeSchema, offered: z.boolean() }),
    output: done,
  }),
  /** One place up or down among those under the same code. Errors: NOT_FOUND, ITEM_FIXED. */
  'codeList.move': defineRoute({
    kind: 'write',
    needs: layingDown,
    input: z.object({ list: listSchema, code: codeSchema, by: z.union([z.literal(-1), z.literal(1)]) }),
    output: done,
  }),
};
