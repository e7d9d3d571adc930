import { contactFiguresOf, disputeEventsOf } from '../../../db/queries/reports.ts';
import type { Reader } from '../../../db/store/store.ts';
import { codesOf, itemOf } from '../../terms/code-list.ts';
import { channel } from '../../terms/channels.ts';
import type { ReportFigure, ReportItemKind } from '../../terms/report-terms.ts';
import { packHlc } from '../exchange/format/hlc.ts';
import { endOf, type ReportSlot } from './rules.ts';

export interface ReportItem {
  readonly kind: ReportItemKind;
  readonly id: string;
  readonly no: string;
}

export interface Recount {
  /** All but `urgent`, which a person says. */
  readonly figures: Readonly<Record<Exclude<ReportFigure, 'urgent'>, number>>;
  readonly items: readonly ReportItem[];
}

/**
 * What the register holds for a day now: any coming and anything that happened in a dispute (domain.md §7.2 item 11). Of
 * a morning what came before noon, and of the disputes, whose steps have no hour, what was written down before it.
 */
export function recountSlot(reader: Reader, stationId: string, slot: ReportSlot): Recount {
  const { day } = slot;
  const end = endOf(slot);
  const contacts = contactFiguresOf(reader, {
    stationId,
    day,
    ...(end === null ? {} : { before: new Date(end).toISOString() }),
  });
  const disputes = disputeEventsOf(reader, {
    stationId,
    day,
    ...(end === null ? {} : { before: packHlc({ ms: end, counter: 0 }) }),
  });
  const inGroup = (group: string) =>
    contacts.filter((contact) => {
      const code = codesOf(channel).find((known) => known === contact.channel);
      return (code === undefined ? 'other' : itemOf(channel, code).group) === group;
    });
  const people = (rows: typeof contacts) => rows.reduce((sum, { headcount }) => sum + headcount, 0);
  const visits = inGroup('visit');
  const collective = visits.filter(({ isCollective }) => isCollective === 1);
  return {
    figures: {
      letters: inGroup('letter').length,
      visits: visits.length,
      visitors: people(visits),
      collectiveVisits: collective.length,
      collectiveVisitors: people(collective),
      calls: inGroup('call').length,
      others: inGroup('online').length + inGroup('other').length,
      disputesFound: disputes.reduce((sum, { found }) => sum + found, 0),
      disputesResolved: disputes.reduce((sum, { resolved }) => sum + resolved, 0),
    },
    items: [
      ...contacts.map(({ id, registrationNo }) => ({ kind: 'matter' as const, id, no: registrationNo })),
      ...disputes.map(({ id, registrationNo }) => ({ kind: 'dispute' as const, id, no: registrationNo })),
    ],
  };
}
