import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { InfoItemLog, OfficeForm } from '../../../main/contract/papers.ts';
import { formatLocalDate, writtenDay } from '../../../main/contract/values/local-date.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind } from '../../../main/terms/document-kinds.ts';
import type { FieldCatalogue } from '../../../main/terms/fields.ts';
import {
  meetingItems,
  officeAct,
  officeCatalogues,
  officeDay,
  officeFollows,
  officePapers,
  type OfficeAct,
  type OfficePaperKind,
} from '../../../main/terms/office-fields.ts';
import { formatValue } from '../../components/fields/format-value.ts';
import { rowsOf } from '../../components/fields/rows.ts';
import { useLabels } from '../../components/use-labels.ts';
import { useWords } from '../../components/use-words.ts';
import { FieldRows } from './FieldRows.tsx';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';
import { useCellDay } from './paper-parts.tsx';
import { WallSheet } from './WallSheet.tsx';

interface OfficeSheetProps {
  readonly kind: OfficePaperKind;
  readonly data: OfficeForm;
  readonly copyNo: number;
}

function actOf(kind: OfficePaperKind): OfficeAct {
  const papers: Partial<Record<OfficeAct, OfficePaperKind>> = officePapers;
  return officeAct.codes.find((act) => papers[act] === kind) ?? 'meeting';
}

/** What stands apart from the other fields of its form. */
const apart = ['meetingItems', 'suggestions'];

/** F42, F68, F70 and the records of the office that have no number (domain.md §2.5, §2.8). */
export function OfficeSheet({ kind, data, copyNo }: OfficeSheetProps) {
  const { t } = useTranslation('print');
  const { language, field, find } = useLabels();
  const act = actOf(kind);
  const { values, follows, matterNo, registrarName } = data;
  const catalogue: FieldCatalogue = officeCatalogues[act];
  const on = values[officeDay[act]];
  const isBlank = Object.keys(values).length === 0;
  return (
    <FormFrame
      kind="office"
      title={labelOf(documentKind, kind, language)}
      number={typeof on === 'string' ? writtenDay(on, language) : ''}
      station={data.organ}
      copyNo={copyNo}
      isVoid={data.isVoid === true}
    >
      <FieldRows
        catalogue={catalogue}
        label={(name) => find('office', `fields.${name}`) ?? field(name)}
        values={values}
        without={apart}
        said={!isBlank && act !== 'instruction'}
      />
      {matterNo !== null && matterNo !== '' && !isBlank && (
        <tr>
          <Cell label={t('office.matter')} columns={5}>
            {matterNo}
          </Cell>
        </tr>
      )}
      {act === 'meeting' && <Items data={data} isBlank={isBlank} />}
      {act === 'deliberation' && <Suggestions data={data} isBlank={isBlank} />}
      {(act === 'instruction' || act === 'appointment') && (
        <FieldRows
          catalogue={officeFollows[act]}
          label={field}
          values={follows[0]?.values ?? {}}
          title={t(act === 'instruction' ? 'office.result' : 'office.appointed')}
          room={25}
        />
      )}
      <SignRow
        lines={[
          ...(act === 'instruction' ? [t('office.leaderSignature')] : []),
          ...(act === 'meeting' || act === 'deliberation'
            ? [t('office.hostSignature'), t('office.recorderSignature')]
            : []),
          t('office.registrar', { name: isBlank ? '' : registrarName }),
        ]}
        seal={t('office.seal')}
      />
    </FormFrame>
  );
}

