import { useHashPath } from '../../components/use-hash-path.ts';
import { MatterDetailPage } from './MatterDetailPage.tsx';
import { MatterInbox } from './MatterInbox.tsx';
import { MatterList } from './MatterList.tsx';
import './matters.css';

/** `/matters` the list, `/matters/<id>` one matter. */
export function MattersScreen() {
  const [path, navigate] = useHashPath();
  const [, , matterId = ''] = path.split('/');
  const open = (id: string) => navigate(`/matters/${id}`);
  if (matterId === '') {
    return (
      <>
        <MatterInbox onOpen={open} />
        <MatterList onOpen={open} />
      </>
    );
  }
  return (
    <MatterDetailPage
      key={matterId}
      matterId={matterId}
      onBack={() => navigate('/matters')}
      onMatter={open}
      onContact={(contactId) => navigate(`/contacts/${contactId}`)}
    />
  );
}
