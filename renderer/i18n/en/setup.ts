import type { Translation } from '../translation.ts';
import type { setup as zh } from '../zh-CN/setup.ts';

export const setup: Translation<typeof zh> = {
  title: 'First start',
  sample: {
    offer: 'Look at a sample register first',
    hint: 'Invented people and events, wholly apart from your own register.',
    making: 'Making the sample register; on an old PC this takes a minute or two',
    ready: 'The sample register is ready',
    open: 'Open the sample register',
    opened: 'The sample register is open in another window',
  },
  steps: { station: 'Station', person: 'First member of staff', recovery: 'Recovery code' },
  station: {
    kind: 'Kind of station',
    name: 'Name of the station',
    nameHint: 'Printed on forms and slips',
    division12: 'Division code',
    division12Hint: '12 digits; the township knows it',
    division12Invalid: 'A division code has 12 digits',
    numberPrefix: 'Number prefix',
    numberPrefixHint: 'With “柳河”, numbers read 柳河〔2026〕1号',
    phone: 'Telephone',
    address: 'Address',
    hours: 'Reception hours',
    supervisionPhone: 'Supervision telephone',
    supervisionPhoneHint: 'Printed on slips, for complaints about the handling',
  },
  person: {
    intro: 'You become the administrator of this station; others can be added in Settings.',
    name: 'Name',
    post: 'Post',
    secret: { pin: 'PIN', passphrase: 'Passphrase' },
    secretAgain: { pin: 'PIN again', passphrase: 'Passphrase again' },
    rule: {
      pin: 'At least 6 digits. No runs, repeats, birthdays, telephone numbers or division codes.',
      passphrase:
        'At least 10 characters; a sentence will do. No runs, repeats, telephone or identity numbers.',
    },
    different: 'The two entries differ',
  },
  create: 'Create the register',
  recovery: {
    title: 'Keep the recovery code on paper',
    intro:
      'Only this code opens the register when the PIN is forgotten or the computer is replaced. It is shown once and not stored. Print it or copy it by hand, seal it, and let the head of the station keep it.',
    group: 'Group {{number}}',
    print: 'Print the recovery code',
    proof: 'Look at the paper and type these two groups, to prove that it is kept:',
    confirm: 'Kept; enter the register',
    sheetTitle: 'Recovery code of the register',
    sheetNote:
      'Seal it in an envelope, kept by the head of the station. Take no photograph; do not leave it with the computer.',
  },
};
