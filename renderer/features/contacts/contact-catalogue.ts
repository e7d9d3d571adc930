import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';

/** In the order of the conversation (F01): who, how many, what about, the story, materials, what is to become of it. */
export const contactSections = [
  'who',
  'agent',
  'coming',
  'matter',
  'story',
  'materials',
  'help',
  'handling',
  'end',
] as const;

export const wholeCatalogue = { ...contactFields, ...matterFields } satisfies FieldCatalogue;

const { statement: _, ...firstVisitContact } = contactFields;

/** At a first visit the story stands in the matter; a repeat visit leaves the matter's own fields alone. */
export function catalogueFor(repeat: boolean): FieldCatalogue {
  return repeat ? contactFields : { ...firstVisitContact, ...matterFields };
}
