import type { Translation } from '../translation.ts';
import type { today as zh } from '../zh-CN/today.ts';

export const today: Translation<typeof zh> = {
  title: 'Today',
  owed: 'What we owe',
  table: 'What we owe',
  kinds: {
    handle: 'Opinion',
    unitReply: 'Reply of a unit',
    serve: 'Service',
    urge: 'Reply',
    notice: 'Notice',
    dispute: 'Settlement',
    incomplete: 'Incomplete',
  },
  within: { label: 'Narrow by date', all: 'All', week: 'Due this week', overdue: 'Overdue' },
  nothingWithin: { week: 'Nothing falls due by the end of this week.', overdue: 'Nothing is overdue.' },
  print: 'Print the week’s list',
  noDate: 'before signature or report',
  total: '{{total}} in all, the nearest {{shown}} are listed',
  nothing: 'Nothing is owed now.',
  first: {
    title: 'Welcome. Three things first:',
    one: 'When somebody comes, press F2, register, and hand over the printed slip.',
    two: 'Sign the zero report at the right once a day after 16:00.',
    three: 'Join your township under “Exchange”; then report on a stick.',
  },
  incidentsMore: 'and {{count}} more',
  incidentsOpen: 'Look into it',
  calendar: {
    missing:
      'The holidays of {{year}} are not entered yet, and dates in that year are provisional. Please enter them once when the notice is out; the villages get them with their receipts.',
    enter: 'Enter',
  },
  slips: 'Slips not handed over',
  slipPrint: 'Print',
  slipsMore: '{{count}} more',
  report: {
    title: 'Zero report',
    none: 'Every day is signed.',
    sign: 'Report',
    missed: '{{count}} days are open: sign them one by one',
    correct: 'Correct',
  },
  entry: {
    title: 'Register',
    visit: 'Visit F2',
    letter: 'Letter F3',
    call: 'Call F4',
    dispute: 'Dispute F6',
  },
  backup: {
    title: 'Backup',
    last: 'Last verified backup: {{at}}',
    old: 'The last verified backup is of {{at}}, more than three days ago: back up now under “Settings”.',
    never: 'There is no verified backup yet: back up now under “Settings”.',
    open: 'Backup settings',
  },
  exchange: {
    title: 'Reported up',
    waiting: 'No receipt yet: {{records}}',
    since: 'the oldest recorded {{since}}',
    amber:
      'No receipt for {{days}} working days. Export what has not left; ask the township for the receipt of what has.',
    red: 'No receipt for {{days}} working days: far too long. Get in touch with the township today.',
    clear: 'Everything is receipted.',
    notJoined: 'No township joined yet.',
    open: 'Report',
  },
};
