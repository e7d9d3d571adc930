import { z } from 'zod';
import { bodySchema, piiSchema, type BodyValues, type PiiValues } from '../../contract/fields.ts';
import { unwithdrawFields, withdrawFields } from '../../terms/entry-fields.ts';
import type { FieldCatalogue } from '../../terms/fields.ts';
import { endsSchema } from './ends-schema.ts';
import { defineOpKind, type OpKindDefinition, type Travel, type Writer } from '../log/op-kind.ts';

export interface EntryHead {
  /** By which its paper and what follows it name it. */
  readonly entryId: string;
  /** The entry that it follows. */
  readonly about?: string | undefined;
  /** Of a letter. */
  readonly no?: string | undefined;
  /** Of a withdrawal: the matters handled under it that end with it. */
  readonly ends?: string[] | undefined;
}

const bothWays = { up: 'policy', down: 'addressed' } as const;

const entryOf = <const C extends FieldCatalogue>(
  catalogue: C,
  travel: Travel,
  writer: Writer,
): OpKindDefinition<
  'matter',
  z.ZodType<EntryHead & { fields: BodyValues<C> }, EntryHead & { fields: BodyValues<C> }>,
  z.ZodObject<{ fields: z.ZodType<PiiValues<C>, PiiValues<C>> }>
> =>
  defineOpKind({
    entity: 'matter',
    schema: 1,
    body: z.strictObject({
      entryId: z.uuid(),
      about: z.uuid().optional(),
      no: z.string().min(1).max(40).optional(),
      ends: endsSchema,
      fields: bodySchema(catalogue),
    }),
    pii: z.strictObject({ fields: piiSchema(catalogue) }),
    travel,
    writer,
  });

/** What is put on record about a matter as it was said (main/terms/entry-fields.ts): one kind a step. */
export const entryOps = {
  /** F16: the villager may say it where the matter was registered, and where it is handled. */
  'matter.withdraw': entryOf(withdrawFields, bothWays, 'either'),
  'matter.unwithdraw': entryOf(unwithdrawFields, bothWays, 'either'),
};
