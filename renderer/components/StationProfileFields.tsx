import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../main/contract/index.ts';
import { labelOf } from '../../main/terms/code-list.ts';
import { stationKind } from '../../main/terms/station.ts';
import { useLabelLanguage } from './use-label-language.ts';
import { useRequired } from './use-required.ts';

export type StationProfileValues = RouteInput<'station.create'>['profile'];

export function StationKindField() {
  const { t } = useTranslation('setup');
  const language = useLabelLanguage();
  return (
    <Form.Item name="kind" label={t('station.kind')}>
      <Radio.Group
        aria-label={t('station.kind')}
        options={stationKind.codes.map((code) => ({
          value: code,
          label: labelOf(stationKind, code, language),
        }))}
      />
    </Form.Item>
  );
}

/** What a station tells about itself, except its kind; names are those of the contract's profile. */
export function StationProfileFields() {
  const { t } = useTranslation(['setup', 'common']);
  const required = useRequired();
  const optional = t('common:optional');
  return (
    <div className="two-columns">
      <Form.Item
        name="name"
        label={t('station.name')}
        rules={required(t('station.name'))}
        extra={t('station.nameHint')}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="division12"
        label={t('station.division12')}
        rules={[
          ...required(t('station.division12')),
          { pattern: /^\d{12}$/u, message: t('station.division12Invalid') },
        ]}
        validateTrigger="onBlur"
        extra={t('station.division12Hint')}
      >
        <Input maxLength={12} inputMode="numeric" />
      </Form.Item>
      <Form.Item
        name="numberPrefix"
        label={t('station.numberPrefix')}
        rules={required(t('station.numberPrefix'))}
        extra={t('station.numberPrefixHint')}
      >
        <Input maxLength={12} />
      </Form.Item>
      <Form.Item
        name="supervisionPhone"
        label={t('station.supervisionPhone')}
        extra={t('station.supervisionPhoneHint')}
      >
        <Input maxLength={120} placeholder={optional} />
      </Form.Item>
      <Form.Item name="phone" label={t('station.phone')}>
        <Input maxLength={120} placeholder={optional} />
      </Form.Item>
      <Form.Item name="hours" label={t('station.hours')}>
        <Input maxLength={120} placeholder={optional} />
      </Form.Item>
      <Form.Item name="address" label={t('station.address')}>
        <Input maxLength={120} placeholder={optional} />
      </Form.Item>
    </div>
  );
}
