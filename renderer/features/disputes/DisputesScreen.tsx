import { useHashPath } from '../../components/use-hash-path.ts';
import { DisputeDetailPage } from './DisputeDetailPage.tsx';
import { DisputeList } from './DisputeList.tsx';
import { LedgerPage } from './LedgerPage.tsx';
import { NewRoundPage } from './NewRoundPage.tsx';
import { RoundList } from './RoundList.tsx';
import { RoundPage } from './RoundPage.tsx';
import { NewDisputePage } from './NewDisputePage.tsx';

/**
 * `/disputes` the list, `/disputes/ledger[/period]` the rolling ledger, `/disputes/rounds[/new[/period] | /<id>]` the
 * screening meetings, `/disputes/new[/contactId | /round/<id>]` the form, `/disputes/<id>` one dispute.
 */
export function DisputesScreen() {
  const [path, navigate] = useHashPath();
  const [, , below = '', further, last] = path.split('/');
  const openRound = (roundId: string) => navigate(`/disputes/rounds/${roundId}`);
  const open = (disputeId: string) => navigate(`/disputes/${disputeId}`);
  if (below === '') return <DisputeList onOpen={open} onNew={() => navigate('/disputes/new')} />;
  if (below === 'new') {
    if (further === 'round') {
      return <NewDisputePage key={last} contactId={null} roundId={last ?? null} onRegistered={open} />;
    }
    return <NewDisputePage key={further} contactId={further ?? null} roundId={null} onRegistered={open} />;
  }
  if (below === 'rounds') {
    if (further === undefined) {
      return (
        <RoundList
          onNew={(period) => navigate(`/disputes/rounds/new${period === undefined ? '' : `/${period}`}`)}
          onOpen={openRound}
        />
      );
    }
    if (further === 'new') return <NewRoundPage key={last} periodId={last} onHeld={openRound} />;
    return (
      <RoundPage
        key={further}
        roundId={further}
        onBack={() => navigate('/disputes/rounds')}
        onDispute={open}
        onNewDispute={() => navigate(`/disputes/new/round/${further}`)}
      />
    );
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
      onMatter={(id) => navigate(`/matters/${id}`)}
      onRound={openRound}
    />
  );
}
