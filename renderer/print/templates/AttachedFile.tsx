import { useTranslation } from 'react-i18next';
import type { FileItem } from '../../../main/contract/routes/archive.ts';
import { revealHidden } from '../../../main/contract/values/text.ts';
import { writtenInstant } from '../../../main/contract/values/local-date.ts';
import { mediaType } from '../../../main/terms/attachment-terms.ts';
import { labelOf } from '../../../main/terms/code-list.ts';
import { formatBytes } from '../../components/format-bytes.ts';
import { useLabels } from '../../components/use-labels.ts';

interface AttachedFileProps {
  readonly item: FileItem;
  /** As the address of its data; null: it cannot be drawn. */
  readonly picture: string | null;
}

/** An attachment in its file, on one page: drawn where it is a picture, else what it is, how it is told from others, and where it lies. */
export function AttachedFile({ item: { title, responsible, attached }, picture }: AttachedFileProps) {
  const { t } = useTranslation(['archive', 'records']);
  const { language } = useLabels();
  if (!attached) return null;
  const { name, bytes, addedAt, addedBy, sha256, here } = attached;
  const shownName = name === null ? t('records:attachments.nameless') : revealHidden(name);
  const added = [responsible, addedBy, writtenInstant(addedAt, language)].join('　');
  if (picture !== null)
    return (
      <figure className="file-attached">
        <figcaption>
          {title}　{shownName}　{added}
        </figcaption>
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
