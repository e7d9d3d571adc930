import { useTranslation } from 'react-i18next';
import type { PaperData } from '../../../main/contract/papers.ts';
import { retention } from '../../../main/terms/archive-fields.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { documentKind, type FilePaperKind } from '../../../main/terms/document-kinds.ts';
import { useLabels } from '../../components/use-labels.ts';
import { Cell, FormFrame } from './FormFrame.tsx';
import { Story, usePaperDay } from './paper-parts.tsx';
import { ReprintMark } from './ReprintMark.tsx';

interface CaseFileProps<K extends FilePaperKind> {
  readonly data: PaperData<K>;
  readonly copyNo: number;
}

/** Characters from which the board of a file is written smaller. */
const longCover = 60;

/** F80 案卷封面 (domain.md §2.9). */
export function CaseFileCover({ data, copyNo }: CaseFileProps<'caseFileCover'>) {
  const { t } = useTranslation('archive');
  const { language } = useLabels();
  const day = usePaperDay();
  const isMediation = data.mediators !== undefined;
  const isBlank = data.fileNo === '';
  const isLong = data.organ.length + data.fileTitle.length + (data.mediators?.length ?? 0) > longCover;
  const lines = [
    [isMediation ? 'committee' : 'organ', data.organ],
    ['category', t(isBlank ? 'paper.categories' : isMediation ? 'paper.mediation' : 'paper.category')],
    ...(isMediation || isBlank ? [['mediators', data.mediators ?? ''] as const] : []),
    ['year', t('paper.year', { year: written(data.year) })],
    ['span', t('paper.until', { from: day(data.from), to: day(data.to) })],
    ['items', t('paper.items', { items: written(data.items) })],
    ['pages', t('paper.pages', { pages: written(data.pages) })],
    ['retention', labelOf(retention, data.retention, language)],
    ['secret', data.secret ? t('paper.secret') : isBlank ? '' : t('paper.open')],
    ['fileNo', data.volume ? `${data.fileNo}\n${t('paper.volumeOf', data.volume)}` : data.fileNo],
    ['archivist', data.archivist],
    ['archivedOn', day(data.archivedOn)],
    ['remark', ''],
  ] as const;
  return (
    <section className={isLong ? 'file-cover file-cover-long' : 'file-cover'}>
      <p className="file-organ">{data.organ}</p>
      <h1>{isMediation ? t('paper.mediationCover') : labelOf(documentKind, 'caseFileCover', language)}</h1>
      <p className="file-title">{data.fileTitle}</p>
      <table>
        <tbody>
          {lines.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">{t(`paper.cover.${name}`)}</th>
              <td className="print-story">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <ReprintMark copyNo={copyNo} />
    </section>
  );
}

/** Room for a number that is written by hand. */
function written(number: number): string {
  return String(number) || '　'.repeat(6);
}

const columns = ['seq', 'no', 'responsible', 'title', 'on', 'page', 'remark'] as const;

/** F81 卷内目录: what lies in the file, and on which of its pages each begins. */
export function CaseFileList({ data, copyNo }: CaseFileProps<'caseFileList'>) {
  const { t } = useTranslation(['archive', 'print']);
  const { language } = useLabels();
  return (
    <>
      <h1>{labelOf(documentKind, 'caseFileList', language)}</h1>
      <table className="file-list">
        <colgroup>
          {columns.map((name) => (
            <col key={name} className={`file-${name}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            <th colSpan={4}>
              {t('print:file.number', { no: data.fileNo })}
              {data.volume && ` ${t('archive:paper.volumeOf', data.volume)}`}
            </th>
            <th colSpan={3} className="print-right">
              {t('print:file.station', { name: data.organ })}
              <ReprintMark copyNo={copyNo} />
            </th>
          </tr>
          <tr className="file-columns">
            {columns.map((name) => (
              <th key={name} scope="col">
                {t(`archive:paper.list.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ no, responsible, title, on, page, pages }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- Rows have no identity but their place.
            <tr key={index}>
              <td>{index + 1}</td>
              <td>{no}</td>
              <td>{responsible}</td>
              <td>{title}</td>
              <td>{on}</td>
              <td>{pages > 1 ? `${page}–${page + pages - 1}` : page}</td>
              <td aria-hidden />
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** F82 卷内备考表. */
export function CaseFileNote({ data, copyNo }: CaseFileProps<'caseFileNote'>) {
  const { t } = useTranslation('archive');
  const { language } = useLabels();
  const day = usePaperDay();
  const { items, pages, remark, archivist, checker, mediators } = data;
  return (
    <FormFrame
      kind="file"
      title={
        mediators === undefined ? labelOf(documentKind, 'caseFileNote', language) : t('paper.mediationNote')
      }
      number={data.fileNo}
      station={data.organ}
      copyNo={copyNo}
    >
      <tr>
        <Cell label={t('paper.note.state')} columns={5} room={60}>
          {t(data.volume ? 'paper.ownVolume' : 'paper.volume', {
            items: written(items),
            pages: written(pages),
          })}
          {data.volume && t('paper.volumeOf', data.volume)}
        </Cell>
      </tr>
      <tr>
        <Cell label={t('paper.note.missing')} columns={5} room={80}>
          {remark === null ? t('paper.nothing') : <Story text={remark} />}
        </Cell>
      </tr>
      <tr className="print-together">
        <td colSpan={6} aria-label={t('paper.note.archivist')}>
          <div className="print-sign">
            <div>
              <p>
                {t('paper.signature', { name: t('paper.note.archivist') })}
                {archivist}
              </p>
              <p>
                {t('paper.signature', { name: t('paper.note.checker') })}
                {checker}
              </p>
              <p>{t('paper.date', { on: day(data.archivedOn) })}</p>
            </div>
          </div>
        </td>
      </tr>
    </FormFrame>
  );
}
