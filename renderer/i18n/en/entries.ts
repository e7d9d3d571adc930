import type { Translation } from '../translation.ts';
import type { entries as zh } from '../zh-CN/entries.ts';

export const entries: Translation<typeof zh> = {
  title: 'Withdrawal, review, supervision and other records',
  print: 'Print: {{kind}}',
  printFirst: 'First print {{kind}}, to be filled in and signed',
  pdfTitle: '{{kind}} {{no}}',
  names: {
    withdraw: 'Withdrawn by the petitioner',
    unwithdraw: 'The petitioner has come back',
  },
  titles: {
    withdrawalForm: 'Withdrawal of a matter',
  },
  statements: {
    withdrawalForm:
      'I withdraw the matter above of my own free will. Nobody has forced or threatened me, or offered anything for it. I was asked alone; nobody of the unit concerned was present. I know that I can have it taken up again at any time, without a reason, and that nothing is held against me for the withdrawal.',
  },
  signers: {
    petitioner: 'Signature, seal or fingerprint of the petitioner:',
    asker: 'Signature of who asked:',
    present: 'Signatures of those present:',
  },
  sheet: {
    petitioner: 'Petitioner',
    anonymous: '(no name)',
    receivedOn: 'Received on',
    no: 'Number',
    summary: 'Matter',
    requests: 'Requests',
    opinion: 'Opinion',
    opinionOf: '{{no}} (of {{on}})',
    opinionServed: '{{no}} (of {{on}}, served on {{servedOn}})',
    date: 'Date:',
    finger: 'Fingerprint',
    seal: '(seal)',
  },
};
