import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import { useAction } from '../../api/hooks.ts';
import { changesOf, ReviseForm } from '../../components/ReviseForm.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';

const sections = ['matter', 'story', 'handling'] as const;

/** What is asked for, completed or corrected; what belongs to one coming is corrected there. */
export function ReviseStep({ detail, onDone }: MatterStepProps) {
  const revise = useAction('contact.revise');
  const { reviseThrough, matter, signed, missing } = detail;
  return (
    <ReviseForm
      catalogue={matterFields}
      sections={sections}
      before={matter}
      signed={signed}
      autoFocus={missing[0]}
      save={async (values, reason) => {
        if (reviseThrough === null) return;
        await revise.mutateAsync({
          contactId: reviseThrough,
          contact: changesOf(contactFields, {}, {}),
          matter: changesOf(matterFields, matter, values),
          ...(reason === undefined ? {} : { reason }),
        });
      }}
      onDone={onDone}
    />
  );
}
