import { useTranslation } from 'react-i18next';
import type { FileItem } from '../../../main/contract/routes/archive.ts';
import { revealHidden } from '../../../main/contract/values/text.ts';
import { writtenInstant } from '../../../main/contract/values/local-date.ts';
import { mediaType } from '../../../main/terms/attachment-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { formatBytes } from '../../components/format-bytes.ts';
import { useLabels } from '../../components/use-labels.ts';
import type { Drawing } from '../drawings.ts';
import { mostPdfPages } from '../pdf/pdf-messages.ts';

interface AttachedFileProps {
  readonly item: FileItem;
  readonly drawing: Drawing;
}

/** A page of an attachment in its file: drawn where it can be, else what it is, how it is told from others, and where it lies. */
export function AttachedFile({ item: { title, responsible, attached }, drawing }: AttachedFileProps) {
  const { t } = useTranslation(['archive', 'records']);
  const { language } = useLabels();
  if (!attached) return null;
  const { picture, note } = drawing;
  const { name, bytes, addedAt, addedBy, sha256, here } = attached;
  const shownName = name === null ? t('records:attachments.nameless') : revealHidden(name);
  const added = [responsible, addedBy, writtenInstant(addedAt, language)].join('　');
  const words = note === null ? null : t(`archive:paper.attached.notes.${note}`, { most: mostPdfPages });
  if (picture !== null)
    return (
      <figure className="file-attached">
        <figcaption>{[title, shownName, added, words].filter((one) => one !== null).join('　')}</figcaption>
        <img src={picture} alt={shownName} />
      </figure>
    );
  const lines = [
    ['name', shownName],
    ['kind', labelOf(mediaType, attached.mediaType, language)],
    ['bytes', `${formatBytes(bytes)}（${t('archive:paper.attached.exact', { bytes })}）`],
    ['added', added],
    ['hash', sha256.replaceAll(/(?<=.)(?=(?:.{16})+$)/gu, ' ')],
    [
      'place',
      t(here ? 'archive:paper.attached.here' : 'archive:paper.attached.elsewhere', { station: responsible }),
    ],
  ] as const;
  return (
    <>
      <h1>{title}</h1>
      {words !== null && <p>{words}</p>}
      <p>{t('archive:paper.attached.why')}</p>
      <table className="file-named">
        <tbody>
          {lines.map(([line, value]) => (
            <tr key={line}>
              <th scope="row">{t(`archive:paper.attached.${line}`)}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
