import { Spin } from 'antd';
import { useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { LeaderPage } from './LeaderPage.tsx';

/** The reception to which an appointment has led: what the appointment says is not typed again. */
export function KeptReception({ recordId }: { readonly recordId: string }) {
  const { data, error } = useRoute('office.get', { recordId });
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Spin />;
  const { visitorName, peopleCount, receptionProblem, receptionLeader, receptionPlace, appointedOn } =
    data.values;
  const actOn = data.follows.at(-1)?.values.actOn ?? appointedOn;
  const said = { actOn, visitorName, peopleCount, receptionProblem, receptionLeader, receptionPlace };
  const known = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  return (
    <LeaderPage
      begun={{
        values: { receptionForm: 'appointment', ...known },
        about: data.about,
        keep: { form: `leader.kept ${recordId}`, about: recordId },
      }}
    />
  );
}
