import { Button, Result } from 'antd';
import type { ReactNode } from 'react';
import { Component } from 'react';
import { useTranslation } from 'react-i18next';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

/** Keeps the frame standing when a screen breaks; what broke is in the developer tools, never on the page. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { readonly broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <CrashedPage /> : this.props.children;
  }
}

function CrashedPage() {
  const { t } = useTranslation('frame');
  return (
    <Result
      status="warning"
      title={t('crashed.title')}
      subTitle={t('crashed.text')}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('crashed.reload')}
        </Button>
      }
    />
  );
}