interface ItemsProps {
  readonly data: OfficeForm;
  readonly isBlank: boolean;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** How many there are to write on. */
const itemsByHand = 3;
const rowsOrBlank = (value: unknown, isBlank: boolean) =>
  isBlank ? Array.from({ length: itemsByHand }, (): Record<string, unknown> => ({})) : rowsOf(value);

/** Each item with what was decided, by whom and when it is to be done, and what became of it. */
function Items({ data: { values, follows }, isBlank }: ItemsProps) {
  const { t } = useTranslation('print');
  const { field } = useLabels();
  const day = useCellDay();
  const words = useWords();
  const label = (name: string) => field(`rows.meetingItems.${name}`);
  return rowsOrBlank(values['meetingItems'], isBlank).map((row, index) => {
    const done = follows.find((follow) => follow.values['itemNo'] === index + 1)?.values;
    const { actOn, resultText } = done ?? {};
    const text = (name: keyof typeof meetingItems) => formatValue(meetingItems[name], row[name], words);
    return (
      // oxlint-disable-next-line react/no-array-index-key -- Items have no identity but their place.
      <Fragment key={index}>
        <tr className="entry-part">
          <th colSpan={6} scope="rowgroup">
            {t('office.item', { no: index + 1 })}
          </th>
        </tr>
        {(['item', 'discussion', 'decision'] as const).map((name) => (
          <tr key={name}>
            <Cell label={label(name)} columns={5} room={isBlank ? 14 : undefined}>
              {text(name)}
            </Cell>
          </tr>
        ))}
        <tr className="print-whole">
          <Cell label={label('unit')} room={8}>
            {text('unit')}
          </Cell>
          <Cell label={label('coUnits')} columns={3}>
            {text('coUnits')}
          </Cell>
        </tr>
        <tr className="print-whole">
          <Cell label={label('name')} room={8}>
            {text('name')}
          </Cell>
          <Cell label={label('due')} columns={3}>
            {typeof row['due'] === 'string' ? day(row['due']) : ''}
          </Cell>
        </tr>
        <tr>
          <Cell label={t('office.carriedOut')} columns={5} room={10}>
            {done && t('office.done', { on: day(textOf(actOn)), text: textOf(resultText) })}
          </Cell>
        </tr>
      </Fragment>
    );
  });
}

/** What was suggested, what was answered there, and which matter it became. */
function Suggestions({ data: { values, follows }, isBlank }: ItemsProps) {
  const { t } = useTranslation('print');
  const { field } = useLabels();
  const label = (name: string) => field(`rows.suggestions.${name}`);
  return rowsOrBlank(values['suggestions'], isBlank).map((row, index) => {
    const no = follows.find((follow) => follow.values['itemNo'] === index + 1)?.matterNo;
    const said = (name: string) => textOf(row[name]);
    return (
      // oxlint-disable-next-line react/no-array-index-key -- Suggestions have no identity but their place.
      <Fragment key={index}>
        <tr>
          <Cell label={t('office.suggestion', { no: index + 1 })} columns={5} room={isBlank ? 14 : undefined}>
            {said('suggestion')}
          </Cell>
        </tr>
        <tr className="print-whole">
          <Cell label={label('name')} room={8}>
            {said('name')}
          </Cell>
          <Cell label={label('group')}>{said('group')}</Cell>
          <Cell label={label('reply')}>
            {[said('reply'), no && t('office.registered', { no })].filter(Boolean).join('\n')}
          </Cell>
        </tr>
      </Fragment>
    );
  });
}

interface InfoItemProps {
  readonly data: InfoItemLog;
  readonly copyNo: number;
}

const infoColumns = ['infoTitle', 'infoType', 'sentTo', 'infoAuthor'] as const;
const adoption = ['infoOutcome', 'adoptedBy'] as const;
/** Of the page; the rest is the day's. */
const infoWidths = [
  ['infoTitle', 23],
  ['infoType', 11.5],
  ['sentTo', 16],
  ['infoAuthor', 11],
  ['infoOutcome', 9.5],
  ['adoptedBy', 12],
] as const;

/** F69 of a year. */
export function InfoItemSheet({ data, copyNo }: InfoItemProps) {
  const { t } = useTranslation('print');
  const { language } = useLabels();
  const words = useWords();
  return (
    <>
      <WallSheet
        title={t('office.infoTitle', { station: data.organ })}
        period={data.period}
        copyNo={copyNo}
        columns={[...infoColumns, ...adoption]}
        widths={infoWidths.map(([name, width]) => (
          <col key={name} style={{ width: `${width}%` }} />
        ))}
      >
        {data.rows.map(({ values, follow }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- A day may have several.
          <tr key={index}>
            <td>
              {values['sentOn'] === undefined ? '' : formatLocalDate(textOf(values['sentOn']), language)}
            </td>
            {infoColumns.map((name) => (
              <td key={name}>{formatValue(officeCatalogues.infoItem[name], values[name], words)}</td>
            ))}
            {adoption.map((name) => (
              <td key={name}>{formatValue(officeFollows.infoItem[name], follow?.[name], words)}</td>
            ))}
          </tr>
        ))}
      </WallSheet>
      {data.rows.length === 0 && <p>{t('office.noInfo')}</p>}
    </>
  );
}
