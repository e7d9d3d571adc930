import { Alert, Button, Descriptions, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/api-context.tsx';
import { useWork } from '../../api/use-work.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { WorkProgressBar } from '../../components/WorkProgressBar.tsx';

/** Walks the chains of the register and makes its tables again from the log, to see whether they are the same. */
export function VerifyPanel() {
  const { t } = useTranslation('settings');
  const { roles } = useSession();
  const verify = useWork(({ job }, _: null) => job('station.verify', {}));
  const found = verify.data;
  return (
    <section className="settings-lines" aria-label={t('tabs.verify')}>
      <Typography.Paragraph>{t('verify.explain')}</Typography.Paragraph>
      {!roles.includes('admin') && <Typography.Text>{t('verify.adminOnly')}</Typography.Text>}
      {roles.includes('admin') && (
        <Button type="primary" loading={verify.isPending} onClick={() => verify.start(null)}>
          {t('verify.start')}
        </Button>
      )}
      <WorkProgressBar work={verify} />
      {verify.error && <ErrorNotice error={verify.error} />}
      {found && (
        <>
          <Alert
            type={found.sound ? 'success' : 'error'}
            showIcon
            title={found.sound ? t('verify.sound') : t('verify.broken')}
          />
          {found.attachments.damaged + found.attachments.missing > 0 && (
            <Alert type="warning" showIcon title={t('verify.attachmentsLost')} />
          )}
          <Descriptions
            size="small"
            column={1}
            items={[
              { key: 'ops', label: t('verify.ops'), children: found.ops },
              { key: 'audit', label: t('verify.auditRows'), children: found.auditRows },
              ...Object.entries(found.faults)
                .filter(([, count]) => count > 0)
                .map(([fault, count]) => ({
                  key: fault,
                  label: t(`verify.faults.${faultOf(fault)}`),
                  children: count,
                })),
              { key: 'attachments', label: t('verify.attachments'), children: found.attachments.sound },
              ...(['damaged', 'missing'] as const)
                .filter((kind) => found.attachments[kind] > 0)
                .map((kind) => ({
                  key: kind,
                  label: t(`verify.attachmentFaults.${kind}`),
                  children: found.attachments[kind],
                })),
              { key: 'hash', label: t('verify.hash'), children: <code>{found.projectionHash}</code> },
            ]}
          />
        </>
      )}
    </section>
  );
}

const faults = [
  'opBytes',
  'piiBytes',
  'auditChain',
  'unrecordedOp',
  'opStanding',
  'batchOut',
  'batchIn',
  'receipt',
  'witness',
] as const;

function faultOf(name: string): (typeof faults)[number] {
  return faults.find((known) => known === name) ?? 'opBytes';
}
