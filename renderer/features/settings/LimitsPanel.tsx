import { Alert, App, Button, Flex, InputNumber, Select, Skeleton, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import type { LimitSetting, LimitTarget } from '../../../main/contract/routes/limits.ts';
import { isLocalDate, localDateOf } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { dayUnit, limitProfileId } from '../../../main/terms/limits-terms.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { DateInput } from '../../components/fields/DateInput.tsx';
import { useLabelLanguage } from '../../components/use-label-language.ts';

type Limits = RouteOutput<'limits.get'>;
type Outline = Limits['profiles'][number];

/** Which limits bind new matters, and what the station asks of itself beside them. */
export function LimitsPanel() {
  const { t } = useTranslation('settings');
  const { roles } = useSession();
  const { data, error } = useRoute('limits.get', {});
  if (error) return <ErrorNotice error={error} />;
  if (!data) return <Skeleton />;
  return (
    <section className="settings-lines" aria-label={t('tabs.limits')}>
      <Typography.Paragraph>{t('limits.explain')}</Typography.Paragraph>
      {data.fixed && (
        <Alert type="info" title={t('limits.fixed', { station: data.settings[0]?.stationName ?? '' })} />
      )}
      <SettingsTable settings={data.settings} outlines={data.profiles} />
      {!data.fixed && !roles.includes('admin') && (
        <Typography.Text type="secondary">{t('limits.adminOnly')}</Typography.Text>
      )}
      {!data.fixed && roles.includes('admin') && <LimitsForm limits={data} />}
    </section>
  );
}

function useSpan(): (span: Outline['notice'] | null) => string {
  const { t } = useTranslation('settings');
  const language = useLabelLanguage();
  return (span) =>
    span === null
      ? t('limits.none')
      : span.amount === 0
        ? t('limits.sameDay')
        : t('limits.span', { amount: span.amount, unit: labelOf(dayUnit, span.unit, language) });
}

interface SettingsTableProps {
  readonly settings: readonly LimitSetting[];
  readonly outlines: readonly Outline[];
}

function SettingsTable({ settings, outlines }: SettingsTableProps) {
  const { t } = useTranslation('settings');
  const language = useLabelLanguage();
  const span = useSpan();
  if (settings.length === 0) return <Typography.Text>{t('limits.onlyLaw')}</Typography.Text>;
  const internal = (profile: string): Outline | undefined =>
    outlines.find((outline) => outline.profile === profile && outline.standing === 'internal');
  return (
    <Table<LimitSetting>
      size="small"
      rowKey="from"
      pagination={false}
      dataSource={[...settings]}
      columns={[
        { title: t('limits.from'), dataIndex: 'from' },
        {
          title: t('limits.profile'),
          key: 'profile',
          render: (_, row) => labelOf(limitProfileId, row.profile, language),
        },
        {
          title: t('limits.notice'),
          key: 'notice',
          render: (_, row) => span(row.notice ?? internal(row.profile)?.notice ?? null),
        },
        {
          title: t('limits.handle'),
          key: 'handle',
          render: (_, row) => span(row.handle ?? internal(row.profile)?.handle ?? null),
        },
        { title: t('limits.by'), dataIndex: 'stationName' },
      ]}
    />
  );
}

function LimitsForm({ limits }: { readonly limits: Limits }) {
  const { t } = useTranslation(['settings', 'common']);
  const { stationKind } = useSession();
  const { message } = App.useApp();
  const language = useLabelLanguage();
  const span = useSpan();
  const [from, setFrom] = useState(() => localDateOf(Date.now()));
  const [profile, setProfile] = useState(limits.today.profile);
  const [notice, setNotice] = useState<LimitTarget | null>(limits.today.notice);
  const [handle, setHandle] = useState<LimitTarget | null>(limits.today.handle);
  const set = useAction('limits.set');
  const isDay = isLocalDate(from);
  const outlineOf = (code: string) => limits.profiles.find((each) => each.profile === code);
  const chosen = outlineOf(profile);
  const law = chosen?.standing === 'internal' ? outlineOf('regs2022') : chosen;
  return (
    <form
      className="limits-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isDay) return;
        set.mutate(
          { from, profile, notice, handle },
          {
            onSuccess: () =>
              void message.success(t(stationKind === 'village' ? 'limits.saved' : 'limits.savedForAll'), 6),
          },
        );
      }}
    >
      <label htmlFor="limits-from">{t('limits.from')}</label>
      <div>
        <DateInput
          id="limits-from"
          kind="day"
          ahead
          value={from}
          status={isDay ? '' : 'error'}
          aria-invalid={!isDay}
          onChange={(day) => setFrom(typeof day === 'string' ? day : '')}
        />
      </div>
      <label htmlFor="limits-profile">{t('limits.profile')}</label>
      <div>
        <Select
          id="limits-profile"
          value={profile}
          options={limits.profiles.map((each) => ({
            value: each.profile,
            label: labelOf(limitProfileId, each.profile, language),
          }))}
          onChange={setProfile}
        />
        {law && (
          <Typography.Text type="secondary">
            {t('limits.law', { notice: span(law.notice), handle: span(law.handle) })}
          </Typography.Text>
        )}
        {chosen?.standing === 'internal' && (
          <Typography.Text type="secondary">
            {t('limits.own', { notice: span(chosen.notice), handle: span(chosen.handle) })}
          </Typography.Text>
        )}
      </div>
      <label htmlFor="limits-notice">{t('limits.notice')}</label>
      <TargetInput id="limits-notice" value={notice} onChange={setNotice} />
      <label htmlFor="limits-handle">{t('limits.handle')}</label>
      <TargetInput id="limits-handle" value={handle} onChange={setHandle} />
      <div className="limits-save">
        {set.error && <ErrorNotice error={set.error} />}
        <Button type="primary" htmlType="submit" loading={set.isPending} disabled={!isDay}>
          {t(stationKind === 'village' ? 'common:save' : 'calendar.saveForAll')}
        </Button>
      </div>
    </form>
  );
}

interface TargetInputProps {
  readonly id: string;
  readonly value: LimitTarget | null;
  readonly onChange: (value: LimitTarget | null) => void;
}

/** An empty number is no target. */
function TargetInput({ id, value, onChange }: TargetInputProps) {
  const { t } = useTranslation(['settings', 'common']);
  const language = useLabelLanguage();
  const [unit, setUnit] = useState<LimitTarget['unit']>(value?.unit ?? 'workingDay');
  return (
    <Flex gap="small">
      <InputNumber
        id={id}
        min={0}
        max={90}
        precision={0}
        value={value?.amount ?? null}
        placeholder={t('limits.none')}
        onChange={(amount) => onChange(amount === null ? null : { amount, unit })}
      />
      <Select
        aria-label={t('limits.unit')}
        value={unit}
        options={(['day', 'workingDay'] as const).map((code) => ({
          value: code,
          label: labelOf(dayUnit, code, language),
        }))}
        onChange={(chosen) => {
          setUnit(chosen);
          if (value) onChange({ ...value, unit: chosen });
        }}
      />
    </Flex>
  );
}
