import type { Paper } from '../../contract/papers.ts';
import type { OpenRegister } from '../register.ts';
import { roundDetail } from './rounds.ts';

/** F53 of one meeting (domain.md §2.6). Errors: NOT_FOUND. */
export function screeningRecordPaper(
  register: OpenRegister,
  roundId: string,
): { no: string; paper: Paper; names: string[] } {
  const { stationName, period, late, registrarName, round, disputes, ...rest } = roundDetail(
    register.read,
    roundId,
  );
  return {
    no: period.id,
    names: disputes.map(({ disputeId }) => disputeId),
    paper: {
      documentKind: 'screeningRecord',
      data: {
        stationName,
        period,
        late,
        registrarName,
        round,
        ...(rest.void ? { isVoid: true } : {}),
        disputes: disputes.map(({ disputeId: _, ...dispute }) => dispute),
      },
    },
  };
}
