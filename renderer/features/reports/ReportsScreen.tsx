import { useSession } from '../../api/api-context.tsx';
import { signPath, type ReportSlot } from '../../components/report-slot.ts';
import { useHashPath } from '../../components/use-hash-path.ts';
import { MissedDaysPage } from './MissedDaysPage.tsx';
import { ReportDetailPage } from './ReportDetailPage.tsx';
import { ReportForm } from './ReportForm.tsx';
import { ReportList } from './ReportList.tsx';
import { TableDetail } from './TableDetail.tsx';
import { TableForm } from './TableForm.tsx';
import { TableList } from './TableList.tsx';
import { periodReportKind } from '../../../main/terms/period-report-terms.ts';
import { dayHalf } from '../../../main/terms/report-terms.ts';
import './reports.css';

/** `/reports` calendar and board, `/reports/sign/<day>[/morning]` the form, `/reports/missed` all open days, `/reports/tables` those of longer periods, `/reports/<id>` one signed report. */
export function ReportsScreen() {
  const [path, navigate] = useHashPath();
  const { stationKind } = useSession();
  const [, , below = '', day = '', third = ''] = path.split('/');
  const back = () => navigate('/reports');
  const open = (reportId: string) => navigate(`/reports/${reportId}`);
  const sign = (slot: ReportSlot) => navigate(signPath(slot));
  if (below === 'tables') {
    const list = () => navigate('/reports/tables');
    const opened = (reportId: string) => navigate(`/reports/tables/${reportId}`);
    const kind = periodReportKind.codes.find((code) => code === day);
    if (kind !== undefined) {
      return <TableForm key={`${day} ${third}`} kind={kind} period={third} onSigned={opened} onBack={list} />;
    }
    if (day !== '') return <TableDetail key={day} reportId={day} onBack={list} />;
    return <TableList onOpen={opened} onFill={(of, period) => navigate(`/reports/tables/${of}/${period}`)} />;
  }
  if (below === 'missed') return <MissedDaysPage onSign={sign} onBack={back} />;
  if (below === 'sign') {
    const half = dayHalf.codes.find((code) => code === third) ?? null;
    return <ReportForm key={`${day} ${third}`} slot={{ day, half }} onSigned={open} onBack={back} />;
  }
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
