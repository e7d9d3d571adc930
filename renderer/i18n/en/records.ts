import type { Translation } from '../translation.ts';
import type { records as zh } from '../zh-CN/records.ts';

export const records: Translation<typeof zh> = {
  history: { title: 'History', changed: 'Changed: {{fields}}', reason: 'Reason: {{reason}}' },
  steps: {
    contact_register: 'registered',
    contact_revise: 'completed or corrected',
    contact_slip: 'said what became of the slip',
    contact_void: 'made void',
    matter_open: 'opened the matter',
    matter_revise: 'corrected the matter',
    matter_answerOnSpot: 'answered on the spot',
    matter_assign: 'named the person responsible',
    dispute_assign: 'named who follows it',
    dispute_register: 'registered',
    dispute_revise: 'completed or corrected',
    dispute_progress: 'recorded a step',
    dispute_conclude: 'recorded the result',
    dispute_perform: 'recorded the performance',
    dispute_reopen: 'opened again',
    dispute_void: 'made void',
    other: 'did something else',
  },
  revise: {
    save: 'Save (Ctrl+Enter)',
    cancel: 'Cancel',
    reason: 'Reason for the correction',
    reasonHint: 'Signed or reported already: a correction needs its reason; the original is kept.',
    unchanged: 'Nothing was changed.',
  },
  station: 'Station',
  back: 'Back to the list',
  edit: 'Complete or correct',
  missing: 'Still to be completed: {{fields}}',
  total: '{{total}} in all',
  nothingFound: 'Nothing was found. Please try other words.',
};
