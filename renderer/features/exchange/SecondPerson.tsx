import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { useSession } from '../../api/api-context.tsx';
import { useRoute } from '../../api/hooks.ts';
import { useRequired } from '../../components/use-required.ts';

type Person = RouteOutput<'staff.list'>['staff'][number];

/** What the fields of a second person give. */
export interface SecondPerson {
  readonly secondId: string;
  readonly secret: string;
}

/** Who else of this station can unlock; null until it is known. */
export function useOthers(): readonly Person[] | null {
  const { staffId } = useSession();
  const { data } = useRoute('staff.list', {});
  return (
    data?.staff.filter((person) => person.active && person.hasSecret && person.staffId !== staffId) ?? null
  );
}

/** For what one person alone may not do: the other one chooses the own name and types the own secret. */
export function SecondPersonFields({ others }: { readonly others: readonly Person[] }) {
  const { t } = useTranslation('exchange');
  const required = useRequired();
  return (
    <>
      <Form.Item name="secondId" label={t('open.second')} rules={required(t('open.second'))}>
        <Select options={others.map((person) => ({ value: person.staffId, label: person.name }))} />
      </Form.Item>
      <Form.Item name="secret" label={t('open.secondSecret')} rules={required(t('open.secondSecret'))}>
        <Input.Password maxLength={200} autoComplete="off" />
      </Form.Item>
    </>
  );
}
