import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Paper } from '../../contract/papers.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { AppError } from '../app-error.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { toLoggedOp } from '../log/record.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';

/** The list of what a person handed over when leaving. Errors: NOT_FOUND for somebody who has not. */
export function handoverListPaper(register: OpenRegister, staffId: string): { no: string; paper: Paper } {
  const left = opsOfEntity(register.read, staffId)
    .flatMap(toLoggedOp)
    .flatMap((op) => (op.kind === 'staff.leave' && op.pii ? [{ op, told: op.pii }] : []))
    .at(-1);
  if (!left) throw new AppError('NOT_FOUND');
  const handedOverAt = hlcTime(left.op.hlc);
  return {
    no: localDateOf(handedOverAt),
    paper: {
      documentKind: 'handoverList',
      data: {
        stationName: stationProfile(register, left.op.author.station).name,
        handedOverAt,
        ...left.told,
      },
    },
  };
}
