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
  choice: {
    found: { title: 'New station', text: 'This station is new and has no register yet.' },
    restore: {
      title: 'Restore a backup',
      text: 'The PC broke, was lost or replaced. Have the backup (stick or folder) and the code on paper ready.',
    },
    resume: {
      title: 'Go on with a return note',
      text: 'The PC was stolen or destroyed and there is no backup. Ask the township for the return note of your station and go on as the same station here.',
    },
    lost: {
      title: 'The old register cannot be opened',
      text: 'The backup or the recovery code is missing; what now?',
    },
  },
  resume: {
    intro:
      'The township exports the return note under “Exchange – Help a village to its register”. It says which station this is and how far its numbers go, and nothing about any person; the records come back with the restore pack.',
    file: 'Choose the return note',
    station: 'Station',
    heldUntil: 'Last batch that the township has',
    check: 'Check that this is your station. If not, stop here and ask the township again.',
    next: 'Then, in three steps: 1. join the township under “Exchange”, make a batch and read out your check code; 2. once the township has approved, ask it for the restore pack; 3. take the pack in under “Exchange – Get the register back” and type the former recovery code. Keep the former code: it is needed for that.',
  },
  restore: {
    steps: { source: 'Backup', code: 'Recovery code', person: 'Check, new secret', done: 'Done' },
    source: {
      intro:
        'Attach the backup stick. The recovery code opens the backup; before the last step nothing is changed.',
      looking: 'Looking for backups',
      none: 'No backup was found. Attach the stick and look again, or choose a backup file (.odb).',
      found: 'Backups found',
      backup: 'Backup of {{day}} · {{size}} · {{place}}',
      later: 'Backup of {{day}} (after a restore, no. {{epoch}}) · {{size}} · {{place}}',
      all: 'List all {{count}}',
      again: 'Look again',
      file: 'Choose a backup file',
    },
    code: {
      intro: 'Open the envelope with the recovery code and type it group by group.',
      other: 'Another backup',
    },
    person: {
      intro:
        'Check that this is your station. Secrets work only on the PC that they were set on: set one for the administrator here.',
      madeAt: 'Backup of',
      ops: 'Operations',
      who: 'Administrator',
      attachmentsMissing:
        'The register has {{count}} attachments; {{missing}} of them do not lie beside this backup. Restore it all the same: they are in the backup folder or on the stick, and the next backup made there brings them back.',
      submit: 'Restore the register',
    },
    done: '“{{station}}” is restored on this PC: {{ops}} operations, the whole backup proved.',
    enter: 'Enter the register',
  },
  lost: {
    intro: 'Delete nothing, and keep the old PC, its disk and the sticks. Try in this order:',
    backup:
      'Backup and code are there: choose “Restore a backup”. The code is in the envelope of the head of the station; backups are on the backup stick or in the backup folder of the old PC.',
    disk: 'No backup, but the old disk can be read: let a technician copy the whole old data folder to this PC, start the program again, choose “Forgotten” and type the recovery code.',
    noCode:
      'A backup without its code: it is encrypted and nobody can open it. Keep it; whenever the code turns up, it can be restored.',
    nothing:
      'No backup, but batches were sent: ask the township for a return note, choose “Go on with a return note”, and take the restore pack in. Nothing was ever sent: choose “New station” and enter the paper forms.',
  },
  cannotOpen: {
    title: 'The old register cannot be opened',
    ask: 'Secret forgotten: an administrator can set a new one, or go back, choose “Forgotten” and use the recovery code, which is in the envelope of the head of the station.',
    again: 'Try again first, without newly attached devices and without a running virus scan.',
    restore: 'Backup and code are there: set the old register aside, then choose “Restore a backup”.',
    anew: 'Backup or code is missing: set the old register aside, choose “New station”, join the township and ask it for what this station has reported.',
    kept: 'Setting aside moves the old register into a folder beside it and deletes nothing; when the secret or the code turns up, a technician can open it.',
    sure: 'Move the old register aside now?',
    confirm: 'Set aside',
    setAside: 'Set the old register aside',
    retry: 'Try again',
  },
  setAside: {
    done: 'The old register was set aside; nothing was deleted. Write down where it is:',
    next: 'With backup and code choose “Restore a backup”; without, choose “New station”, join the township under “Exchange” and ask it for what this station has reported.',
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
