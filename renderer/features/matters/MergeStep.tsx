import { App, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemOf } from '../../../main/terms/code-list.ts';
import { matterState, type MatterState } from '../../../main/terms/matter-terms.ts';
import { useAction, useRoute } from '../../api/hooks.ts';
import { Labelled } from '../../components/fields/Labelled.tsx';
import { StoryArea } from '../../components/fields/StoryArea.tsx';
import { StepFrame } from '../../components/StepFrame.tsx';
import { useDebounced } from '../../components/use-debounced.ts';
import { OtherMatter, type Other } from './LikelyMatters.tsx';
import type { MatterStepProps } from './MatterSteps.tsx';

const searchDelayMs = 250;
const shown = 5;
const shortestSearch = 2;
const mergeable = matterState.codes.filter((code) => code !== 'void' && code !== 'merged');

interface Side {
  /** Ids ascend in the order in which matters were opened. */
  readonly matterId: string;
  readonly state: MatterState;
  readonly firstReceivedOn: string;
}

/** What is still owed goes on; of two that are alike, the one that was received first. */
function isMain(one: Side, other: Side): boolean {
  const [isOpen, isOtherOpen] = [one, other].map(({ state }) => itemOf(matterState, state).open);
  const [isUntouched, isOtherUntouched] = [one, other].map(({ state }) => state === 'registered');
  if (isOpen !== isOtherOpen) return isOpen === true;
  if (isUntouched !== isOtherUntouched) return isUntouched === false;
  return one.firstReceivedOn + one.matterId < other.firstReceivedOn + other.matterId;
}

/** Two matters that are one: which the other is, and under which of the two it goes on. */
export function MergeStep({ detail, onDone }: MatterStepProps) {
  const { t } = useTranslation(['matters', 'records', 'acts']);
  const { message } = App.useApp();
  const { matterId, stationId, registrationNo } = detail;
  const merge = useAction('matter.merge');
  const [typed, setTyped] = useState('');
  const [chosenId, setChosenId] = useState<string>();
  const [mainId, setMainId] = useState<string>();
  const [words, setWords] = useState('');
  const search = useDebounced(typed.trim(), searchDelayMs);
  const likely = useRoute('matter.likely', { matterId }).data?.matters ?? [];
  const found =
    useRoute(
      'matter.list',
      search.length < shortestSearch ? null : { search, stationId, states: mergeable, limit: shown + 1 },
      { keepPrevious: true },
    ).data?.rows ?? [];
  const offered: readonly Other[] =
    search.length < shortestSearch
      ? likely
      : found.filter((row) => row.matterId !== matterId).slice(0, shown);
  const other = offered.find((each) => each.matterId === chosenId);
  const usual = other && (isMain(detail, other) ? matterId : other.matterId);
  const main = other && [matterId, other.matterId].includes(mainId ?? '') ? mainId : usual;
  const text = words.trim();
  const act = async (into: string, merged: string) => {
    const { isProposal } = await merge.mutateAsync({
      matterId: merged,
      into,
      ...(text === '' ? {} : { words: text }),
    });
    void message.success(t(isProposal ? 'merge.proposed' : 'merge.done'));
  };
  return (
    <StepFrame
      title={t('acts:steps.merge')}
      onDone={onDone}
      act={
        other && main !== undefined ? () => act(main, main === matterId ? other.matterId : matterId) : null
      }
    >
      {(tried) => (
        <>
          <Labelled label={t('merge.search')}>
            {(id) => (
              <Input
                id={id}
                autoFocus
                allowClear
                value={typed}
                maxLength={100}
                placeholder={t('list.search')}
                onChange={({ target }) => setTyped(target.value)}
              />
            )}
          </Labelled>
          <fieldset className="merge-choice">
            <legend className={tried && !other ? 'field-error' : undefined}>
              {t(search.length < shortestSearch ? 'merge.likely' : 'merge.found')}
            </legend>
            {offered.length === 0 && <p className="due-later">{t('merge.none')}</p>}
            <Radio.Group
              value={other?.matterId}
              aria-label={t('merge.other')}
              onChange={({ target }) => setChosenId(String(target.value))}
            >
              {offered.map((each) => (
                <Radio key={each.matterId} value={each.matterId}>
                  <OtherMatter matter={each} />
                </Radio>
              ))}
            </Radio.Group>
          </fieldset>
          {other && (
            <fieldset className="merge-choice">
              <legend>{t('merge.main')}</legend>
              <Radio.Group
                value={main}
                aria-label={t('merge.main')}
                onChange={({ target }) => setMainId(String(target.value))}
              >
                <Radio value={matterId}>{t('merge.thisOne', { no: registrationNo })}</Radio>
                <Radio value={other.matterId}>{t('merge.otherOne', { no: other.registrationNo })}</Radio>
              </Radio.Group>
              <p className="due-later">{t('merge.effect')}</p>
            </fieldset>
          )}
          <Labelled label={t('merge.words')}>
            {(id) => (
              <StoryArea
                id={id}
                rows={1}
                maxRows={4}
                maxLength={500}
                value={words}
                onChange={({ target }) => setWords(target.value)}
              />
            )}
          </Labelled>
        </>
      )}
    </StepFrame>
  );
}
