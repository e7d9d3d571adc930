import type { Translation } from '../translation.ts';
import type { settings as zh } from '../zh-CN/settings.ts';

export const settings: Translation<typeof zh> = {
  title: 'Settings',
  tabs: { station: 'Station', staff: 'Staff', display: 'Display' },
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
