import { expect, test } from 'vitest';
import { z } from 'zod';
import { opKinds } from './op-kinds.ts';

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly format?: string;
  readonly pattern?: string;
  readonly maxLength?: number;
}

/** Paths of strings that could hold somebody's words: no code list, no id, no date, no short code. */
function freeTexts(schema: JsonSchema, path: string): string[] {
  if (schema.type === 'object') {
    return Object.entries(schema.properties ?? {}).flatMap(([name, part]) =>
      freeTexts(part, `${path}.${name}`),
    );
  }
  if (schema.type === 'array') return schema.items ? freeTexts(schema.items, `${path}[]`) : [path];
  if (schema.type !== 'string') return [];
  const bound = schema.enum ?? schema.const ?? schema.format ?? schema.pattern;
  return bound === undefined && (schema.maxLength ?? Infinity) > 40 ? [path] : [];
}

test.each(Object.entries(opKinds))('%s keeps every free text out of its body', (kind, definition) => {
  const schema = z.toJSONSchema(definition.body, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  expect(freeTexts(schema, kind)).toEqual([]);
});

test('a name put into a body is found by that test', () => {
  expect(freeTexts(z.toJSONSchema(z.strictObject({ who: z.string() })) as JsonSchema, 'x')).toEqual([
    'x.who',
  ]);
});
