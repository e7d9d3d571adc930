import { z } from 'zod';
import { itemNamesSchema } from '../../contract/values/item-name.ts';
import { exchangeLevels } from '../../terms/exchange.ts';
import { growingListIds } from '../../terms/list-here.ts';
import { defineOpKind } from '../log/op-kind.ts';

/** Also a code that only a newer program knows: it is kept, and read by that. */
const codeSchema = z.string().regex(/^[0-9A-Za-z]{1,30}(?:-[0-9a-f]{8})?$/u);
const maxItems = 200;

export const listOps = {
  /** Says what it names and leaves the rest of the list as it was; a list's entity stays the one of that list. */
  'codeList.set': defineOpKind({
    entity: 'codeList',
    schema: 1,
    opens: true,
    body: z.strictObject({
      /** Of the station that lays it down: where two say something of one code, the higher level's holds. */
      level: z.enum(exchangeLevels),
      list: z.enum(growingListIds),
      items: z
        .array(
          z.strictObject({ code: codeSchema, place: z.int().min(0).max(maxItems), offered: z.boolean() }),
        )
        .min(1)
        .max(maxItems),
    }),
    /** Nobody's data, but words; of a code without an entry the name stays. */
    pii: z.strictObject({
      names: z.array(itemNamesSchema.extend({ code: codeSchema })).max(maxItems),
    }),
    travel: { up: 'never', down: 'whole' },
    writer: 'above',
  }),
};
