import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { referralKind } from '../../../main/terms/act-terms.ts';
import { channel } from '../../../main/terms/channels.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';
import { useCellDay } from './paper-parts.tsx';

interface AcceptanceSlipProps {
  readonly data: PaperData<'acceptanceSlip'>;
  readonly copyNo: number;
}

/** Room (mm) that is left to write in by hand. */
const room = { line: 9, opinion: 20, lead: 18, result: 28 } as const;

/** F24 受理单 (domain.md §2.4). */
export function AcceptanceSlip({ data, copyNo }: AcceptanceSlipProps) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  const day = useCellDay();
  const { referral, acceptedOn, closedOn, result } = data;
  // On a blank there is nothing to name, but something to tick.
  const isBlank = data.registrationNo === '';
  return (
    <FormFrame
      kind="organ"
      title={labelOf(documentKind, 'acceptanceSlip', language)}
      number={data.registrationNo}
      station={data.organ}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('accepted.receivedOn')} room={room.line}>
          {day(data.receivedOn)}
        </Cell>
        <Cell label={t('accepted.acceptedOn')}>{day(acceptedOn ?? '')}</Cell>
        <Cell label={t('slip.officialNo')}>{data.officialNo}</Cell>
      </tr>
      <tr>
        <Cell label={t('accepted.channel')} columns={5} room={room.line}>
          {isBlank
            ? channel.items.map((item) => `□${item[language]}`).join('　')
            : labelOf(channel, data.channel, language)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('accepted.referral')} columns={3} room={room.line}>
          {referral &&
            t('accepted.by', {
              kind: labelOf(referralKind, referral.referralKind, language),
              no: referral.letterNo ?? '',
              on: day(referral.referredOn),
              unit: referral.unit,
            })}
        </Cell>
        <Cell label={t('accepted.unitReceivedOn')}>{day(referral?.receivedByUnitOn ?? '')}</Cell>
      </tr>
      <tr>
        <Cell label={t('accepted.petitioner')} columns={5} room={room.line}>
          {data.petitioner}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('slip.summary')} columns={5} room={18}>
          {data.summary}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('letter.officeOpinion')} columns={5} room={room.opinion}>
          {data.officeOpinion}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('slip.deputy')} columns={5} room={room.lead} />
      </tr>
      <tr>
        <Cell label={t('slip.head')} columns={5} room={room.lead}>
          {data.leaderOpinion}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('slip.result')} columns={5} room={room.result}>
          {[closedOn === null || closedOn === '' ? null : day(closedOn), result]
            .filter((part) => part !== null)
            .join('　')}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('slip.handler')} room={room.line}>
          {data.handler}
        </Cell>
        <Cell label={t('slip.phone')} columns={3}>
          {data.phone}
        </Cell>
      </tr>
      <SignRow lines={[t('accepted.handlerSigned'), t('slip.date')]} seal={t('slip.seal')} />
    </FormFrame>
  );
}
