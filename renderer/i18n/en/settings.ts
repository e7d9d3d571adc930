import type { Translation } from '../translation.ts';
import type { settings as zh } from '../zh-CN/settings.ts';

export const settings: Translation<typeof zh> = {
  title: 'Settings',
  tabs: { station: 'Station', staff: 'Staff', verify: 'Check', display: 'Display' },
  verify: {
    explain:
      'Compares every operation and the audit log with their hashes, makes the tables again from the log and compares them. Nothing is changed.',
    adminOnly: 'An administrator does this.',
    start: 'Check the register',
    sound: 'Sound: both chains are whole, and the tables made from the log are the same.',
    broken: 'There are faults. Keep the data folder, restore the newest backup and ask for support.',
    ops: 'Operations',
    auditRows: 'Audit rows',
    hash: 'Hash of the tables',
    faults: {
      opBytes: 'Changed operations',
      piiBytes: 'Changed personal data',
      auditChain: 'Breaks of the audit log',
      unrecordedOp: 'Operations without audit',
    },
  },
  station: {
    disciplineContact: 'Discipline organ: address and telephone',
    disciplineContactHint: 'Printed for people who report officials',
    recoveryUnconfirmed: 'Nobody has confirmed that the recovery code is kept.',
    recoveryRenewHint: 'Make a new one and keep it on paper; the old one stops working at once.',
    ownSecret: 'Your own secret',
    renew: 'Make a new recovery code',
  },
  staff: {
    add: 'Add a person',
    name: 'Name',
    post: 'Post',
    phone: 'Telephone',
    roles: 'Duties',
    since: 'Since',
    state: 'State',
    active: 'Active',
    inactive: 'Left',
    withoutSecret: 'In office, no secret yet',
    action: 'Action',
    reset: 'Set a new secret',
    changeOwn: 'Change my secret',
    secretOf: 'Secret of {{name}}',
    presentSecret: 'Present secret',
    resetHint:
      'Tell the person face to face, who then changes it. The old secret stops working at once, and open pages are locked.',
    secret: { pin: 'First PIN', passphrase: 'First passphrase' },
  },
  display: { language: 'Language', chinese: '中文', english: 'English', large: 'Large type' },
};
