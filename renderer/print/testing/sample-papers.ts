import { z } from 'zod';
import { paperSchema, type Paper } from '../../../main/contract/papers.ts';

/** One paper of each kind with every field filled in, made from the schemas: a new kind comes in by itself. */
export function samplePapers(): Paper[] {
  return paperSchema.options.map((option) => paperSchema.parse(sampleOf(option, '')));
}

const listSchema = z.object({ codes: z.array(z.string()) });
/** Every code of every list: which list a text is of, its schema does not tell. */
const codes = Object.values(
  import.meta.glob<Record<string, unknown>>(['../../../main/terms/*.ts', '!**/*.test.ts'], { eager: true }),
)
  .flatMap((terms) => Object.values(terms))
  .flatMap((term) => listSchema.safeParse(term).data?.codes ?? []);

const days = ['2026-11-26', '2026-11-26T01:30:00.000Z'];

/** The first text that the schema lets through; what is named like a day is one, also where any text would do. */
function textFor(schema: z.core.$ZodType, name: string): string {
  const words = `《${name}》`;
  const candidates = /(?:On|At|^day|^on|^at)$/u.test(name)
    ? [...(name.toLowerCase().endsWith('at') ? days.toReversed() : days), words]
    : [words, ...days, '999999001201', '01941b2c-9f7e-7c3a-8a52-0f2f4a1b6c7d'];
  const found = [...candidates, ...codes].find((text) => z.safeParse(schema, text).success);
  if (found === undefined) throw new TypeError(`No sample for the text ${name}`);
  return found;
}

function sampleOf(schema: z.core.$ZodType, name: string): unknown {
  const inner = (type: unknown): unknown => sampleOf(type as z.core.$ZodType, name);
  const def = schema._zod.def as unknown as Record<string, unknown> & { readonly type: string };
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def['shape'] as Record<string, z.core.$ZodType>).map(([key, type]) => [
          key,
          sampleOf(type, key),
        ]),
      );
    case 'array':
      return [inner(def['element'])];
    case 'nullable':
    case 'optional':
    case 'default':
    case 'readonly':
    case 'nonoptional':
      return inner(def['innerType']);
    case 'pipe':
      return inner(def['in']);
    case 'union':
      return inner((def['options'] as unknown[])[0]);
    case 'enum':
      return Object.values(def['entries'] as Record<string, string>)[0];
    case 'literal':
      return (def['values'] as unknown[])[0];
    case 'record':
      return Object.fromEntries(
        z
          .array(z.string())
          .parse((def['keyType'] as { options?: unknown }).options ?? [])
          .map((key) => [key, inner(def['valueType'])]),
      );
    case 'boolean':
      return true;
    case 'number':
      return 1;
    case 'string':
      return textFor(schema, name);
    default:
      throw new TypeError(`No sample for ${def.type} (${name})`);
  }
}
