import { Alert, Button, Form, Input, Modal, Radio, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RouteInput } from '../../../main/contract/index.ts';
import type { BoardDay, PhoneReport } from '../../../main/contract/routes/report.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { reportStatus } from '../../../main/terms/report-terms.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useRequired } from '../../components/use-required.ts';

interface PhoneReportDialogProps {
  readonly station: { readonly stationId: string; readonly name: string };
  readonly day: BoardDay;
  readonly onClose: () => void;
}

type Noted = Pick<RouteInput<'report.notePhone'>, 'status' | 'toldAt' | 'toldBy' | 'brief'>;

const clock = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/u;

/** What a village says by telephone for a day whose own report has not come. */
export function PhoneReportDialog({ station, day, onClose }: PhoneReportDialogProps) {
  const { t } = useTranslation(['reports', 'common']);
  const { language } = useLabels();
  const required = useRequired();
  const note = useAction('report.notePhone');
  const [form] = Form.useForm<Noted>();
  const save = ({ toldAt, ...said }: Noted) => {
    const [, hour = '', minute = ''] = clock.exec(toldAt.trim()) ?? [];
    const time = `${hour.padStart(2, '0')}:${minute}`;
    note.mutate(
      { ...said, toldAt: time, stationId: station.stationId, day: day.day },
      { onSuccess: onClose },
    );
  };
  const title = t('phone.title', { station: station.name, day: formatLocalDate(day.day, language) });
  return (
    <Modal
      open
      title={title}
      onCancel={onClose}
      okText={t('phone.save')}
      cancelText={t('common:cancel')}
      confirmLoading={note.isPending}
      onOk={() => form.submit()}
    >
      <div className="phone-report">
        <Typography.Text type="secondary">{t('phone.explain')}</Typography.Text>
        {day.byPhone && <Current note={day.byPhone} onVoid={onClose} />}
        <Form<Noted>
          form={form}
          name="phone-report"
          layout="vertical"
          requiredMark={false}
          initialValues={{ status: 'nil' }}
          onFinish={save}
        >
          <Form.Item name="status" label={t('phone.status')}>
            <Radio.Group
              options={reportStatus.codes.map((code) => ({
                value: code,
                label: labelOf(reportStatus, code, language),
              }))}
            />
          </Form.Item>
          <Form.Item
            name="toldAt"
            label={t('phone.toldAt')}
            validateTrigger="onBlur"
            rules={[...required(t('phone.toldAt')), { pattern: clock, message: t('phone.toldAtWrong') }]}
          >
            <Input autoFocus className="report-short" maxLength={5} placeholder={t('phone.toldAtHint')} />
          </Form.Item>
          <Form.Item name="toldBy" label={t('phone.toldBy')} rules={required(t('phone.toldBy'))}>
            <Input className="report-short" maxLength={60} autoComplete="off" />
          </Form.Item>
          <Form.Item name="brief" label={t('phone.brief')}>
            <Input.TextArea rows={2} maxLength={2000} />
          </Form.Item>
          {/* Enter in a field saves, as in every other form. */}
          <button type="submit" hidden aria-hidden tabIndex={-1} />
        </Form>
        {note.error && <ErrorNotice error={note.error} />}
      </div>
    </Modal>
  );
}

function Current({ note, onVoid }: { readonly note: PhoneReport; readonly onVoid: () => void }) {
  const { t } = useTranslation('reports');
  const { language } = useLabels();
  const required = useRequired();
  const voiding = useAction('report.voidPhone');
  const words = {
    ...note,
    toldBy: note.toldBy ?? '',
    brief: note.brief ?? '',
    status: labelOf(reportStatus, note.status, language),
    notedAt: formatInstant(note.notedAt),
  };
  return (
    <>
      <Alert type="info" showIcon title={t('phone.current', words)} />
      <Form<{ reason: string }>
        name="void-phone-report"
        layout="inline"
        onFinish={({ reason }) => voiding.mutate({ noteId: note.noteId, reason }, { onSuccess: onVoid })}
      >
        <Form.Item name="reason" label={t('phone.voidReason')} rules={required(t('phone.voidReason'))}>
          <Input maxLength={500} autoComplete="off" />
        </Form.Item>
        <Button danger htmlType="submit" loading={voiding.isPending}>
          {t('phone.void')}
        </Button>
      </Form>
      {voiding.error && <ErrorNotice error={voiding.error} />}
      <Typography.Text>{t('phone.again')}</Typography.Text>
    </>
  );
}
