import { Button, Flex, Input, Modal, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RouteOutput } from '../../../main/contract/index.ts';
import { parseLookupCode } from '../../../main/contract/values/lookup-code.ts';
import { formatInstant } from '../../components/fields/format-value.ts';
import { toCallError } from '../../api/call-error.ts';
import { useAction } from '../../api/hooks.ts';
import { useLabels } from '../../components/use-labels.ts';

interface LookupBoxProps {
  readonly onFound: (contactId: string) => void;
}

type Found = RouteOutput<'contact.lookup'>['contacts'];

/** Finds a registration by the code on its slip; where two have one code, the number on the slip decides. */
export function LookupBox({ onFound }: LookupBoxProps) {
  const { t } = useTranslation('contacts');
  const { find } = useLabels();
  const lookup = useAction('contact.lookup', { refresh: 'none' });
  const [problem, setProblem] = useState<string | null>(null);
  const [several, setSeveral] = useState<Found>([]);
  const search = async (typed: string) => {
    if (typed.trim() === '') return;
    const lookupCode = parseLookupCode(typed);
    if (lookupCode === null) return setProblem(t('list.lookupMisread'));
    try {
      const { contacts, blankSet } = await lookup.mutateAsync({ lookupCode });
      const [contact] = contacts;
      if (contacts.length > 1) setSeveral(contacts);
      else if (contact) onFound(contact.contactId);
      else if (blankSet) {
        const at = formatInstant(blankSet.reservedAt);
        setProblem(t(`blank.lookup.${blankSet.state}`, { registrationNo: blankSet.registrationNo, at }));
      }
    } catch (error) {
      const { code } = toCallError(error);
      setProblem(code === 'NOT_FOUND' ? t('list.lookupNone') : find('errors', code));
    }
  };
  return (
    <>
      <Tooltip open={problem !== null} title={problem} placement="bottom">
        <Input.Search
          className="lookup-box"
          aria-label={t('list.lookup')}
          placeholder={t('list.lookupPlaceholder')}
          maxLength={40}
          status={problem === null ? '' : 'error'}
          onChange={() => setProblem(null)}
          onSearch={(typed) => void search(typed)}
        />
      </Tooltip>
      <Modal
        open={several.length > 0}
        title={t('list.lookupSeveral', { count: several.length })}
        footer={null}
        onCancel={() => setSeveral([])}
      >
        <Flex vertical gap="small">
          {several.map(({ contactId, registrationNo }) => (
            <Button key={contactId} onClick={() => onFound(contactId)}>
              {registrationNo}
            </Button>
          ))}
        </Flex>
      </Modal>
    </>
  );
}
