import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { OfficeDetail } from '../../../main/contract/routes/office.ts';
import { formatLocalDate } from '../../../main/contract/values/local-date.ts';
import { followsOf } from '../../../main/terms/office-fields.ts';
import { DueDate } from '../../components/DueDate.tsx';
import { formatInstant, formatValue } from '../../components/fields/format-value.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';

interface ItemsProps {
  readonly data: OfficeDetail;
  /** Null: nothing can be reported here any more, or it is another station's. */
  readonly onFollow: ((itemNo: number) => void) | null;
}

const columns = ['item', 'discussion', 'decision', 'unit', 'name'] as const;

/** What a meeting decided, and what became of each item. */
export function OfficeItems({ data: { values, follows }, onFollow }: ItemsProps) {
  const { t } = useTranslation('office');
  const { language, field } = useLabels();
  const items = values.meetingItems ?? [];
  return (
    <>
      <h2 className="duty-heading">{t('itemsTitle')}</h2>
      <table className="duty-table" aria-label={t('itemsTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('no')}</th>
            {columns.map((name) => (
              <th key={name} scope="col">
                {field(`rows.meetingItems.${name}`)}
              </th>
            ))}
            <th scope="col">{field('rows.meetingItems.due')}</th>
            <th scope="col">{t('state')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item, index) => {
            const done = follows.find((follow) => follow.values.itemNo === index + 1);
            return (
              // oxlint-disable-next-line react/no-array-index-key -- Items have no identity but their place.
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {columns.map((name) => (
                  <td key={name} className={name === 'name' ? 'duty-name' : undefined}>
                    {item[name]}
                    {name === 'unit' && item.coUnits !== undefined && (
                      <div>
                        {field('rows.meetingItems.coUnits')}：{item.coUnits}
                      </div>
                    )}
                  </td>
                ))}
                <td className="duty-due">
                  {item.due !== undefined &&
                    (done ? formatLocalDate(item.due, language) : <DueDate on={item.due} target />)}
                </td>
                <td>
                  {done &&
                    t('done', {
                      on: formatLocalDate(done.values.actOn ?? '', language),
                      text: done.values.resultText ?? '',
                    })}
                  {!done && onFollow && (
                    <Button
                      size="small"
                      aria-label={t('followOf', { no: index + 1 })}
                      onClick={() => onFollow(index + 1)}
                    >
                      {t('follow.meeting')}
                    </Button>
                  )}
                  {!done && !onFollow && t('notYet')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

interface SuggestionsProps {
  readonly data: OfficeDetail;
  readonly onRegister: ((itemNo: number) => void) | null;
}

const said = ['name', 'group', 'suggestion', 'reply'] as const;

/** What residents suggested, and which matter each became. */
export function OfficeSuggestions({ data: { values, follows }, onRegister }: SuggestionsProps) {
  const { t } = useTranslation('office');
  const { field } = useLabels();
  return (
    <>
      <h2 className="duty-heading">{t('suggestionsTitle')}</h2>
      <table className="duty-table" aria-label={t('suggestionsTitle')}>
        <thead>
          <tr>
            <th scope="col">{t('no')}</th>
            {said.map((name) => (
              <th key={name} scope="col">
                {field(`rows.suggestions.${name}`)}
              </th>
            ))}
            <th scope="col">{t('follows')}</th>
          </tr>
        </thead>
        <tbody>
          {(values.suggestions ?? []).map((row, index) => {
            const contact = follows.find((follow) => follow.values.itemNo === index + 1)?.contact;
            return (
              // oxlint-disable-next-line react/no-array-index-key -- Suggestions have no identity but their place.
              <tr key={index}>
                <th scope="row">{index + 1}</th>
                {said.map((name) => (
                  <td key={name}>{row[name]}</td>
                ))}
                <td>
                  {contact && (
                    <a href={`#/contacts/${contact.contactId}`}>
                      {t('registered', { no: contact.registrationNo })}
                    </a>
                  )}
                  {!contact && onRegister && (
                    <Button
                      size="small"
                      aria-label={t('registerOf', { no: index + 1 })}
                      onClick={() => onRegister(index + 1)}
                    >
                      {t('register')}
                    </Button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}

/** What came of a record that has no items. */
export function OfficeFollows({ data: { act, follows } }: { readonly data: OfficeDetail }) {
  const { t } = useTranslation('office');
  const { field } = useLabels();
  const words = useWords();
  const catalogue = followsOf(act);
  if (act === 'meeting' || catalogue === null || follows.length === 0) return null;
  return (
    <>
      <h2 className="duty-heading">{t('follows')}</h2>
      <ul className="acts-list" aria-label={t('follows')}>
        {follows.map(({ at, staffName, values }) => (
          <li key={at}>
            {Object.entries(catalogue).map(([name, each]) => {
              const known: Readonly<Record<string, unknown>> = values;
              return known[name] === undefined ? null : (
                <div key={name}>
                  {field(name)}：{formatValue(each, known[name], words)}
                </div>
              );
            })}
            <div className="due-later">{t('by', { name: staffName, at: formatInstant(at) })}</div>
          </li>
        ))}
      </ul>
    </>
  );
}
