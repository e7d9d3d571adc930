import type { Paper } from '../../contract/papers.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';
import { disputeDetail } from './read-disputes.ts';

/** F50 of one dispute (domain.md §2.6). Errors: NOT_FOUND. */
export function disputeRegistrationPaper(
  register: OpenRegister,
  disputeId: string,
): { no: string; paper: Paper } {
  const { registrationNo, registeredAt, registrarName, state, dispute, conclusion, stationId, history } =
    disputeDetail(register, disputeId);
  return {
    no: registrationNo,
    paper: {
      documentKind: 'disputeRegistration',
      data: {
        stationName: stationProfile(register, stationId).name,
        registrationNo,
        registeredAt,
        registrarName,
        state,
        dispute,
        conclusion,
        progress: history
          .filter(({ kind }) => kind === 'dispute.progress')
          .map(({ at, text }) => ({ at, text: text ?? '' }))
          .toReversed(),
      },
    },
  };
}
