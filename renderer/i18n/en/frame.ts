import type { Translation } from '../translation.ts';
import type { frame as zh } from '../zh-CN/frame.ts';

export const frame: Translation<typeof zh> = {
  menu: {
    label: 'Main menu',
    today: 'Today',
    contacts: 'Reception',
    matters: 'Matters',
    reports: 'Reports',
    disputes: 'Disputes',
    duty: 'Duty',
    exchange: 'Exchange',
    sealed: 'Sealed',
    settings: 'Settings',
  },
  lock: 'Lock',
  search: {
    label: 'Find registrations, matters and disputes (Ctrl+K)',
    placeholder: 'Find Ctrl+K',
    contacts: 'Registrations',
    matters: 'Matters',
    disputes: 'Disputes',
    nothing: 'Nothing found.',
  },
  exchange: {
    state: 'No receipt {{waiting}} · last export {{last}}',
    never: 'never',
    overdue: 'Receipt overdue, {{days}} working days · ',
  },
  sample: 'Sample data: do not register real people',
  refused: {
    title: 'Please open this page from the program',
    text: 'This page is not connected to the program on this computer: its address was copied into a new tab, or the program was restarted. Everything registered is still on this computer. Close this page and start Open Door again.',
  },
  crashed: {
    title: 'This page could not be shown',
    text: 'What was saved is not affected; what was not saved may have to be entered again. Reload the page; if it happens again, ask a technician.',
    reload: 'Reload',
  },
  retry: 'Try again',
};
