import { Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { GrowingListId, ItemHere, ListHere } from '../../../main/terms/list-here.ts';
import { useSession } from '../../api/api-context.tsx';
import { useAction } from '../../api/hooks.ts';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { ItemNameForm } from './ItemNameForm.tsx';

interface ListItemsProps {
  readonly list: GrowingListId;
  readonly here: ListHere;
  readonly first: ItemHere;
}

/** What stands under one code of the first level, to be named, put in order, retired and brought back. */
export function ListItems({ list, here, first }: ListItemsProps) {
  const { t } = useTranslation('settings');
  const { roles } = useSession();
  const language = useLabelLanguage();
  const isAdmin = roles.includes('admin');
  const offer = useAction('codeList.offer');
  const move = useAction('codeList.move');
  const add = useAction('codeList.add');
  const [renamed, setRenamed] = useState<string | null>(null);
  const items = here.items.filter(({ parent }) => parent === first.code);
  const laidDown = items.filter((item) => item.laidDown);
  const isBusy = offer.isPending || move.isPending;
  const refused = offer.error ?? move.error;
  return (
    <section className="lists-items" aria-label={first[language]}>
      <Flex justify="space-between" align="center">
        <Typography.Title level={2}>{first[language]}</Typography.Title>
        {isAdmin && (
          <Button
            size="small"
            disabled={isBusy}
            onClick={() => offer.mutate({ list, code: first.code, offered: !first.active })}
          >
            {t(first.active ? 'lists.hide' : 'lists.show')}
          </Button>
        )}
      </Flex>
      {!first.active && <Typography.Text type="secondary">{t('lists.hidden')}</Typography.Text>}
      {refused && <ErrorNotice error={refused} />}
      {items.length === 0 && <Typography.Text type="secondary">{t('lists.none')}</Typography.Text>}
      <ol>
        {items.map((item) => (
          <li key={item.code}>
            {renamed === item.code ? (
              <Rename list={list} item={item} onClosed={() => setRenamed(null)} />
            ) : (
              <>
                <span className={item.active ? '' : 'lists-retired'}>
                  {item.zh}
                  {item.en !== item.zh && <span className="lists-en">{item.en}</span>}
                </span>
                <span className="lists-state">{t(`lists.state.${stateOf(item)}`)}</span>
                {isAdmin && (
                  <Steps
                    item={item}
                    isFirst={laidDown[0] === item}
                    isLast={laidDown.at(-1) === item}
                    isBusy={isBusy}
                    onRename={() => setRenamed(item.code)}
                    onMove={(by) => move.mutate({ list, code: item.code, by })}
                    onOffer={(offered) => offer.mutate({ list, code: item.code, offered })}
                  />
                )}
              </>
            )}
          </li>
        ))}
      </ol>
      {isAdmin && (
        <>
          <Typography.Title level={3}>{t('lists.add', { name: first[language] })}</Typography.Title>
          {items.some((item) => !item.laidDown && item.active) && (
            <Typography.Text type="secondary">{t('lists.addEnds')}</Typography.Text>
          )}
          <ItemNameForm
            label={t('lists.addButton')}
            error={add.error}
            isBusy={add.isPending}
            onSubmit={(names, done) => add.mutate({ list, parent: first.code, names }, { onSuccess: done })}
          />
        </>
      )}
    </section>
  );
}

type State = 'own' | 'adopted' | 'retired' | 'proposed' | 'left';

function stateOf({ code, active, laidDown }: ItemHere): State {
  if (!laidDown) return active ? 'proposed' : 'left';
  if (!active) return 'retired';
  return code.includes('-') ? 'own' : 'adopted';
}

interface StepsProps {
  readonly item: ItemHere;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly isBusy: boolean;
  readonly onRename: () => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onOffer: (offered: boolean) => void;
}

/** A proposal is taken over first: then it can be changed. */
function Steps({ item, isFirst, isLast, isBusy, onRename, onMove, onOffer }: StepsProps) {
  const { t } = useTranslation('settings');
  const language = useLabelLanguage();
  const state = stateOf(item);
  if (state === 'proposed') return null;
  const of = (step: string) => ({ 'aria-label': `${step} ${item[language]}` });
  const offerWord = { own: 'retire', adopted: 'retire', retired: 'bringBack', left: 'take' } as const;
  const word = t(`lists.${offerWord[state]}`);
  return (
    <Flex gap="small" className="lists-steps">
      {item.laidDown && (
        <>
          <Button size="small" disabled={isBusy} onClick={onRename} {...of(t('lists.rename'))}>
            {t('lists.rename')}
          </Button>
          <Button size="small" disabled={isBusy || isFirst} onClick={() => onMove(-1)} {...of(t('lists.up'))}>
            {t('lists.up')}
          </Button>
          <Button size="small" disabled={isBusy || isLast} onClick={() => onMove(1)} {...of(t('lists.down'))}>
            {t('lists.down')}
          </Button>
        </>
      )}
      <Button size="small" disabled={isBusy} onClick={() => onOffer(!item.active)} {...of(word)}>
        {word}
      </Button>
    </Flex>
  );
}

interface RenameProps {
  readonly list: GrowingListId;
  readonly item: ItemHere;
  readonly onClosed: () => void;
}

function Rename({ list, item, onClosed }: RenameProps) {
  const { t } = useTranslation('common');
  const rename = useAction('codeList.rename');
  return (
    <ItemNameForm
      before={item}
      label={t('save')}
      error={rename.error}
      isBusy={rename.isPending}
      onCancel={onClosed}
      onSubmit={(names) => rename.mutate({ list, code: item.code, names }, { onSuccess: onClosed })}
    />
  );
}
