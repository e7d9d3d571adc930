import { contactFields, matterFields } from '../../../main/terms/contact-fields.ts';
import { useAction } from '../../api/hooks.ts';
import { changesOf, ReviseForm } from '../../components/ReviseForm.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';
import { matterSections } from './matter-sections.ts';

/** What is asked for, completed or corrected; what belongs to one coming is corrected there. */
export function ReviseStep({ detail, onDone }: MatterStepProps) {
  const through = useAction('contact.revise');
  const revise = useAction('matter.revise');
  const { matterId, reviseThrough, matter, signed, missing } = detail;
  return (
    <ReviseForm
      catalogue={matterFields}
      sections={matterSections}
      before={matter}
      // What another station took down is corrected with a reason, always.
      signed={signed || reviseThrough === null}
      autoFocus={missing[0]}
      save={async (values, reason) => {
        const changes = changesOf(matterFields, matter, values);
        if (reviseThrough === null) {
          await revise.mutateAsync({ matterId, ...changes, reason: reason ?? '' });
        } else {
          await through.mutateAsync({
            contactId: reviseThrough,
            contact: changesOf(contactFields, {}, {}),
            matter: changes,
            ...(reason === undefined ? {} : { reason }),
          });
        }
      }}
      onDone={onDone}
    />
  );
}
