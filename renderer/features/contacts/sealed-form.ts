import { z } from 'zod';
import { fieldsSchema, missingFields } from '../../../main/contract/fields.ts';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { Issue } from '../../../main/contract/result.ts';
import { channel } from '../../../main/terms/channels.ts';
import { codesOf } from '../../../main/terms/code-list.ts';
import { defineFields } from '../../../main/terms/fields.ts';
import { sealedComingFields, sealedFields } from '../../../main/terms/sealed-fields.ts';
import { tidyValues, type FormValues } from '../../components/fields/tidy-values.ts';

/** In the order of the conversation: who, whom it is about, how somebody came, the story. */
export const sealedSections = [
  'who',
  'accused',
  'coming',
  'matter',
  'story',
  'materials',
  'help',
  'end',
] as const;

const {
  petitionerName,
  phone,
  addressDetail,
  idType,
  idNumber,
  anonymous,
  respondents,
  representatives,
  summary,
  requests,
  facts,
  materials,
  scribeName,
  readerName,
  witnessName,
  readBack,
  remark,
} = sealedFields;

/** What is asked: less than a sealed record can hold, which also takes in what was moved. */
const asked = defineFields({
  petitionerName,
  phone,
  addressDetail,
  idType,
  idNumber,
  anonymous,
  respondents,
  representatives,
  // The story says it; a line of its own would be typed twice.
  summary: { ...summary, more: true },
  requests: { ...requests, stage: 0 },
  facts,
  materials,
  scribeName,
  readerName,
  witnessName,
  readBack,
  remark,
});

export const sealedFormCatalogue = { ...sealedComingFields, ...asked };

const valuesSchema = fieldsSchema(sealedFields);
const comingSchema = z.object({ channel: z.enum(codesOf(channel)), receivedOn: z.iso.date() });

/** What a filled-in form says; null while something is still wrong with it. */
export function readSealedForm(values: FormValues): {
  readonly input: RouteInput<'sealed.register'> | null;
  readonly issues: readonly Issue[];
} {
  const given = tidyValues(sealedFormCatalogue, values);
  const told = valuesSchema.safeParse(tidyValues(asked, given));
  const coming = comingSchema.safeParse(given);
  const missing = missingFields(sealedFormCatalogue, given, 1);
  const issues = [
    ...missing.map((path) => ({ path, code: 'required' })),
    ...[...(told.error?.issues ?? []), ...(coming.error?.issues ?? [])]
      .map(({ path, code }) => ({ path: path.join('.'), code }))
      .filter(({ path }) => !missing.includes(path)),
  ];
  const input =
    told.success && coming.success && issues.length === 0 ? { ...coming.data, values: told.data } : null;
  return { input, issues };
}
