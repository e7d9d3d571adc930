import { useSession } from '../../api/api-context.tsx';
import { useHashPath } from '../../components/use-hash-path.ts';
import { MissedDaysPage } from './MissedDaysPage.tsx';
import { ReportDetailPage } from './ReportDetailPage.tsx';
import { ReportForm } from './ReportForm.tsx';
import { ReportList } from './ReportList.tsx';
import './reports.css';

/** `/reports` calendar and board, `/reports/sign/<day>` the form, `/reports/missed` all open days, `/reports/<id>` one signed report. */
export function ReportsScreen() {
  const [path, navigate] = useHashPath();
  const { stationKind } = useSession();
  const [, , below = '', day = ''] = path.split('/');
  const back = () => navigate('/reports');
  const open = (reportId: string) => navigate(`/reports/${reportId}`);
  const sign = (on: string) => navigate(`/reports/sign/${on}`);
  if (below === 'missed') return <MissedDaysPage onSign={sign} onBack={back} />;
  if (below === 'sign') return <ReportForm key={day} day={day} onSigned={open} onBack={back} />;
  if (below !== '') return <ReportDetailPage key={below} reportId={below} onOpen={open} onBack={back} />;
  return (
    <ReportList
      withBoard={stationKind === 'township'}
      onOpen={open}
      onSign={sign}
      onMissed={() => navigate('/reports/missed')}
    />
  );
}
