import { z } from 'zod';
import { paperSchema, type Paper } from '../../../main/contract/papers.ts';

/** What a paper is filled with: the text of a field and how many rows of a list, each at most so long. */
export interface Filling {
  readonly text: (name: string, max: number) => string;
  readonly rows: (name: string, max: number) => number;
}

/** Every field says its own name. */
const named: Filling = { text: (name) => `《${name}》`, rows: () => 1 };

/** One paper of each kind with every field filled in, made from the schemas: a new kind comes in by itself. */
export function samplePapers(filling: Filling = named): Paper[] {
  return paperSchema.options.map((option) => paperSchema.parse(sampleOf(option, '', filling)));
}

const listSchema = z.object({ codes: z.array(z.string()) });
/** Every code of every list: which list a text is of, its schema does not tell. */
const codes = Object.values(
  import.meta.glob<Record<string, unknown>>(['../../../main/terms/*.ts', '!**/*.test.ts'], { eager: true }),
)
  .flatMap((terms) => Object.values(terms))
  .flatMap((term) => listSchema.safeParse(term).data?.codes ?? []);

const days = ['2026-11-26', '2026-11-26T01:30:00.000Z'];

const limitSchema = z.object({ check: z.literal('max_length'), maximum: z.int() });

/** How long a text or a list may be at most. */
function mostOf({ _zod: { def } }: z.core.$ZodType): number {
  const limits = (def.checks ?? []).map((check) => limitSchema.safeParse(check._zod.def).data?.maximum);
  return Math.min(...limits.map((limit) => limit ?? Number.POSITIVE_INFINITY));
}

/** The first text that the schema lets through; what is named like a day is one, also where any text would do. */
function textFor(schema: z.core.$ZodType, name: string, filling: Filling): string {
  // Of a period.
  if (name === 'id') return '2026-11';
  const words = filling.text(name, mostOf(schema));
  const candidates = /(?:On|At|^day|^on|^at|^from|^to)$/u.test(name)
    ? [...(name.toLowerCase().endsWith('at') ? days.toReversed() : days), words]
    : [words, ...days, '999999001201', '01941b2c-9f7e-7c3a-8a52-0f2f4a1b6c7d'];
  const found = [...candidates, ...codes].find((text) => z.safeParse(schema, text).success);
  if (found === undefined) throw new TypeError(`No sample for the text ${name}`);
  return found;
}

function sampleOf(schema: z.core.$ZodType, name: string, filling: Filling): unknown {
  const inner = (type: unknown): unknown => sampleOf(type as z.core.$ZodType, name, filling);
  const def = schema._zod.def as unknown as Record<string, unknown> & { readonly type: string };
  switch (def.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(def['shape'] as Record<string, z.core.$ZodType>).map(([key, type]) => [
          key,
          sampleOf(type, key, filling),
        ]),
      );
    case 'array':
      return Array.from({ length: filling.rows(name, mostOf(schema)) }, () => inner(def['element']));
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
      return textFor(schema, name, filling);
    default:
      throw new TypeError(`No sample for ${def.type} (${name})`);
  }
}
