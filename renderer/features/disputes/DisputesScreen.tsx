import { useHashPath } from '../../components/use-hash-path.ts';
import { DisputeDetailPage } from './DisputeDetailPage.tsx';
import { DisputeList } from './DisputeList.tsx';
import { LedgerPage } from './LedgerPage.tsx';
import { NewDisputePage } from './NewDisputePage.tsx';

/** `/disputes` the list, `/disputes/ledger[/period]` the rolling ledger, `/disputes/new[/contactId]` the form, `/disputes/<id>` one dispute. */
export function DisputesScreen() {
  const [path, navigate] = useHashPath();
  const [, , below = '', further] = path.split('/');
  const open = (disputeId: string) => navigate(`/disputes/${disputeId}`);
  if (below === '') return <DisputeList onOpen={open} onNew={() => navigate('/disputes/new')} />;
  if (below === 'new') {
    return <NewDisputePage key={further} contactId={further ?? null} onRegistered={open} />;
  }
  if (below === 'ledger') {
    return (
      <LedgerPage
        periodId={further}
        onPeriod={(period) => navigate(`/disputes/ledger/${period}`)}
        onOpen={open}
      />
    );
  }
  return (
    <DisputeDetailPage
      key={below}
      disputeId={below}
      onBack={() => navigate('/disputes')}
      onContact={(id) => navigate(`/contacts/${id}`)}
    />
  );
}
