import { findStation } from '../../../db/queries/stations.ts';
import type { Paper } from '../../contract/papers.ts';
import { owedByLaw } from '../../contract/routes/today.ts';
import { maskName } from '../../contract/values/mask.ts';
import { readPeriod } from '../../contract/values/period.ts';
import { AppError } from '../app-error.ts';
import { longestList } from '../documents/ops.ts';
import type { PaperScope } from '../documents/paper-sources.ts';
import type { OpenRegister } from '../register.ts';
import { readIdentity } from '../station/identity.ts';
import { stationProfile } from '../station/service.ts';
import { owedWithDates } from './owed.ts';

/** Each line may name a matter and a coming. */
const longest = longestList / 2;

/**
 * 本周到期清单: what this station owes by the end of a week, with what is overdue; names masked and no words, because it
 * lies on desks. Errors: INPUT_INVALID (no week), NOT_FOUND (another station's), PAPER_TOO_LONG.
 */
export function dueListPaper(
  register: OpenRegister,
  stationId: string,
  { period: id = '' }: PaperScope,
): { no: string; paper: Paper; names: string[] } {
  const { read } = register;
  const period = readPeriod(id);
  const known = findStation(read, stationId);
  if (period?.kind !== 'week') throw new AppError('INPUT_INVALID');
  if (!known || stationId !== readIdentity(read).stationId) throw new AppError('NOT_FOUND');
  const { name, kind } = stationProfile(register);
  const bounds = { workBy: period.to, legalBy: '9999-12-31' };
  const rows = owedWithDates(read, { stationId, stationKind: kind }, bounds, longest + 1);
  if (rows.length > longest) throw new AppError('PAPER_TOO_LONG', { lines: rows.length, most: longest });
  return {
    no: period.id,
    names: [...new Set(rows.flatMap(({ names }) => names))],
    paper: {
      documentKind: 'dueList',
      data: {
        stationName: name,
        period,
        rows: rows.map(({ owed: { kind: task, no, what, who, stationName, responsibleName, ...owed } }) => ({
          kind: task,
          no,
          what,
          who: who.split('、').map(maskName).join('、'),
          stationName,
          responsibleName,
          legalOn: owedByLaw.has(task) ? owed.dueOn : null,
          ownOn: owedByLaw.has(task) ? owed.warnOn : owed.dueOn,
          provisional: owed.provisional,
        })),
      },
    },
  };
}
