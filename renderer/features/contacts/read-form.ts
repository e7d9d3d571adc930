import type { ZodError } from 'zod';
import { fieldsSchema, missingFields, type FieldValues } from '../../../main/contract/fields.ts';
import type { Issue } from '../../../main/contract/result.ts';
import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import { tidyValues, type FormValues } from '../../components/fields/tidy-values.ts';
import { catalogueFor } from './contact-catalogue.ts';

export interface FormReading {
  readonly contact: FieldValues<typeof contactFields>;
  readonly matter: FieldValues<typeof matterFields>;
  readonly issues: readonly Issue[];
}

const contactSchema = fieldsSchema(contactFields);
const matterSchema = fieldsSchema(matterFields);

/** What a filled-in form says, and what is still wrong with it, by the names of fields. */
export function readForm(values: FormValues, repeat: boolean): FormReading {
  const catalogue = catalogueFor(repeat);
  const given = tidyValues(catalogue, values);
  const contact = contactSchema.safeParse(tidyValues(contactFields, given));
  const matter = matterSchema.safeParse(repeat ? {} : tidyValues(matterFields, given));
  const missing = missingFields(catalogue, given, 1)
    .filter((name) => !(name === 'petitionerName' && given['anonymous'] === true))
    .map((path) => ({ path, code: 'required' }));
  return {
    contact: contact.data ?? {},
    matter: matter.data ?? {},
    issues: [...missing, ...issuesOf(contact.error), ...issuesOf(matter.error)],
  };
}

function issuesOf(error: ZodError | undefined): Issue[] {
  return error?.issues.map(({ path, code }) => ({ path: path.join('.'), code })) ?? [];
}
