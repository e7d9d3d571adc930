import { App, Button, Flex, Form, Input, InputNumber, Popover, Table, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BlankSet } from '../../../main/contract/routes/blank-set.ts';
import { formatLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant } from '../../components/fields/format-value.ts';
import { PageTitle } from '../../components/PageTitle.tsx';
import { DocumentPrint } from '../../print/DocumentPrint.tsx';
import { BlankPapers } from './BlankPapers.tsx';

const papersOf = (sets: readonly BlankSet[]) =>
  sets.map(({ blankSetId }) => ({ documentKind: 'blankSet' as const, subjectId: blankSetId }));

/** How many sets are printed in one go. */
const most = 50;

interface BlankSetsPageProps {
  readonly onBack: () => void;
}

/** Forms and slips with number and code, printed before the power goes. */
export function BlankSetsPage({ onBack }: BlankSetsPageProps) {
  const { t } = useTranslation('contacts');
  const { data, ...list } = useRoute('blankSet.list', {});
  const reserve = useAction('blankSet.reserve');
  const error = list.error ?? reserve.error;
  const [count, setCount] = useState(10);
  const sets = data?.sets ?? [];
  const unprinted = sets
    .toReversed()
    .filter(({ state, printCount }) => state === 'reserved' && printCount === 0);
  return (
    <section>
      <PageTitle title={t('blank.title')} action={<Button onClick={onBack}>{t('detail.back')}</Button>} />
      <Typography.Paragraph>{t('blank.explain')}</Typography.Paragraph>
      {error && <ErrorNotice error={error} />}
      <Flex gap="small" align="center">
        <InputNumber
          autoFocus
          min={1}
          max={most}
          precision={0}
          value={count}
          aria-label={t('blank.count')}
          suffix={t('blank.unit')}
          onChange={(typed) => setCount(typed ?? 1)}
        />
        <Button loading={reserve.isPending} onClick={() => reserve.mutate({ count })}>
          {t('blank.reserve')}
        </Button>
        {unprinted.length > 0 && (
          <DocumentPrint
            key={unprinted.length}
            primary
            papers={papersOf(unprinted.slice(0, most))}
            label={t('blank.print', { count: Math.min(most, unprinted.length) })}
            title={t('blank.title')}
          />
        )}
      </Flex>
      <Table<BlankSet>
        className="blank-sets"
        size="small"
        rowKey="blankSetId"
        pagination={{ pageSize: 15, hideOnSinglePage: true }}
        dataSource={sets}
        columns={[
          { title: t('columns.registrationNo'), dataIndex: 'registrationNo' },
          {
            title: t('done.lookupCode'),
            key: 'code',
            render: (_, set) => <span className="tabular">{formatLookupCode(set.lookupCode)}</span>,
          },
          { title: t('columns.state'), key: 'state', render: (_, set) => t(`blank.states.${set.state}`) },
          { title: t('blank.reservedAt'), key: 'at', render: (_, set) => formatInstant(set.reservedAt) },
          { title: t('blank.printCount'), dataIndex: 'printCount' },
          {
            title: t('blank.actions'),
            key: 'actions',
            render: (_, set) =>
              set.state === 'reserved' && (
                <Flex gap="small">
                  <DocumentPrint
                    papers={papersOf([set])}
                    label={t('blank.printOne')}
                    title={`${t('blank.title')} ${set.registrationNo}`}
                  />
                  <VoidButton set={set} />
                </Flex>
              ),
          },
        ]}
      />
      <BlankPapers />
    </section>
  );
}

/** Spoilt or lost paper: asks why. */
function VoidButton({ set }: { readonly set: BlankSet }) {
  const { t } = useTranslation(['contacts', 'common']);
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const cancel = useAction('blankSet.void');
  const done = () => {
    setOpen(false);
    void message.success(t('blank.voided', { registrationNo: set.registrationNo }));
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      content={
        <Form<{ reason: string }>
          layout="vertical"
          onFinish={({ reason }) =>
            cancel.mutate({ blankSetId: set.blankSetId, reason }, { onSuccess: done })
          }
        >
          {cancel.error && <ErrorNotice error={cancel.error} />}
          <Form.Item
            name="reason"
            label={t('blank.reason')}
            rules={[{ required: true, min: 2, whitespace: true, message: t('blank.reasonHint') }]}
          >
            <Input autoFocus maxLength={200} placeholder={t('blank.reasonHint')} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={cancel.isPending}>
            {t('blank.void')}
          </Button>
        </Form>
      }
    >
      <Button>{t('blank.void')}</Button>
    </Popover>
  );
}
