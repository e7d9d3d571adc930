import type { Translation } from '../translation.ts';
import type { sealed as zh } from '../zh-CN/sealed.ts';

export const sealed: Translation<typeof zh> = {
  ask: {
    question: 'Is this about the conduct of an official?',
    explain:
      'Ask this before you write anything. Misconduct, neglect of duty or bad manners of village, township or other officials: choose “yes”.',
    no: 'No, an ordinary registration (Enter)',
    yes: 'Yes (Alt+Y)',
  },
  notice: {
    title: 'What is about an official is registered sealed',
    text: 'The ordinary register holds no accusations. The draft is deleted and what was typed is on this page alone; it goes along into the sealed form and is sealed when you register.',
    move: 'Register it sealed',
  },
  choose: {
    title: 'About the conduct of an official',
    explain: 'Read both ways to the visitor, who decides.',
    seal: 'Register it sealed here (Enter)',
    sealText:
      'Written and sealed on the spot. Only the officers whom the township has named ({{count}}) can open it. Nobody here can open or find it; the register keeps number, code, date and route.',
    organ: 'Go to the discipline organ (Alt+J)',
    organText:
      'Nothing is written here: tell the address and telephone and print the cover of a sealed envelope. Here too the register keeps number, code, date and route alone.',
    back: 'Back',
  },
  form: {
    title: 'Sealed registration',
    warning: 'Written once; nothing is kept when you are interrupted',
    warningText:
      'There is no draft, no index and no copy of this. If you leave the page, lock the screen or lose power before registering, it is gone and must be written again. Nobody here can open it afterwards: read it back to the visitor before you register.',
    forgotten: 'The screen was locked or left: what was not registered is gone. Please write it again.',
    materialsHint:
      'Papers, photographs and recordings are not scanned or copied here: the visitor puts them into an envelope and closes it; print the cover after registering.',
    submit: 'Register sealed (Ctrl+Enter)',
    organ: 'Go to the organ instead (clears this form)',
  },
  organ: {
    title: 'To the discipline organ',
    noOfficer:
      'This station has not joined a township, or the township has named no officer: nothing can be sealed here. Do not write down a word of it.',
    address: 'Tell the visitor to go to the discipline organ directly:',
    missing:
      'Its address and telephone are not entered yet. Find them out, tell the visitor and write them on the cover; an administrator enters them under Settings, Station.',
    explain:
      'The registration keeps number, code, date and route, neither name nor contents; the slip looks like any other.',
    register: 'Register this coming (Enter)',
    cover: 'Print the cover of a sealed envelope',
  },
  done: {
    code: 'Please tell the visitor the code: it finds this registration at the station.',
    sealed:
      'Sealed. This station cannot open it and has no copy. The register has number, code, date and route alone.',
    referred: 'Nothing was written down. The register has number, code, date and route alone.',
    print: 'Print the slip (Enter)',
  },
  entry: {
    hidden: 'This is all that the station keeps; the contents are not here, or cannot be opened here.',
    lookupCode: 'Look-up code',
    receivedOn: 'Received on',
    channel: 'Channel',
    route: 'Route',
    receptionist: 'Received by',
    print: 'Print the slip',
  },
  move: {
    button: 'Make it sealed',
    title: 'Make {{registrationNo}} sealed',
    intro: 'For what turns out to be about the conduct of an official. Afterwards:',
    kept: 'All {{count}} registrations of this matter are in sealed records that the township’s officers alone can open; numbers, codes and days stay, and the visitor’s slips still work.',
    attachments:
      'The {{count}} attachments are encrypted anew under keys that stand in the sealed record alone, and move along; nobody here opens them. Here and at the township the former ones are deleted. Delete what was saved elsewhere.',
    missing:
      'The contents of {{count}} of them are not on this PC and cannot move along; afterwards they are gone. Bring them back first, from a restore pack or a backup.',
    withoutMissing: 'They cannot be found: move without them',
    wiped:
      'Name, telephone, subject, story, answer and changes are wiped here at once: nobody, no administrator either, sees or finds them again. The township’s copy is wiped with the next report.',
    outside:
      'Out of the program’s reach: take back printed forms and keep them confidential; a dispute made from this registration stays; earlier backups still have the words, so make a new one soon.',
    sure: 'I have checked, and know that this cannot be undone',
    confirm: 'Seal it and wipe the words',
    cancel: 'Leave it',
    noOfficer:
      'This station has not joined a township, or the township has named no officer: it cannot be sealed now. Please ask the township.',
    done: 'It is sealed now.',
  },
  desk: {
    title: 'Sealed records',
    explain:
      'Officers alone see this page. To open a record takes your own passphrase and a reason, and is logged.',
    table: 'Sealed records',
    empty: 'No sealed record has arrived yet.',
    total: '{{total}} in all',
    noKey: 'You have not set your officer’s passphrase: nothing can be sealed for you or opened by you.',
    toSettings: 'Set it',
    columns: {
      registrationNo: 'Number',
      lookupCode: 'Code',
      receivedOn: 'Received on',
      station: 'Station',
      channel: 'Channel',
      routedOn: 'Handed over on',
    },
    notRouted: 'Not yet',
    back: 'Back to the list',
    close: 'Close (hides the contents)',
    passphrase: 'Your officer’s passphrase',
    reason: 'Why it is opened (logged)',
    open: 'Open (Enter)',
    opened:
      'The contents are on this page alone and are hidden when you leave it or lock the screen. Do not copy them or pass them on.',
    print: 'Print for hand-over',
    coming: '{{percent}}% has come, the rest comes with the next batches of that station',
    earlier: 'Records before it was sealed',
    changeReason: 'Reason of the change: {{reason}}',
    route: 'Hand-over',
    routedOn: 'Day on which the discipline organ received it',
    routeSave: 'Note the hand-over',
    routeDone: 'The hand-over is noted.',
    unreadableDay: 'This date cannot be read. Please write it like 2026-03-05.',
  },
  officers: {
    explain:
      'Only the officers named here, at most {{max}}, can open what the villages seal. The villages are told with their next receipt, once an officer has set a passphrase.',
    none: 'No officer is named yet; the villages cannot seal anything.',
    name: 'Name',
    state: 'Passphrase',
    keySince: 'set {{at}}',
    noKey: 'not set yet; nothing can be sealed for this person',
    action: 'Action',
    person: 'Name an officer',
    personHint: 'Choose a person',
    appoint: 'Name',
    appointed: '{{name}} is named, and should unlock again and set a passphrase on this page.',
    dismiss: 'Dismiss',
    dismissFor: 'Dismiss {{name}}',
    dismissTitle: 'Dismiss {{name}} as an officer?',
    dismissText:
      'Nothing more is sealed for this person, who opens nothing any more; what was sealed for this person alone cannot be opened by others.',
    dismissed: 'Dismissed.',
    adminOnly: 'An administrator names them.',
  },
  key: {
    title: 'Your officer’s passphrase',
    first:
      'Choose a passphrase that you alone know, other than the one that unlocks. Nobody can bring it back: without it earlier records stay closed for ever.',
    change: 'I know the present one and change it',
    forgotten: 'I have forgotten it: a new key (earlier records need the old passphrase)',
    way: 'How to change it',
    current: 'Present officer’s passphrase',
    secret: 'Officer’s passphrase',
    secretAgain: 'Officer’s passphrase again',
    save: 'Set the passphrase',
    done: 'The passphrase is set.',
  },
  list: { toOfficer: 'Sealed', toOrgan: 'Told where to go', hidden: '(not kept)' },
};
