import { Button, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SlipOutcome } from '../../main/terms/matter-terms.ts';
import { useAction } from '../api/hooks.ts';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { DocumentPrint } from './DocumentPrint.tsx';

interface ContactPrintProps {
  readonly contactId: string;
  readonly registrationNo: string;
  readonly label: string;
  readonly primary?: boolean;
  /** Taken down at this station: of another's coming nobody here says what became of the slip. */
  readonly own?: boolean;
  /**
   * Of an accusation there is no form, and the title does not tell which record it is; a void coming has no slip, which
   * would promise something.
   */
  readonly only?: 'slip' | 'form' | undefined;
}

/** Prints form and slip, then asks what became of the slip: no host knows whether paper came out. */
export function ContactPrint({
  contactId,
  registrationNo,
  label,
  primary = false,
  own = true,
  only,
}: ContactPrintProps) {
  const { t } = useTranslation('contacts');
  const { t: word } = useTranslation('print');
  const [asking, setAsking] = useState(false);
  const slip = useAction('contact.slip');
  const answer = (outcome: SlipOutcome) =>
    slip.mutate({ contactId, outcome }, { onSuccess: () => setAsking(false) });
  return (
    <>
      <DocumentPrint
        papers={papersOf(contactId).filter(
          ({ documentKind }) => only === undefined || documentKind === kinds[only],
        )}
        label={label}
        title={only === 'slip' ? word('sealedSlipTitle') : word('contactTitle', { no: registrationNo })}
        primary={primary}
        onPrinted={(printed) => setAsking(own && printed.includes(kinds.slip))}
      />
      <Modal
        open={asking}
        title={t('slip.ask')}
        onCancel={() => setAsking(false)}
        footer={[
          <Button key="later" type="text" onClick={() => setAsking(false)}>
            {t('slip.later')}
          </Button>,
          <Button key="declined" onClick={() => answer('declined')}>
            {t('slip.declined')}
          </Button>,
          <Button key="byHand" onClick={() => answer('byHand')}>
            {t('slip.byHand')}
          </Button>,
          <Button
            key="printed"
            type="primary"
            autoFocus
            loading={slip.isPending}
            onClick={() => answer('printed')}
          >
            {t('slip.printed')}
          </Button>,
        ]}
      >
        {slip.error && <ErrorNotice error={slip.error} />}
      </Modal>
    </>
  );
}

const kinds = { form: 'registrationForm', slip: 'receiptSlip' } as const;
const papersOf = (subjectId: string) => [
  { documentKind: kinds.form, subjectId },
  { documentKind: kinds.slip, subjectId },
];
