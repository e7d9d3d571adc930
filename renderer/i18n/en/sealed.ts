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
  list: { toOfficer: 'Sealed', toOrgan: 'Told where to go', hidden: '(not kept)' },
};
