import type { Translation } from '../translation.ts';
import type { unlock as zh } from '../zh-CN/unlock.ts';

export const unlock: Translation<typeof zh> = {
  person: 'Name',
  unnamed: 'Member of staff {{number}}',
  sampleSecret: 'This is sample data; everything in it is invented. {{label}}: {{secret}}',
  secret: { pin: 'PIN', passphrase: 'Passphrase' },
  submit: 'Open the register',
  wait: 'Try again in {{seconds}} s',
  forgotten: 'Forgotten',
  cannotOpen: 'The old register cannot be opened',
  lockedBy: {
    person: 'Locked. The page is kept as it was.',
    idle: 'Locked after a time without input. The page is kept as it was.',
    expired: 'The session has expired. The page is kept as it was; please unlock again.',
  },
  recover: {
    title: 'Set a new secret with the recovery code',
    intro: 'For administrators only; an administrator can set a new secret for others in Settings.',
    code: 'Recovery code',
    codeHint:
      'Seven groups of five characters, in either case. What looks like B, I, L, O, S, U or Z is read as 8, 1, 1, 0, 5, V or 2.',
    groupShort: 'Group {{number}} must have five characters',
    groupsWrong: 'Groups {{groups}} differ from the paper',
    newSecret: { pin: 'New PIN', passphrase: 'New passphrase' },
    newSecretAgain: { pin: 'New PIN again', passphrase: 'New passphrase again' },
    submit: 'Set it and open',
    back: 'Back to unlocking',
    lost: 'The recovery code is lost too? Ask the township',
  },
  township: {
    title: 'Let the township open the register',
    intro:
      'Once a station has joined, its township keeps a key to its register, which two persons there use together. Make a request file, bring it to the township by stick or mail, and read out the code below in person or by telephone. The answer opens the register on this PC alone.',
    ask: 'Make a request file',
    saved: 'The request “{{fileName}}” was downloaded; bring it to the township.',
    code: 'Code of the request',
    answer: 'The township’s answer file',
    submit: 'Set the new secret and open',
  },
};
