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
  due: {
    long: { left: '{{days}} days left', over: '{{days}} days over', provisional: ' (provisional)' },
    short: { left: '{{days}} d left', over: '{{days}} d over', provisional: ' prov.' },
    today: 'due today',
    own: ' (work by {{on}})',
  },
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
  folder: {
    refused: {
      ABSOLUTE: 'Type the full path, from the drive letter or “/” on',
      MISSING: 'There is no such folder: make it first, or check the path',
      INSIDE_DATA: 'This folder lies inside the data folder and would be lost with it: choose another',
      SAME: 'What comes in and what goes out need a folder each',
    },
  },
};
