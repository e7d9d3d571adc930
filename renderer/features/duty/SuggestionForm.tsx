import { useTranslation } from 'react-i18next';
import { fieldsSchema } from '../../../main/contract/fields.ts';
import type { OfficeDetail } from '../../../main/contract/routes/office.ts';
import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import { useAction } from '../../api/hooks.ts';
import { tidyValues } from '../../components/fields/tidy-values.ts';
import { DutyForm } from './DutyForm.tsx';

const { petitionerName, phone, addressDetail, channel } = contactFields;
const { purpose, contentCategory, summary } = matterFields;
const catalogue = {
  petitionerName,
  phone,
  addressDetail,
  channel,
  purpose,
  contentCategory,
  summary,
};
const sections = ['who', 'coming', 'matter'] as const;
const longestSummary = 60;

interface SuggestionFormProps {
  readonly data: OfficeDetail;
  readonly itemNo: number;
  readonly onDone: () => void;
}

/** A suggestion of a deliberation is registered as any other: the person has a slip, and an answer by a day. */
export function SuggestionForm({ data: { recordId, values, on }, itemNo, onDone }: SuggestionFormProps) {
  const { t } = useTranslation('office');
  const register = useAction('office.register');
  const row = values.suggestions?.[itemNo - 1];
  const text = row?.suggestion ?? '';
  return (
    <DutyForm
      title={t('registerOf', { no: itemNo })}
      catalogue={catalogue}
      sections={sections}
      start={{
        petitionerName: row?.name,
        addressDetail: row?.group,
        channel: 'outreach',
        purpose: 'suggestion',
        summary: text.slice(0, longestSummary),
      }}
      autoFocus="phone"
      keep={{ form: `office.suggestion ${recordId} ${itemNo}`, about: recordId }}
      save={(typed) =>
        register.mutateAsync({
          recordId,
          itemNo,
          contact: {
            ...fieldsSchema(contactFields).parse(tidyValues(contactFields, typed)),
            headcount: 1,
            receivedAt: new Date().toISOString(),
            statement: text,
            remark: t('fromDeliberation', { on }),
          },
          matter: {
            ...fieldsSchema(matterFields).parse(tidyValues(matterFields, typed)),
            requests: [text],
          },
        })
      }
      onDone={onDone}
    />
  );
}
