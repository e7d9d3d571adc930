import type { Translation } from '../translation.ts';
import type { notices as zh } from '../zh-CN/notices.ts';

export const notices: Translation<typeof zh> = {
  pdfTitle: '{{title}} {{no}}',
  blankDay: '＿＿＿＿-＿＿-＿＿',
  blankNo: '＿＿＿{{mark}}〔＿＿＿〕＿＿＿号',
  day: '{{year}}-{{month}}-{{day}}',
  addressee: 'To {{name}}:',
  anonymous: 'the petitioner',
  about:
    'We have received your matter of {{receivedOn}}, “{{summary}}” (registered as {{registrationNo}}, our number {{officialNo}}). ',
  aboutNothing:
    'We have received your matter of {{receivedOn}} (registered as {{registrationNo}}, our number {{officialNo}}). ',
  provisional: ' (the holidays of that year are not announced yet and may move this date)',
  accept: {
    decision:
      'It lies within the powers of this organ. Under Article 23 of the Regulations on petition work it is accepted from {{acceptedOn}}.',
    way: 'We shall hear your facts and reasons, investigate, decide by law and give you a written opinion.',
    due: 'Under Article 34 it is to be concluded within the limit counted from acceptance, on {{handleDueOn}}{{provisional}} at the latest. An extension needs the approval of the head of this organ, is at most thirty days, and you are told the reason in writing.',
  },
  reject: {
    decision: 'On examination: {{reason}}. Under {{basis}} this organ does not accept the matter.',
    where: 'The competent body is: {{body}}. Please turn to it.',
    whereAt: 'Address and telephone: {{address}}.',
    remedy:
      'You may ask this organ to explain its decision, and may turn to the organ above if you hold that it should have accepted.',
  },
  noFurther: {
    decision:
      '{{organ}} gave its final opinion on it on {{on}} ({{no}}), and the facts and reasons are the same. Under {{basis}} it is not accepted again.',
    support: 'You may still tell this organ or your village of hardship; it explains and helps by law.',
  },
  divert: {
    decision:
      'It is to be settled by this lawful route: {{route}}. Under Article 31 of the Regulations on petition work we point you to it.',
    labour:
      'Note: labour arbitration is generally to be asked for within one year of knowing that a right was infringed.',
    land: 'Note: arbitration of a rural land contract is generally to be asked for within two years of knowing that a right was infringed.',
    limitation:
      'Mind the limit: by {{on}} at the latest. The body that takes it decides about the limit by law.',
    materials: 'Please bring:',
    help: 'If this is difficult, this organ or your village explains how, and you may ask for legal aid.',
  },
  supplement: {
    decision: 'So that it can be handled by law, please supply by {{on}}:',
    clock:
      'This does not move the time limits of this organ. If you cannot supply it, say why; we then decide on what there is.',
  },
  suggestion: {
    studied:
      'Thank you for your proposal. Having studied it, under Article 29 of the Regulations on petition work, we reply:',
    result: 'Result: {{result}}. {{ground}}',
    thanks: 'Your further proposals are welcome.',
  },
  route: {
    blank:
      'It belongs to another body by law, or lies beyond the powers of this organ. On {{on}} it was □ transferred □ assigned □ reported to {{unit}}.',
    reportUp: 'It is beyond what this organ may decide. On {{on}} it was reported to {{unit}}.',
    transfer:
      'By law it is for another body to handle. Under Article 23 of the Regulations on petition work it was transferred on {{on}} to {{unit}}.',
    assign:
      'By law it is for another body to handle. Under Article 23 of the Regulations on petition work it was assigned on {{on}} to {{unit}}, which is to report the result in time.',
    reach: 'Address and telephone of that body: {{reach}}.',
    and: ', ',
    after:
      'That body will tell you whether it accepts the matter, by which route and procedure. You may ask there or here how it stands.',
  },
  extend: {
    decision:
      'This organ accepted the matter on {{acceptedOn}}; it was to be concluded by {{formerDueOn}}. This is not possible: {{reason}}. Under Article 34, with the approval of {{approver}} on {{approvedOn}}, the limit is extended by {{days}} days, to {{handleDueOn}}{{provisional}} at the latest.',
    once: 'It is extended only once.',
  },
  opinion: {
    ordinals: { first: '1', second: '2', third: '3', fourth: '4', fifth: '5', sixth: '6' },
    part: '{{number}}. {{title}}',
    requests: 'Requests',
    facts: 'Facts and reasons as you stated them',
    findings: 'Facts found',
    conclusions: 'Opinion',
    conclusion: 'On request {{number}}: {{result}}. {{ground}}',
    basis: 'Legal basis',
    execution: 'Carrying out',
    executionBy: 'To be carried out by {{unit}}.',
    executionDue: 'To be carried out by {{unit}} until {{on}}.',
    review:
      'If you do not agree, you may ask {{body}} in writing for a review within thirty days of receiving this opinion{{address}}. If it is not asked for in time without good reason, the matter ends by law.',
    reviewAddress: ' (address and telephone: {{address}})',
    numbered: '{{number}}. {{text}}',
    decided: 'After investigation, under Articles 31 and 32 of the Regulations on petition work, we decide:',
  },
  letter: {
    matter:
      '{{who}}{{phone}} came to us on {{receivedOn}} with a matter (registered as {{registrationNo}}, our number {{officialNo}}){{summary}}.',
    withheld: 'A petitioner (name withheld)',
    phone: ' (telephone {{phone}})',
    summary: ': “{{summary}}”',
    quoted: ' “{{summary}}”',
    transfer:
      'It lies within your powers. Under Articles 22 and 23 of the Regulations on petition work it is transferred to you on {{on}}. Please handle it by law and tell the petitioner in writing whether it is accepted.',
    transferDue: 'Please tell us by {{on}} how it was handled.',
    assign:
      'Under Article 22 of the Regulations on petition work {{unit}} is to handle it in the lead, from {{from}}; please report the result in writing by {{due}}.',
    objection:
      'If it is not within your powers, object within five working days of receipt, with your reasons in detail, and return the materials. Protect the personal data of the petitioner; accusations are never passed to the accused person or unit.',
    meeting: 'Decided in: {{no}}.',
    and: ', ',
    coUnits: 'Also involved: {{count}}; who does what stands on the slip.',
    enclosures: 'Enclosed: {{text}}',
    officeOpinion: 'Proposal of the office',
    answered:
      'We have received{{received}} the matter{{summary}} (registered as {{registrationNo}}, your number {{officialNo}}) that you passed on to us on {{on}}{{letter}}.',
    by: ' by {{no}}',
    receivedOn: ' on {{on}}',
    objects:
      'It does not lie within our powers. Under Article 23 of the Regulations on petition work we object, for these reasons:',
    competent: 'We propose that {{body}} handles it.',
    returned: 'Returned with this letter ({{count}}):',
    reportsUp: 'It is beyond the powers of this organ. We report it, for these reasons:',
    ownOpinion: 'Our opinion:',
    pleaseDecide: 'Please decide.',
    superiorOpinion: 'Opinion of the level above',
    superiorLine: 'Received on:                    By:\nOpinion:\n\n\nSigned:                    Date:',
    objectionLimit: 'Time to object',
    until: 'Five working days from receipt, until {{on}}',
    verified: 'Verified by the body that passed it on',
    verifiedLine:
      '□ Taken back　　□ Not taken back\nReasons:\n\nVerified by:　　　　　　Head:　　　　　　　　　Date:',
    returnedBack: 'Materials',
    returnedLine: 'Received in full. By:　　　　　　　　　　　Date:',
    replies: 'We report how it was handled:',
    replyNo: ' (your number {{no}})',
    replyTaken: 'Received',
    replyTakenLine: 'By:　　　　　　　　　　　　Date:',
  },
  supervision: {
    about:
      'The matter{{summary}} of {{receivedOn}} (registered as {{registrationNo}}, our number {{officialNo}}) is handled by you.',
    found: 'It was found: {{reason}}. What is wrong:',
    demand:
      'Under Article 40 of the Regulations on petition work you are supervised ({{way}}; level: {{level}}) and asked to do as follows:',
    reply: 'Please answer in writing by {{on}}, and return the slip.',
  },
  improvement: {
    about:
      'In handling the matter{{summary}} of {{receivedOn}} (registered as {{registrationNo}}, our number {{officialNo}}) we found:',
    demand: 'Under Article 40 of the Regulations on petition work we propose ({{kind}}):',
    reply:
      'Please consider it, answer in writing by {{on}} whether it is adopted and, if not or in part only, why; and return the slip.',
  },
  slip: {
    transferLetter: 'Transfer slip',
    assignmentLetter: 'Assignment slip',
    supervisionLetter: 'Reply to a letter of supervision',
    improvementProposal: 'Reply to an improvement proposal',
    registrationNo: 'Registered as',
    officialNo: 'Own number',
    receivedOn: 'Received on',
    summary: 'Matter',
    meeting: 'Decided in',
    period: 'Handled',
    fromTo: 'from {{from}} to {{to}}',
    deputy: 'Deputy lead',
    head: 'Main lead',
    units: 'Units',
    lead: 'lead',
    co: 'co-unit',
    columns: {
      unit: 'Unit',
      role: 'Part',
      person: 'Person',
      phone: 'Telephone',
      receivedOn: 'Received on',
    },
    handler: 'Handler',
    phone: 'Telephone',
    result: 'Result',
    unit: 'Unit',
    replyDueOn: 'Answer by',
    level: 'Level',
    proposal: 'Kind',
    personSigned: 'Signature of the person responsible:',
    unitSigned: 'Signature of the head of the unit:',
    date: 'Date:',
    seal: '(seal of the unit)',
  },
  lead: {
    receivedOn: 'Received on',
    officialNo: 'Own number',
    petitioners: 'Petitioner',
    summary: 'Matter',
    requests: 'Requests',
    leader: 'Official',
    post: 'Post',
    dueOn: 'To be solved by',
    unit: 'Unit',
    handler: 'Person',
    phone: 'Telephone',
    measures: 'Measures',
    progress: 'Progress, and talks with the petitioner',
    result: 'Result',
    signed: 'Signature',
    signedLine: '                                        Date:',
  },
  rightsTitle: 'Your rights:',
  rights: {
    recusal: 'You may ask for the recusal of a handler with a direct interest;',
    lookup:
      'with look-up code {{code}} you may ask how it stands, at the station that registered it or by telephone;',
    protection: 'nobody may retaliate against a petitioner.',
    supervision: 'Complaints about the handling: {{phone}}',
  },
  contact: 'Contact: {{person}}',
  contactPhone: 'Telephone: {{phone}}',
  address: 'Address: {{address}}',
  seal: '(seal)',
  service: {
    document: 'Document',
    no: 'Number',
    addressee: 'Addressee',
    at: 'Served at',
    atBlank: '____-__-__ __:__',
    place: 'Place',
    way: 'Way of service',
    signature: 'Received by the addressee',
    signed: '(signature, seal or fingerprint) ____-__-__',
    recipient: 'Who took it, and relation to the addressee',
    mailNo: 'Number of the mail',
    refusal: 'Why it was refused',
    witnesses: 'Witnesses',
    servers: 'Served by',
    remark: 'Remark',
    remarkText:
      'Where the addressee refuses to sign, the reason and the day are written down and witnesses sign.',
    signatureOf: '{{name}}, signature:',
    blankSignature: 'Signature:',
    unit: ' ({{unit}})',
  },
};
