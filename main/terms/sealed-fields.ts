import { contactFields, matterFields } from './contact-fields.ts';
import { defineFields } from './fields.ts';

const { channel, receivedAt: _, ...told } = contactFields;
const { purpose: __, ...asked } = matterFields;

/** What a sealed record may hold: whatever an ordinary one can, so that it can be moved, and whom it is about. */
export const sealedFields = defineFields({
  ...told,
  petitionerName: { ...told.petitionerName, stage: 0 },
  headcount: { ...told.headcount, stage: 0 },
  respondents: {
    type: 'rows',
    maxItems: 10,
    fields: {
      name: { type: 'name', max: 60 },
      unit: { type: 'line', max: 80 },
      post: { type: 'line', max: 60 },
    },
    section: 'accused',
    stage: 0,
    width: 'full',
  },
  ...asked,
  contentCategory: { ...asked.contentCategory, stage: 0 },
  summary: { ...asked.summary, stage: 0 },
  facts: { ...asked.facts, stage: 1 },
  answer: { type: 'story', max: 4000, section: 'handling', stage: 0, width: 'full' },
});

/** What stands in the open register beside number, code and route; the day alone, so that nobody is known by the hour. */
export const sealedComingFields = defineFields({
  channel,
  receivedOn: { type: 'day', section: 'coming', stage: 1 },
});
