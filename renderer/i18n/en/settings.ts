import type { Translation } from '../translation.ts';
import type { settings as zh } from '../zh-CN/settings.ts';

export const settings: Translation<typeof zh> = {
  title: 'Settings',
  tabs: {
    station: 'Station',
    staff: 'Staff',
    sealed: 'Accusations',
    keys: 'Keys',
    backup: 'Backups',
    verify: 'Check',
    display: 'Display',
  },
  keys: {
    adminOnly: 'An administrator sees and replaces the keys of this station.',
    code: 'Check code of this station',
    first: 'The keys of this PC are in use since {{at}} and were never replaced.',
    since: 'The present keys are in use since {{at}}.',
    print: 'Print the check code',
    sheetTitle: '{{name}}: check code',
    sheetNote: {
      village:
        'Keys in use since {{at}}. Read it to the township in person or by telephone; the township types it. Stamp and keep this page.',
      township:
        'Keys in use since {{at}}. Stamp it and hand it out to the villages with the card file; the villages type it. Take back and destroy sheets with an earlier code.',
    },
    replace: {
      title: 'Replace the keys',
      why: 'Once a year, and after an administrator has changed or the PC has come back from repair. The old signing key is destroyed: nobody can sign with it any more.',
      what: {
        village:
          'Nothing has to be registered again. The next report tells the township with the signatures of old and new key; once it is imported, the township goes over to the new keys.',
        township:
          'No village has to join again. The next receipt carries the signatures of old and new key; once it is imported, the village goes over to the new keys, also after a year offline.',
      },
      post: 'Files that are still on their way are taken in. Batches of this station that never arrived cannot be written again; what they held goes with the next one.',
      button: 'Replace the keys',
      done: {
        village:
          'The keys were replaced. Above is the new check code; print and keep it. The township learns of it with the next report.',
        township:
          'The keys were replaced. Above is the new check code: print and stamp it, and export the card anew under Exchange for villages that join later. Those that have joined need only the next receipt.',
      },
      hindrance: {
        waiting:
          'The township has not confirmed this PC yet, so that the keys cannot be replaced: report once, and import the township’s receipt.',
        revoked:
          'The township has revoked this PC; new keys are of no use. Clear it up with the township, then register this PC anew (below).',
      },
    },
    anew: {
      title: 'Others may have the keys',
      why: 'Replacing keys does not mend a leak: whoever has them can replace them too. When the other side says that this PC still uses old keys, or that it was revoked, it has to be registered anew as well.',
      what: {
        village:
          'First call the township to revoke this PC, then register it anew here: it takes new keys and another device number, and the register stays as it is. Report once and read the new check code to the township, which approves it. Until then its batches wait.',
        township:
          'This PC takes new keys and another device number; the register stays as it is. The villages have to join again with the new card and its code, and take no receipt of this station before that.',
      },
      open: 'Register this PC anew…',
      button: 'Give up these keys and register anew',
    },
  },
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
    attachments: 'Attachments (sound)',
    attachmentFaults: { damaged: 'Attachments (damaged)', missing: 'Attachments (not on this PC)' },
    attachmentsLost:
      'Attachments are damaged or not on this PC; the records are not touched. Attach the backup stick and make a backup: what is not here is brought back from it. Otherwise add the originals again.',
    faults: {
      opBytes: 'Changed operations',
      piiBytes: 'Changed personal data',
      auditChain: 'Breaks of the audit log',
      unrecordedOp: 'Operations without audit',
      batchOut: 'Batches sent that do not hold',
      batchIn: 'Batches taken in that do not hold',
      receipt: 'Receipts without their records',
    },
  },
  backup: {
    explain:
      'Once the register is open, the program backs it up once a day by itself. Backups are encrypted; the recovery code opens them.',
    last: 'Last verified backup: {{at}}',
    old: 'The last verified backup is of {{at}}, more than three days ago: attach a backup stick and back up now.',
    never: 'There is no verified backup yet: back up now.',
    notYet:
      'The register is new and has no backup yet. The program makes one by itself; you can also make one now.',
    run: 'Back up now',
    inBackground: 'The program is backing up by itself.',
    done: 'Backed up to “{{label}}”, read back and compared.',
    failed: 'Not backed up to “{{label}}”: {{reason}}',
    adminOnly: 'An administrator chooses the folder and the sticks.',
    places: 'Places for backups',
    place: 'Place',
    kinds: { folder: 'Folder', stick: 'Stick' },
    verifiedAt: 'Verified',
    none: 'none yet',
    ops: 'Operations',
    size: 'Size',
    remark: 'Remarks',
    failedAt: '{{at}} failed: {{reason}}',
    sameVolume: 'On the same disk as the register: if the disk breaks, both are lost. Add a backup stick.',
    folder: {
      title: 'Backup folder',
      default: 'the default',
      change: 'Another folder',
      reset: 'Back to the default',
      path: 'Full path of the folder',
      hint: 'Make the folder first, then type its full path. Backups in the old folder stay there.',
    },
    sticks: {
      title: 'Backup sticks',
      explain:
        'Whenever a backup stick is attached, the program backs up to it that day. Keep it away from the PC.',
      look: 'Look for sticks',
      none: 'No stick was found. Attach one and look again.',
      label: 'Stick',
      free: 'Free',
      state: 'State',
      marked: 'Backup stick',
      unmarked: 'Not one',
      mark: 'Make it a backup stick',
      unmark: 'End that',
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
  piiUp: {
    title: 'Personal data in the villages’ reports',
    explain:
      'How far names, telephones and stories go up with matters and disputes, from the next receipt on.',
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
    leave: {
      start: 'Hand over and close',
      list: 'Hand-over list',
      title: 'Hand over and close: {{name}}',
      own: 'Your secret stops working at once; you can still print the list. The successor should be here.',
      other:
        'If {{name}} is absent, you ({{by}}) do it, and the list says so. The secret stops working at once, and open pages are locked.',
      all: 'Everything goes to',
      allHint: 'What has nobody of its own below, and half-filled forms',
      reason: 'Why',
      reasonHint: 'e.g. moved, retired, other duties',
      table: 'Work to be handed over',
      columns: {
        kind: 'Kind',
        no: 'Number',
        who: 'Visitor, parties',
        summary: 'Summary',
        tasks: 'Still owed',
        dueOn: 'Due',
        to: 'Goes to',
      },
      toOne: '{{no}} goes to',
      asAbove: 'As above',
      days: '{{count}} day(s): {{days}}',
      nothing: 'This person has no open work and can be closed.',
      total: '{{count}} in all',
      needed: 'Please choose who takes over, and say why.',
      confirm: 'Hand over and close the secret',
      cancel: 'Back',
      done: 'Handed over, secret closed: {{name}}',
      doneHint: '{{count}} handed over. Print the list; both sign it, and it is kept.',
      print: 'Print the hand-over list',
      finish: 'Done: lock',
      back: 'Back to the staff',
    },
    secret: { pin: 'First PIN', passphrase: 'First passphrase' },
  },
  display: { language: 'Language', chinese: '中文', english: 'English', large: 'Large type' },
};
