import type { RouteInput } from '../../../main/contract/index.ts';
import { fieldsSchema } from '../../../main/contract/fields.ts';
import type { ContactDetail } from '../../../main/contract/routes/contact.ts';
import type { Issue } from '../../../main/contract/result.ts';
import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { textOf } from '../../components/fields/input-props.ts';
import { tidyValues, type FormValues } from '../../components/fields/tidy-values.ts';

type Revision = Pick<RouteInput<'contact.revise'>, 'contact' | 'matter'>;

export interface RevisionReading extends Revision {
  readonly changed: boolean;
  readonly issues: readonly Issue[];
}

const contactSchema = fieldsSchema(contactFields);
const matterSchema = fieldsSchema(matterFields);

/** What a person changed, and nothing else: a masked number that was left alone is never sent back. */
export function readRevision(detail: ContactDetail, values: FormValues): RevisionReading {
  const contact = changes(contactFields, detail.contact, values);
  const matter = changes(matterFields, detail.matter, values);
  const contactSet = contactSchema.safeParse(contact.set);
  const matterSet = matterSchema.safeParse(matter.set);
  const refused = [...(contactSet.error?.issues ?? []), ...(matterSet.error?.issues ?? [])];
  return {
    contact: { set: contactSet.data ?? {}, clear: contact.clear },
    matter: { set: matterSet.data ?? {}, clear: matter.clear },
    changed: [contact, matter].some(({ set, clear }) => clear.length > 0 || Object.keys(set).length > 0),
    issues: [
      ...refused.map(({ path, code }) => ({ path: path.join('.'), code })),
      ...halfMasked(contact.set).map((path) => ({ path, code: 'masked' })),
    ],
  };
}

function changes(catalogue: FieldCatalogue, before: FormValues, values: FormValues) {
  const now = tidyValues(catalogue, values);
  const names = Object.keys(catalogue);
  const same = (name: string) => JSON.stringify(now[name]) === JSON.stringify(before[name]);
  return {
    set: Object.fromEntries(Object.entries(now).filter(([name]) => !same(name))),
    clear: names.filter((name) => before[name] !== undefined && now[name] === undefined),
  };
}

function halfMasked(set: FormValues): string[] {
  return ['phone', 'idNumber', 'agentIdNumber'].filter((name) => textOf(set[name]).includes('*'));
}
