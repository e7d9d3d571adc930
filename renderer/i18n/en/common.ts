import type { Translation } from '../translation.ts';
import type { common as zh } from '../zh-CN/common.ts';

export const common: Translation<typeof zh> = {
  appName: 'Open Door reception register',
  back: 'Back',
  next: 'Next',
  save: 'Save',
  saved: 'Saved',
  cancel: 'Cancel',
  optional: 'optional',
  loading: 'Opening',
  progress: 'Progress',
  stop: 'Stop',
  required: 'Enter: {{label}}',
  due: { left: '{{days}} days left', today: 'due today', over: '{{days}} days over' },
  table: { columns: 'Columns', copied: '{{rows}} rows copied' },
  weakness: {
    TOO_SHORT: 'At least {{min}} characters',
    RUN: 'No run of digits or letters',
    REPEAT: 'No repetition',
    TOO_UNIFORM: 'Too few different characters',
    BIRTHDAY: 'No birthday',
    KNOWN_NUMBER: 'No telephone, division or identity number',
    COMMON: 'Too common',
  },
};
