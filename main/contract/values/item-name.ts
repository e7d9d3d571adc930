import { z } from 'zod';
import { maxItemName } from '../../terms/list-here.ts';
import { revealHidden } from './text.ts';

/** What stands in a list is read by everyone who chooses from it: one line, and nothing that shows nothing. */
function nameSchema(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((name) => revealHidden(name) === name && !/[\n\t]/u.test(name), {
      params: { code: 'HIDDEN_CHARACTER' },
    });
}

/** The names of an item that a township adds; without an English one the Chinese stands in both languages. */
export const itemNamesSchema = z.strictObject({
  zh: nameSchema(maxItemName.zh),
  en: nameSchema(maxItemName.en).nullable(),
});
