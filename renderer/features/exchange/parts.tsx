import { Button, Card, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRoute } from '../../api/hooks.ts';
import { CheckCode } from '../../components/CheckCode.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';

interface BlockProps {
  readonly title: string;
  readonly children: ReactNode;
}

export function Block({ title, children }: BlockProps) {
  return (
    <section aria-label={title}>
      <Card size="small" title={title}>
        <div className="exchange-block">{children}</div>
      </Card>
    </section>
  );
}

export function OwnCheckCode() {
  const { t } = useTranslation('exchange');
  const own = useRoute('exchange.ownCode', {});
  if (own.error) return <ErrorNotice error={own.error} />;
  return own.data ? <CheckCode label={t('ownCode')} code={own.data.checkCode} /> : null;
}

interface DismissButtonProps {
  readonly label: string;
  readonly labelFor: string;
  /** What goes, and what does not. */
  readonly ask: string;
  readonly onConfirm: () => void;
}

/** Throws away what somebody sent whom nobody has approved. */
export function DismissButton({ label, labelFor, ask, onConfirm }: DismissButtonProps) {
  const { t } = useTranslation('common');
  return (
    <Popconfirm
      title={ask}
      okText={label}
      cancelText={t('cancel')}
      styles={{ container: { maxWidth: 420 } }}
      onConfirm={onConfirm}
    >
      <Button size="small" aria-label={labelFor}>
        {label}
      </Button>
    </Popconfirm>
  );
}
