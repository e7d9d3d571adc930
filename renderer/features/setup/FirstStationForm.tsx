import { Button, Flex, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { StationProfileValues } from '../../components/StationProfileFields.tsx';
import { StationKindField, StationProfileFields } from '../../components/StationProfileFields.tsx';

interface FirstStationFormProps {
  readonly initial: StationProfileValues | null;
  readonly onBack: () => void;
  readonly onNext: (values: StationProfileValues) => void;
}

export function FirstStationForm({ initial, onBack, onNext }: FirstStationFormProps) {
  const { t } = useTranslation('common');
  return (
    <Form<StationProfileValues>
      name="station"
      layout="vertical"
      initialValues={initial ?? { kind: 'village' }}
      onFinish={onNext}
    >
      <StationKindField />
      <StationProfileFields />
      <Flex justify="space-between">
        <Button onClick={onBack}>{t('back')}</Button>
        <Button type="primary" htmlType="submit">
          {t('next')}
        </Button>
      </Flex>
    </Form>
  );
}
