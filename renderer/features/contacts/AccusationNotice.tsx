import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';

/** An accusation that was noticed only in the middle of the ordinary form, which no longer keeps a draft of it. */
export function AccusationNotice({ onMove }: { readonly onMove: () => void }) {
  const { t } = useTranslation('sealed');
  return (
    <Alert
      type="warning"
      role="alert"
      title={t('notice.title')}
      description={t('notice.text')}
      action={
        <Button type="primary" onClick={onMove}>
          {t('notice.move')}
        </Button>
      }
    />
  );
}
