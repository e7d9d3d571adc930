import { useTranslation } from 'react-i18next';
import { useSession } from '../../api/api-context.tsx';
import { PageTitle } from '../../components/PageTitle.tsx';
import { BoardBlock } from './BoardBlock.tsx';
import { CardBlock } from './CardBlock.tsx';
import { DevicesBlock } from './DevicesBlock.tsx';
import { IncidentsBlock } from './IncidentsBlock.tsx';
import { JoinBlock } from './JoinBlock.tsx';
import { FoldersBlock } from './FoldersBlock.tsx';
import { GetBackBlock } from './GetBackBlock.tsx';
import { GiveBackBlock } from './GiveBackBlock.tsx';
import { ImportBlock } from './ImportBlock.tsx';
import { OnlineBlock } from './OnlineBlock.tsx';
import { OpenVillageBlock } from './OpenVillageBlock.tsx';
import { QuarantineBlock } from './QuarantineBlock.tsx';
import { ReceiverBlock } from './ReceiverBlock.tsx';
import { ReportBlock } from './ReportBlock.tsx';
import { RequestsBlock } from './RequestsBlock.tsx';
import { useLiveTransport } from './use-live-transport.ts';
import './exchange.css';

/** Files between a village and its township, on a stick or by any other way. */
export function ExchangeScreen() {
  const { t } = useTranslation('exchange');
  const { stationKind, roles } = useSession();
  const live = useLiveTransport();
  const canExchange = roles.includes('admin') || roles.includes('registrar');
  return (
    <>
      <PageTitle title={t('title')} />
      {stationKind === 'village' ? (
        <div className="exchange">
          <ReportBlock canExchange={canExchange} />
          <OnlineBlock canExchange={canExchange} live={live} />
          {canExchange && <ImportBlock kind="receipts" />}
          <IncidentsBlock canClose={canExchange} />
          {canExchange && <QuarantineBlock />}
          <FoldersBlock canExchange={canExchange} />
          {canExchange && <JoinBlock />}
          {roles.includes('admin') && <GetBackBlock />}
        </div>
      ) : (
        <div className="exchange">
          {canExchange && <ImportBlock kind="batches" />}
          {canExchange && <RequestsBlock />}
          <BoardBlock canExchange={canExchange} />
          <IncidentsBlock canClose={canExchange} />
          {canExchange && <QuarantineBlock />}
          <DevicesBlock />
          <FoldersBlock canExchange={canExchange} />
          <ReceiverBlock live={live} />
          {canExchange && <CardBlock />}
          {roles.includes('admin') && stationKind === 'township' && <GiveBackBlock />}
          {roles.includes('admin') && <OpenVillageBlock />}
        </div>
      )}
    </>
  );
}
