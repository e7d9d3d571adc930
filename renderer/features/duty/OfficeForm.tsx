import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { fieldsSchema } from '../../../main/contract/fields.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import {
  namesMatter,
  officeCatalogues,
  officeDay,
  officeFields,
  type OfficeAct,
} from '../../../main/terms/office-fields.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction } from '../../api/hooks.ts';
import { dayAhead } from '../../components/days-until.ts';
import type { FormValues } from '../../components/fields/tidy-values.ts';
import { DutyForm } from './DutyForm.tsx';

interface OfficeFormProps {
  readonly act: OfficeAct;
  readonly onDone: () => void;
  readonly onRecorded: (recordId: string) => void;
}

const sections = ['record'] as const;

/** What nobody knows before it is written. */
const firstField: Record<OfficeAct, string> = {
  meeting: 'host',
  deliberation: 'host',
  group: 'groupName',
  publicity: 'lawTopic',
  infoItem: 'infoTitle',
  instruction: 'letterSummary',
  appointment: 'visitorName',
};

/** A new record of the office. */
export function OfficeForm({ act, onDone, onRecorded }: OfficeFormProps) {
  const { t } = useTranslation('office');
  const { stationName, staffName } = useSession();
  const record = useAction('office.record');
  const common: FormValues = {
    ...(act === 'appointment' ? {} : { [officeDay[act]]: dayAhead(0) }),
    meetingKind: 'special',
    meetingPlace: stationName,
    recorder: staffName,
    activityPlace: stationName,
    publicityKind: 'publicity',
    infoType: 'work',
    infoAuthor: staffName,
    receptionPlace: stationName,
    peopleCount: 1,
  };
  const catalogue: FieldCatalogue = officeCatalogues[act];
  const start = Object.fromEntries(Object.entries(common).filter(([name]) => Object.hasOwn(catalogue, name)));
  return (
    <DutyForm
      title={t(`forms.${act}`)}
      catalogue={catalogue}
      sections={sections}
      names={{ peopleCount: t('fields.peopleCount') }}
      start={start}
      autoFocus={firstField[act]}
      keep={{ form: `office.${act}` }}
      {...(namesMatter.has(act) ? { matter: null } : {})}
      save={async (values, matter) => {
        const { recordId } = await record.mutateAsync({
          act,
          values: fieldsSchema(officeFields).parse(values),
          ...(matter === null ? {} : { matterId: matter.matterId }),
        });
        onRecorded(recordId);
      }}
      onDone={onDone}
    >
      <Alert type="info" title={t(`hints.${act}`)} />
    </DutyForm>
  );
}
