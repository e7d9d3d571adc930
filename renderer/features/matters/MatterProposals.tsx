import { Button, Flex } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatterDetail } from '../../../main/contract/routes/matter.ts';
import type { MatterProposal } from '../../../main/contract/routes/ownership.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { matterFields } from '../../../main/terms/contact-fields.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import { voidReason } from '../../../main/terms/matter-terms.ts';
import { proposalState } from '../../../main/terms/ownership-terms.ts';
import { toCallError, type CallError } from '../../api/call-error.ts';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { formatInstant, formatValue } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';
import { ReasonStep } from '../../components/ReasonStep.tsx';

interface MatterProposalsProps {
  readonly detail: MatterDetail;
  /** The newest first. */
  readonly proposals: readonly MatterProposal[];
}

/** What the other level wants changed, beside what stands there now; one click decides. */
export function MatterProposals({ detail, proposals }: MatterProposalsProps) {
  const { t } = useTranslation('matters');
  const { language } = useLabels();
  const adopt = useAction('matter.proposalAccept');
  const dismiss = useAction('matter.proposalDecline');
  const [declining, setDeclining] = useState<string | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const { matterId, steps } = detail;
  if (proposals.length === 0) return null;
  const open = proposals.filter(({ state }) => state === 'open').length;
  return (
    <section className="matter-part" aria-label={t('ownership.proposals')}>
      <h2>{t(open > 0 ? 'ownership.proposalsOpen' : 'ownership.proposals', { count: open })}</h2>
      {error && <ErrorNotice error={error} />}
      <ul className="matter-proposals">
        {proposals.map((proposal) => (
          <li key={proposal.opId}>
            <div>
              {formatInstant(proposal.proposed.at)} {proposal.proposed.stationName}{' '}
              {proposal.proposed.staffName}{' '}
              <strong className={proposal.state === 'open' ? 'due-soon' : 'due-later'}>
                {labelOf(proposalState, proposal.state, language)}
              </strong>
            </div>
            <ProposedChanges proposal={proposal} detail={detail} />
            {proposal.reason !== null && (
              <div className="due-later">{t('ownership.because', { reason: proposal.reason })}</div>
            )}
            {proposal.answered?.reason && (
              <div>{t('ownership.declinedBecause', { reason: proposal.answered.reason })}</div>
            )}
            {proposal.state === 'open' && steps.includes('decide') && declining !== proposal.opId && (
              <Flex gap="small">
                <Button
                  size="small"
                  type="primary"
                  loading={adopt.isPending}
                  onClick={() => {
                    setError(null);
                    adopt.mutate(
                      { matterId, opId: proposal.opId },
                      { onError: (problem) => setError(toCallError(problem)) },
                    );
                  }}
                >
                  {t('ownership.adopt')}
                </Button>
                <Button size="small" onClick={() => setDeclining(proposal.opId)}>
                  {t('ownership.dismiss')}
                </Button>
              </Flex>
            )}
            {declining === proposal.opId && (
              <ReasonStep
                title={t('ownership.dismiss')}
                label={t('ownership.reasons.dismiss')}
                onDone={() => setDeclining(null)}
                act={(reason) => dismiss.mutateAsync({ matterId, opId: proposal.opId, reason })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const catalogue: FieldCatalogue = matterFields;

const proposedSteps = {
  'matter.answerOnSpot': 'matter_answerOnSpot',
  'matter.assign': 'matter_assign',
  'matter.merge': 'matter_merge',
  'matter.unmerge': 'matter_unmerge',
  'matter.voidComing': 'matter_voidComing',
  'matter.unvoidComing': 'matter_unvoidComing',
} as const;

/** Field by field: what it was or is, and what it would be. */
function ProposedChanges({
  proposal,
  detail: { matter, redaction },
}: {
  readonly proposal: MatterProposal;
  readonly detail: MatterDetail;
}) {
  const { t } = useTranslation(['matters', 'records']);
  const labels = useLabels();
  const words = useWords();
  if (proposal.kind !== 'matter.revise') {
    const why = proposal.voidReason && labelOf(voidReason, proposal.voidReason, labels.language);
    const words = [t(`records:steps.${proposedSteps[proposal.kind]}`), proposal.text, why];
    return <div>{words.filter(Boolean).join(' ')}</div>;
  }
  const now: Readonly<Record<string, unknown>> = { ...matter };
  const changes: Readonly<Record<string, unknown>> = { ...proposal.set };
  const text = (name: string, value: unknown): string => {
    const field = catalogue[name];
    return (field && value !== undefined && formatValue(field, value, words)) || t('ownership.empty');
  };
  const names = [...Object.keys(changes), ...proposal.clear];
  if (names.length === 0) {
    return <div className="due-later">{t(redaction ? 'records:redacted.row' : 'ownership.withheld')}</div>;
  }
  return (
    <dl className="record-facts">
      {names.map((name) => (
        <div key={name} className="matter-fact">
          <dt>{labels.field(name)}</dt>
          <dd>
            {proposal.state === 'open' && <del>{text(name, now[name])}</del>}{' '}
            <ins>{text(name, changes[name])}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
