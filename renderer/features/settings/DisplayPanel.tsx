import { Form, Radio, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '../../components/display-settings.tsx';

export function DisplayPanel() {
  const { t } = useTranslation('settings');
  const { language, large, change } = useDisplay();
  return (
    <Form layout="vertical">
      <Form.Item label={t('display.language')}>
        <Radio.Group
          aria-label={t('display.language')}
          value={language}
          onChange={(event) => change({ language: event.target.value === 'en' ? 'en' : 'zh-CN' })}
          options={[
            { value: 'zh-CN', label: t('display.chinese') },
            { value: 'en', label: t('display.english') },
          ]}
        />
      </Form.Item>
      <Form.Item label={t('display.large')} htmlFor="large-type">
        <Switch id="large-type" checked={large} onChange={(isLarge) => change({ large: isLarge })} />
      </Form.Item>
    </Form>
  );
}
