import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRequired } from '../../components/use-required.ts';
import type { PersonOption } from './use-people.ts';

interface PersonFieldProps {
  readonly people: readonly PersonOption[];
}

export function PersonField({ people }: PersonFieldProps) {
  const { t } = useTranslation('unlock');
  const required = useRequired();
  return (
    <Form.Item name="staffId" label={t('person')} rules={required(t('person'))}>
      <Select options={[...people]} />
    </Form.Item>
  );
}
