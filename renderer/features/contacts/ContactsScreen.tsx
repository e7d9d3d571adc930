import { useHashPath } from '../../components/use-hash-path.ts';
import { BlankSetsPage } from './BlankSetsPage.tsx';
import { ContactDetailPage } from './ContactDetailPage.tsx';
import { ContactList } from './ContactList.tsx';
import { NewContactPage } from './NewContactPage.tsx';
import './contacts.css';

/** `/contacts` the list, `/contacts/new/<channel>` the form, `/contacts/blank` blank sets, `/contacts/<id>` one registration. */
export function ContactsScreen() {
  const [path, navigate] = useHashPath();
  const [, , below = '', channel = 'visit'] = path.split('/');
  const open = (contactId: string) => navigate(`/contacts/${contactId}`);
  if (below === '')
    return (
      <ContactList
        onOpen={open}
        onNew={() => navigate('/contacts/new/visit')}
        onBlank={() => navigate('/contacts/blank')}
      />
    );
  if (below === 'blank') return <BlankSetsPage onBack={() => navigate('/contacts')} />;
  if (below === 'new') return <NewContactPage key={channel} channel={channel} onOpen={open} />;
  return (
    <ContactDetailPage
      key={below}
      contactId={below}
      onBack={() => navigate('/contacts')}
      onMoved={open}
      onMatter={(matterId) => navigate(`/matters/${matterId}`)}
      onDispute={() => navigate(`/disputes/new/${below}`)}
    />
  );
}
