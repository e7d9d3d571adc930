import { useHashPath } from '../../components/use-hash-path.ts';
import { BlankSetsPage } from './BlankSetsPage.tsx';
import { ContactDetailPage } from './ContactDetailPage.tsx';
import { ContactList } from './ContactList.tsx';
import { NewContactPage } from './NewContactPage.tsx';
import { useKey } from '../../components/use-key.ts';
import './contacts.css';

/** `/contacts` the list, `/contacts/new` the form, `/contacts/blank` blank sets, `/contacts/<id>` one registration. */
export function ContactsScreen() {
  const [path, navigate] = useHashPath();
  const below = path.split('/')[2] ?? '';
  useKey('F2', () => navigate('/contacts/new'));
  const open = (contactId: string) => navigate(`/contacts/${contactId}`);
  if (below === '')
    return (
      <ContactList
        onOpen={open}
        onNew={() => navigate('/contacts/new')}
        onBlank={() => navigate('/contacts/blank')}
      />
    );
  if (below === 'blank') return <BlankSetsPage onBack={() => navigate('/contacts')} />;
  if (below === 'new') return <NewContactPage onOpen={open} />;
  return <ContactDetailPage key={below} contactId={below} onBack={() => navigate('/contacts')} />;
}
