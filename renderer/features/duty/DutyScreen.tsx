import { periodOf } from '../../../main/contract/values/period.ts';
import { dayAhead } from '../../components/days-until.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { KeptReception } from './KeptReception.tsx';
import { LeaderPage } from './LeaderPage.tsx';
import { MonthPage } from './MonthPage.tsx';
import { OfficePage } from './OfficePage.tsx';
import { OfficeRecordPage } from './OfficeRecordPage.tsx';
import { RosterPage } from './RosterPage.tsx';
import { ShiftList } from './ShiftList.tsx';
import { ShiftPage } from './ShiftPage.tsx';

/**
 * `/duty[/week]` the roster, `/duty/log` what happened on duty, `/duty/log/<id>` one shift, `/duty/leaders` receptions,
 * `/duty/leaders/kept/<id>` that of an appointment,
 * `/duty/month/<month>` its weeks at once, `/duty/office[/id]` meetings and organisation.
 */
export function DutyScreen() {
  const [path, navigate] = useHashPath();
  const [, , below = '', further, third] = path.split('/');
  if (below === 'leaders') {
    return further === 'kept' && third !== undefined ? (
      <KeptReception key={third} recordId={third} />
    ) : (
      <LeaderPage key="all" />
    );
  }
  if (below === 'month' && further !== undefined) return <MonthPage key={further} month={further} />;
  if (below === 'office') {
    if (further === undefined) return <OfficePage />;
    return <OfficeRecordPage key={further} recordId={further} />;
  }
  if (below === 'log') {
    return further === undefined ? (
      <ShiftList onOpen={(shiftId) => navigate(`/duty/log/${shiftId}`)} />
    ) : (
      <ShiftPage key={further} shiftId={further} onBack={() => navigate('/duty/log')} />
    );
  }
  const week = below === '' ? periodOf('week', dayAhead(0)).id : below;
  return <RosterPage key={week} week={week} onWeek={(id) => navigate(`/duty/${id}`)} />;
}
