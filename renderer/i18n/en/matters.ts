import type { Translation } from '../translation.ts';
import type { matters as zh } from '../zh-CN/matters.ts';

export const matters: Translation<typeof zh> = {
  title: 'Matters',
  list: {
    search: 'Name, last digits of telephone, subject, number',
    table: 'Matters',
    all: 'All states',
    state: 'Filter by state',
    allCategories: 'All categories',
    category: 'Filter by category',
    allDue: 'All dates',
    due: 'Filter by due date',
    overdue: 'Past the day by law',
    dueToday: 'Due today or overdue',
    dueWeek: 'Due within 7 days',
    allStations: 'All stations',
    station: 'Filter by station',
    allResponsible: 'Everybody responsible',
    responsible: 'Filter by person responsible',
    register: 'Register a visit (F2)',
    emptyTitle: 'There is no matter yet.',
    emptyVillage:
      'The first visit, letter or call opens a matter; who comes again for the same thing joins it.',
    emptyTownship: 'Matters stand here once a batch of a village was imported or a visit registered here.',
    emptyPromise: 'They list what was promised: who answers for it, and by when an answer is owed.',
    anonymous: 'Anonymous',
    withheld: '(kept by the village)',
  },
  columns: {
    registrationNo: 'Number',
    firstReceivedOn: 'First received',
    petitioner: 'Petitioner',
    category: 'Category',
    summary: 'Subject',
    responsible: 'Responsible',
    state: 'State',
    nextDueOn: 'Owed next',
  },
  detail: {
    legal: 'By law',
    target: 'Own target',
    handle: 'If accepted, answer by',
    handleNow: 'Answer by',
    otherStation: 'A matter registered by {{station}}.',
    takenOver: 'A matter registered by {{station}} and handed over to this station.',
    handedOver: 'Handed over to {{owner}}. The time limits go on from the first registration.',
    merged: 'It was merged into {{no}}: its limits, who answers for it and the answer stand there.',
    leftBehind:
      'It had been merged into {{no}}, which was ended before that was known there. It was not ended with it, and its own limits run. Merge it again only into a matter that is open.',
    people: 'Petitioners',
    comings: 'Contacts ({{count}})',
    seq: 'No. {{seq}}',
    headcount: '{{count}} persons',
    void: 'Void',
    incomplete: 'Incomplete',
    open: 'Open {{no}}',
    requests: 'Requests',
    noRequests: 'No single requests were written down.',
    responsible: 'Responsible',
    station: 'Station',
    person: 'Person',
    answered: 'Answer',
    agreedOral: 'The petitioner agreed to an oral answer',
    answerWithheld: 'The words of the answer stay with the station that registered it',
  },
  merge: {
    search: 'Find the other one (number, name, subject)',
    other: 'The other matter',
    likely: 'May be the same matter',
    found: 'Found',
    none: 'Nothing found that could be merged.',
    received: 'received {{on}}',
    because: {
      idNumber: 'Same ID number',
      phone: 'Same telephone',
      name: 'Same name and station',
      text: 'Similar subject',
    },
    main: 'Which is the main matter',
    thisOne: 'This one, {{no}}',
    otherOne: 'The other one, {{no}}',
    effect:
      'All visits stand under the main matter and are handled by whoever answers for it; the time limits run from the earliest of them; both slips and both numbers lead to it. The merging can be undone at any time.',
    words: 'In words (optional)',
    why: 'Why they are two',
    undoEffect:
      'Each stands again as before, with its own visits and limits; visits registered since stay with the main matter.',
    done: 'Merged.',
    undone: 'The merging is undone.',
    proposed: 'Another level handles this one: it has been proposed, and holds once it is adopted.',
  },
  step: {
    on: 'Day of the answer',
    onHint: 'Not before the registration, not after today',
    text: 'Answer',
    agreedOral: 'The petitioner agrees to an oral answer without a written notice',
    agreedOralNeeded:
      'Where something was asked for, it ends here only if the petitioner agrees to an oral answer; otherwise the competent organ owes a written notice.',
    person: 'Person responsible',
    reason: 'Reason (optional)',
  },
  ownership: {
    title: 'Handing over and proposed changes',
    inbox: 'Waiting for this station',
    offers: 'Offered to this station, to be taken over or not: {{count}}',
    toDecide: 'Proposed changes to be decided',
    count: '{{count}}',
    dismiss: 'Decline',
    reasons: {
      offer: 'Why, and what the township is asked to do',
      decline: 'Why not (the village reads it)',
      giveBack: 'Why, and what the village is asked to do',
      declineReturn: 'Why not (the township reads it)',
      dismiss: 'Why it is declined (the other side reads it)',
    },
    handingOver: {
      waiting: '{{station}} offered this matter at {{at}}; it waits for this station.',
      offered: 'Offered to the township at {{at}}; waiting for it.',
      accepted: 'Taken over by {{station}} at {{at}}, which handles it now.',
      declined:
        '{{station}} answered at {{at}} that it does not take the matter over; it stays with the village: {{reason}}',
      withdrawn: 'The village withdrew its offer at {{at}}; the matter stays with it.',
      asked: 'Why it is handed over: {{reason}}',
      withdrawnTooLate:
        'The withdrawal arrived after the township had taken the matter over, and changes nothing.',
      withdrawHint:
        'An offer that nobody has answered can be withdrawn; if the township takes the matter over before it hears of that, it stays with the township.',
      acceptHint:
        'From then on this station handles the matter; later changes by the village come as proposals. The time limits go on from the day on which the village received it.',
    },
    givingBack: {
      waiting: '{{station}} offered at {{at}} to give this matter back; it waits for this station.',
      offered: 'Offered back to the village at {{at}}; until the village takes it, the township handles it.',
      accepted:
        'Taken back by {{station}} at {{at}}, which handles it now. What the township did stays on the record.',
      declined:
        '{{station}} answered at {{at}} that it does not take the matter back; it stays with the township: {{reason}}',
      withdrawn: 'The township withdrew its offer at {{at}}; the matter stays with it.',
      asked: 'Why it is given back: {{reason}}',
      withdrawnTooLate:
        'The withdrawal arrived after the village had taken the matter back, and changes nothing.',
      withdrawHint:
        'An offer that nobody has answered can be withdrawn; if the village takes the matter back before it hears of that, it stays with the village.',
      acceptHint:
        'From then on this station handles the matter again; later changes by the township come as proposals. The time limits go on from the day of the first receipt.',
    },
    giveBackHint:
      'What a village can settle and no organ has accepted yet may be given back. Until the village takes it, this station handles it; the time limits go on from the day of the first receipt. What was accepted is answered by the organ that accepted it.',
    noReason: '(did not travel)',
    clock:
      'Once taken over, this station handles it; the time limits go on from the day on which the village received it.',
    proposeHint:
      '{{owner}} handles this matter. What is written here is a proposal and holds once it is accepted there.',
    proposals: 'Proposed changes',
    proposalsOpen: 'Proposed changes ({{count}} to be decided)',
    adopt: 'Accept',
    because: 'Reason: {{reason}}',
    declinedBecause: 'Why it was declined: {{reason}}',
    empty: '(empty)',
    withheld: 'Its words did not travel, or were erased by law.',
  },
};
