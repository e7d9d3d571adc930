import { useHashPath } from '../../components/use-hash-path.ts';
import { BlankSetsPage } from './BlankSetsPage.tsx';
import { ContactDetailPage } from './ContactDetailPage.tsx';
import { ContactList } from './ContactList.tsx';
import { NewContactPage } from './NewContactPage.tsx';
import { ProgressPage } from './ProgressPage.tsx';
import './contacts.css';

/**
 * `/contacts` the list, `/contacts/new/<channel>` the form, `/contacts/blank` blank sets, `/contacts/<id>` one registration,
 * `/contacts/<id>/progress` what whoever shows its slip is told.
 */
export function ContactsScreen() {
  const [path, navigate] = useHashPath();
  const [, , below = '', channel = 'visit'] = path.split('/');
  const open = (contactId: string) => navigate(`/contacts/${contactId}`);
  if (below === '')
    return (
      <ContactList
        onOpen={open}
        onProgress={(contactId) => navigate(`/contacts/${contactId}/progress`)}
        onNew={() => navigate('/contacts/new/visit')}
        onBlank={() => navigate('/contacts/blank')}
      />
    );
  if (below === 'blank') return <BlankSetsPage onBack={() => navigate('/contacts')} />;
  if (below === 'new') return <NewContactPage key={channel} channel={channel} onOpen={open} />;
  if (channel === 'progress')
    return (
      <ProgressPage
        key={below}
        contactId={below}
        onBack={() => navigate('/contacts')}
        onOpen={() => open(below)}
      />
    );
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
