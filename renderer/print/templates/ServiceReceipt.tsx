import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenInstant } from '../../../main/contract/values/local-date.ts';
import { serviceWay } from '../../../main/terms/act-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame } from './FormFrame.tsx';

interface ServiceReceiptProps {
  readonly data: PaperData<'serviceReceipt'>;
  readonly copyNo: number;
}

/** F17 送达回证 (domain.md §2.3): filled in by hand at the door, or as it was recorded. */
export function ServiceReceipt({ data, copyNo }: ServiceReceiptProps) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  const { service } = data;
  const signatures = (people: readonly { name?: string; unit?: string }[] | undefined) =>
    Array.from({ length: 2 }, (_, index) => {
      const { name, unit } = people?.[index] ?? {};
      const words =
        name === undefined
          ? t('service.blankSignature')
          : t('service.signatureOf', {
              name: name + (unit === undefined ? '' : t('service.unit', { unit })),
            });
      return (
        <p key={index} className="service-signature">
          {words}
        </p>
      );
    });
  const ways = serviceWay.items.map(
    ({ code }) => `${service?.serviceWay === code ? '☑' : '□'}${labelOf(serviceWay, code, language)}`,
  );
  const isOther = service?.recipient !== data.addressee || service?.recipientRelation !== undefined;
  const taker = isOther ? [service?.recipient, service?.recipientRelation].filter(Boolean).join('　') : '';
  return (
    <FormFrame
      kind="service"
      title={labelOf(documentKind, 'serviceReceipt', language)}
      number={data.registrationNo}
      station={data.organ}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('service.document')}>{labelOf(documentKind, data.noticeKind, language)}</Cell>
        <Cell label={t('service.no')} columns={3}>
          {data.documentNo}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('service.addressee')}>{data.addressee ?? t('anonymous')}</Cell>
        <Cell label={t('service.at')} columns={3}>
          {service?.servedAt === undefined
            ? t('service.atBlank')
            : writtenInstant(service.servedAt, language)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('service.place')} columns={5} room={10}>
          {service?.servicePlace}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('service.way')} columns={5}>
          {ways.join('　')}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('service.signature')} columns={5} room={26}>
          <p className="service-date">{t('service.signed')}</p>
        </Cell>
      </tr>
      <tr>
        <Cell label={t('service.recipient')} columns={5} room={14}>
          {taker}
        </Cell>
      </tr>
      {service?.mailNo !== undefined && (
        <tr>
          <Cell label={t('service.mailNo')} columns={5}>
            {service.mailNo}
          </Cell>
        </tr>
      )}
      <tr>
        <Cell label={t('service.refusal')} columns={5} room={18}>
          {service?.refusal}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('service.witnesses')} columns={5}>
          {signatures(service?.witnesses)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('service.servers')} columns={5}>
          {signatures(service?.servers)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('service.remark')} columns={5}>
          {t('service.remarkText')}
        </Cell>
      </tr>
    </FormFrame>
  );
}
