import { readFileSync } from 'node:fs';
import type { z } from 'zod';

/** One set of public vectors: a JSON document a line. Throws ZodError where a vector lacks what its test needs. */
export function readVectors<S extends z.ZodType>(name: string, schema: S): z.output<S>[] {
  const text = readFileSync(new URL(`vectors/${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
}
