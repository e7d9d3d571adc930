import { Segmented, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  growingListIds,
  growingLists,
  type GrowingListId,
  type ListHere,
} from '../../../main/terms/list-here.ts';
import { useListHere } from '../../api/code-lists.tsx';
import { useLabelLanguage } from '../../components/use-label-language.ts';
import { ListItems } from './ListItems.tsx';
import { ListProposals } from './ListProposals.tsx';
import './lists.css';

/** Which codes the stations of the township choose from, and what its own are called. */
export function ListsPanel() {
  const { t } = useTranslation('settings');
  const [list, setList] = useState<GrowingListId>('contentCategory');
  const here = useListHere()(growingLists[list]);
  return (
    <section className="settings-lines" aria-label={t('tabs.lists')}>
      <Typography.Paragraph>{t('lists.explain')}</Typography.Paragraph>
      <Segmented
        aria-label={t('lists.choose')}
        value={list}
        options={growingListIds.map((id) => ({ value: id, label: t(`lists.${id}`) }))}
        onChange={setList}
      />
      <ListProposals list={list} here={here} />
      <Levels key={list} list={list} here={here} />
    </section>
  );
}

/** The first level beside what stands under the chosen one. */
function Levels({ list, here }: { readonly list: GrowingListId; readonly here: ListHere }) {
  const { t } = useTranslation('settings');
  const language = useLabelLanguage();
  const [chosen, setChosen] = useState<string | null>(null);
  const firsts = here.items.filter(({ parent }) => parent === undefined);
  const first = firsts.find(({ code }) => code === chosen) ?? firsts[0];
  const countUnder = (code: string) => here.offered.filter(({ parent }) => parent === code).length;
  if (!first) return null;
  return (
    <div className="lists-levels">
      <nav aria-label={t('lists.first')}>
        {firsts.map((item) => (
          <button
            key={item.code}
            type="button"
            aria-current={item.code === first.code}
            onClick={() => setChosen(item.code)}
          >
            <span>{item.active ? item[language] : t('lists.hiddenName', { name: item[language] })}</span>
            <span className="lists-count">{countUnder(item.code) || ''}</span>
          </button>
        ))}
      </nav>
      <ListItems key={first.code} list={list} here={here} first={first} />
    </div>
  );
}
