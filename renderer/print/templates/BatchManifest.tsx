import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { writtenInstant } from '../../../main/contract/values/local-date.ts';
import { isException } from '../../../main/terms/exchange.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame, SignRow } from './FormFrame.tsx';
import { useCellDay, usePaperDay } from './paper-parts.tsx';

interface BatchProps {
  readonly data: PaperData<'batchManifest'>;
  readonly copyNo: number;
}

/** Lines to write on where nothing is counted yet. */
const linesByHand = 8;

/** F33 批次上报清单 (domain.md §2.4). */
export function BatchList({ data, copyNo }: BatchProps) {
  const { t } = useTranslation('notices');
  const { language } = useLabels();
  const day = usePaperDay();
  const named = useRecordName();
  const isBlank = data.batchId === '';
  return (
    <FormFrame
      kind="batch"
      title={t('batch.listTitle')}
      number={isBlank ? '' : t('batch.seq', { seq: data.seq })}
      station={data.organ}
      copyNo={copyNo}
    >
      <BatchHead data={data} />
      <tr>
        <Cell label={t('batch.period')} columns={5} room={9}>
          {t('batch.fromTo', { from: day(data.firstOn), to: day(data.lastOn) })}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('batch.writtenAt')} room={9}>
          {writtenInstant(data.writtenAt, language)}
        </Cell>
        <Cell label={t('batch.signer')}>{data.signer}</Cell>
        <Cell label={t('batch.entries')}>{data.entries}</Cell>
      </tr>
      <tr>
        <Cell label={t('batch.byType')} columns={5}>
          <Lines
            columns={(['type', 'records', 'entries'] as const).map((column) => t(`batch.columns.${column}`))}
            rows={data.records.map(({ entity, records, entries }) => [named(entity), records, entries])}
            byHand={isBlank ? linesByHand : 0}
          />
        </Cell>
      </tr>
      <tr>
        <Cell label={t('batch.signerKey')} columns={5} room={9}>
          {data.signerKey}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('batch.fileHash')} columns={5} room={9}>
          {data.fileHash}
        </Cell>
      </tr>
      <SignRow lines={[t('batch.sent'), t('batch.date')]} seal={t('batch.sentSeal')} />
    </FormFrame>
  );
}

/** 接收回执: what the other side made of it; on a blank what it writes by hand. */
export function BatchReceipt({ data, copyNo }: BatchProps) {
  const { t } = useTranslation('notices');
  const { t: word } = useTranslation('exchange');
  const { find, language } = useLabels();
  const named = useRecordName();
  const day = useCellDay();
  const isBlank = data.batchId === '';
  const { receiptedAt, standings, exceptions } = data;
  const isOpen = isBlank || receiptedAt === null;
  const inAll = standings.reduce((sum, { state, count }) => sum + (isException(state) ? count : 0), 0);
  return (
    <FormFrame
      kind="batch"
      title={t('batch.receiptTitle')}
      number={isBlank ? '' : t('batch.seq', { seq: data.seq })}
      station={data.organ}
      copyNo={copyNo}
    >
      <BatchHead data={data} />
      <tr>
        <Cell label={t('batch.receiptedAt')} columns={3} room={9}>
          {isBlank
            ? day('')
            : receiptedAt === null
              ? t('batch.waiting')
              : writtenInstant(receiptedAt, language)}
        </Cell>
        <Cell label={t('batch.entries')}>{data.entries}</Cell>
      </tr>
      <tr>
        <Cell label={t('batch.result')} columns={5} room={14}>
          {standings
            .map(({ state, count }) => word(`report.standings.${state}`, { count }))
            .join(word('records.and'))}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('batch.exceptions')} columns={5}>
          {!isOpen && exceptions.length === 0 ? (
            t('batch.allTaken')
          ) : (
            <Lines
              columns={(['type', 'no', 'state', 'reason'] as const).map((column) =>
                t(`batch.exceptionColumns.${column}`),
              )}
              rows={exceptions.map(({ entity, recordNo, state, code }) => [
                named(entity),
                recordNo,
                find('notices', `batch.states.${state}`),
                code === null
                  ? null
                  : (find('records', `standing.codes.${code}`) ?? find('records', 'standing.codes.other')),
              ])}
              byHand={isOpen ? linesByHand : 0}
            />
          )}
          {inAll > exceptions.length && (
            <p>{t('batch.exceptionsLeft', { inAll, shown: exceptions.length })}</p>
          )}
        </Cell>
      </tr>
      <SignRow lines={[t('batch.taken'), t('batch.date')]} seal={t('batch.takenSeal')} />
    </FormFrame>
  );
}

/** Which batch it is: the same on the list and on its receipt. */
function BatchHead({ data }: Pick<BatchProps, 'data'>) {
  const { t } = useTranslation('notices');
  return (
    <>
      <tr>
        <Cell label={t('batch.from')} columns={3} room={9}>
          {data.from}
        </Cell>
        <Cell label={t('batch.to')}>{data.to}</Cell>
      </tr>
      <tr>
        <Cell label={t('batch.id')} columns={5} room={9}>
          {data.batchId}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('batch.file')} columns={5} room={9}>
          {data.fileName}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('batch.manifestHash')} columns={5} room={9}>
          {data.manifestHash}
        </Cell>
      </tr>
    </>
  );
}

interface LinesProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ReactNode[])[];
  readonly byHand: number;
}

/** A small table within a cell, with empty lines to write on. */
function Lines({ columns, rows, byHand }: LinesProps) {
  const shown = rows.length > 0 ? rows : Array.from({ length: byHand }, (): readonly ReactNode[] => []);
  return (
    <table className={rows.length > 0 ? 'rows-table' : 'rows-table by-hand'}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.map((row, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- Rows have no identity but their place.
          <tr key={index}>
            {columns.map((column, cell) => (
              <td key={column}>{row[cell]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useRecordName(): (entity: string) => string {
  const { t } = useTranslation('exchange');
  const { find } = useLabels();
  return (entity) => find('exchange', `records.${entity}`) ?? t('records.other');
}
