import type { Translation } from '../translation.ts';
import type { records as zh } from '../zh-CN/records.ts';

export const records: Translation<typeof zh> = {
  history: {
    title: 'History',
    changed: 'Changed: {{fields}}',
    reason: 'Reason: {{reason}}',
    notice: 'By the holidays of {{year}}: {{source}}',
    moved: {
      notice: 'First notice due: {{from}} → {{to}}',
      handle: 'Answer due, if accepted: {{from}} → {{to}}',
    },
  },
  steps: {
    contact_register: 'registered',
    contact_revise: 'completed or corrected',
    contact_slip: 'said what became of the slip',
    contact_unvoid: 'undid the voiding',
    matter_merge: 'merged it into another matter',
    matter_unmerge: 'undid the merging',
    contact_void: 'made void',
    contact_redact: 'erased personal data by law',
    matter_open: 'opened the matter',
    matter_revise: 'corrected the matter',
    matter_answerOnSpot: 'answered on the spot',
    matter_redact: 'erased personal data of the matter by law',
    matter_assign: 'named the person responsible',
    dispute_assign: 'named who follows it',
    dispute_register: 'registered',
    dispute_revise: 'completed or corrected',
    dispute_progress: 'recorded a step',
    dispute_conclude: 'recorded the result',
    dispute_perform: 'recorded the performance',
    dispute_reopen: 'opened again',
    dispute_void: 'made void',
    dispute_unvoid: 'undid the voiding',
    calendar_set: 'work calendar changed, dates computed anew',
    newer: 'written by a newer version of the program; some fields not shown',
    dispute_redact: 'erased personal data by law',
    other: 'did something else',
  },
  attachments: {
    title: 'Attachments',
    count: 'Attachments ({{count}})',
    add: 'Add attachment',
    hint: 'Files can also be dropped here, and a copied picture pasted with Ctrl+V. Pictures, PDF, documents, sound and video, up to 50 MB each.',
    empty: 'No attachments.',
    drop: 'Drop to attach',
    added: 'Attached: {{count}}.',
    view: 'View',
    viewOf: 'View {{name}}',
    save: 'Save as',
    saveOf: 'Save {{name}}',
    saved: 'Saved. The saved file is not encrypted: delete it after use.',
    remove: 'Remove',
    removeOf: 'Remove {{name}}',
    removeTitle: 'Remove the attachment “{{name}}”',
    removeWhat:
      'Its content is deleted from this PC for good; the reason stays on record. Where it was sent, the township deletes it with the next batch.',
    reason: 'Reason',
    reasonHint: 'Two characters at least, such as: wrong record',
    removeConfirm: 'Remove',
    removed: 'The attachment was removed.',
    cancel: 'Cancel',
    close: 'Close',
    nameless: 'Attachment (name and content stay with the station that registered it)',
    coming: '{{percent}}% received; the rest comes with the next batches',
    notHere: 'Content not here yet',
    above: 'Received by the township',
    aboveSome: '{{percent}}% received by the township; the rest goes with the next batches',
    aboveNone: 'Waiting to be sent',
    sent: 'Exported, waiting for the receipt',
    sentSome: '{{percent}}% exported; the rest goes with the next batches',
    notAdded: '“{{name}}”: {{why}}',
    pasted: 'Pasted picture {{at}}.{{ending}}',
    refused: {
      type: 'This kind of file is not attached. Pictures, PDF, documents, sound and video are; make a PDF of anything else.',
      size: 'The file has more than 50 MB and was not attached. Compress or split it.',
      empty: 'The file is empty (or a folder) and was not attached.',
      unreadable:
        'The file could not be read and was not attached. Is the stick still there, or the file open in another program?',
      damaged:
        'The attachment is damaged and cannot be opened. Ask the station that added it, or look in a backup.',
    },
  },
  newer:
    'A newer version of the program has written something here that this one cannot show. It is kept as it came, and shown after an upgrade.',
  revise: {
    save: 'Save (Ctrl+Enter)',
    cancel: 'Cancel',
    reason: 'Reason for the correction',
    reasonHint: 'Signed or reported already: a correction needs its reason; the original is kept.',
    unchanged: 'Nothing was changed.',
  },
  standing: {
    title: 'On its way up',
    open: 'Step by step ({{count}})',
    close: 'Close',
    recorded: 'Recorded, not exported yet',
    exported: 'Exported (batch {{seq}}, {{exportedAt}}, {{medium}}), no receipt from the township yet',
    receipted: 'The township has it ({{receiptedAt}})',
    applied: 'The township has it and has taken it in ({{receiptedAt}})',
    proposal: 'The township has it and has not decided ({{receiptedAt}})',
    quarantined: 'The township has it and keeps it aside: {{reason}}',
    returned: 'Returned by the township: {{reason}}',
    media: { stick: 'stick', file: 'download', folder: 'shared folder', http: 'online' },
    codes: {
      SCHEMA: 'its program is older, and takes it in after an upgrade',
      FIELD: 'one of its values is not allowed',
      NOT_OWNER: 'it was not recorded by this station',
      ORPHAN: 'the record on which it rests has not come yet',
      BAD_JSON: 'it cannot be read',
      DAMAGED: 'it does not match its checksum',
      LIMIT: 'it is too long',
      other: 'ask the township for the reason',
    },
  },
  renewal: {
    titleOpened: 'The township has helped to open this register: please read',
    title: 'This register was restored or came to another PC: please read',
    restored: 'The register was restored from a backup. Everything registered before {{at}} is here.',
    copiedBack:
      'An older file of the register is open, with what was registered before {{at}}. Somebody may have copied it back.',
    copied:
      'The other side has batches of this station that are not in this register: an older copy of it is open, or somebody works on another copy. Noticed {{at}}.',
    onlyOne:
      'A station has one register. Find out whether another PC or a copied folder is in use too: keep the one with the most in it, report once from the others, and stop them. Enter again from the paper forms and slips what cannot be found here.',
    openedByTownship:
      'On {{at}} {{township}} helped to open this register, by {{by}} and {{second}} together, and a new secret was set. The audit log says so.',
    newCode: 'Others may have the old recovery code: make a new one under Settings, Station.',
    notAsked: 'If this station never asked for it, call {{township}} at once.',
    enrolledAnew:
      'This PC has given up its keys and asks to be enrolled as a new device. Everything up to {{at}} is here.',
    resumed:
      'This station begins again on this PC; nothing of its register is here. The last batch that the township has was made at {{at}}.',
    otherPc: 'The register was opened on another PC. Everything is here, up to {{at}}.',
    missing:
      'What was registered later is not here: enter it again from the paper forms and slips. A new number may repeat one that was given out; the look-up code decides. What was reported up is still at the township.',
    getBack:
      'What was sent comes back: once the township has approved this PC, ask it for the restore pack and take it in under “Exchange – Get the register back”, with the former recovery code.',
    missingCount: 'By the mark of this PC, {{count}} entries are missing still.',
    village: {
      newDevice:
        'If a township is joined: to it this is a new PC. Make a batch under “Exchange”, hand it over, and read out your check code. Until the township confirms, the batch waits there; then all of it is taken in. Bring back the new receipt.',
      sameDevice:
        'If a township is joined: batches are numbered anew and cannot be mistaken for earlier ones. Report once under “Exchange” and bring back the new receipt.',
    },
    township: {
      newDevice:
        'To the villages this is a new PC. Export the card under “Exchange” and give it to each village with the new check code; they then report again what is missing here.',
      sameDevice:
        'Batches are numbered anew. Export a receipt for each village under “Exchange”; after importing it they report again what is missing here.',
    },
    others:
      'The secrets of the other members of staff were not restored: set new ones under “Settings – Staff”. The recovery code stays the same.',
    settings: 'To settings',
    exchange: 'To Exchange',
    acknowledge: 'Understood',
    adminOnly: 'An administrator confirms this.',
  },
  redact: {
    button: 'Erase personal data by law',
    title: 'Erase personal data by law: {{registrationNo}}',
    reason: 'Why',
    basis: 'Legal basis',
    scope: 'How much',
    onlyThis: 'This registration only',
    wholeMatter: 'The whole matter with its {{count}} registrations',
    erased:
      'Names, telephone and ID numbers, addresses, summary, story, answer and reasons of corrections are erased at once, with attachments, what was kept of printed papers, search words, drafts begun from it and exchange files. Nobody can bring them back.',
    kept: 'Number, code, dates, categories, states, and who did what when stay, and every count; nothing can be added, corrected or handled any more.',
    elsewhere:
      'What was reported already is erased at the township when it takes in the next batch, and confirmed in its receipt.',
    outside:
      'What no program reaches is yours to do: destroy or take back printed forms as the rules say. Earlier backups hold the text until they expire; restoring one erases it again.',
    outsideContact:
      'What no program reaches is yours to do: destroy or take back printed forms as the rules say; a dispute that came from this registration is erased by itself. Earlier backups hold the text until they expire; restoring one erases it again.',
    sure: 'I have checked this and know that it cannot be undone',
    confirm: 'Erase personal data',
    cancel: 'Do not erase',
    done: 'The personal data was erased.',
  },
  redacted: {
    title: 'Personal data erased by law',
    row: '(erased by law)',
    who: '{{at}}, {{station}}, {{name}}.',
    why: 'Why: {{reason}}. Basis: {{basis}}.',
    waiting: 'Waiting for the township to erase it and confirm in its receipt.',
    confirmed: 'Erased at the township, confirmed {{at}}.',
  },
  station: 'Station',
  back: 'Back to the list',
  edit: 'Complete or correct',
  missing: 'Still to be completed: {{fields}}',
  total: '{{total}} in all',
  nothingFound: 'Nothing was found. Please try other words.',
};
