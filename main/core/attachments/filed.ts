import { attachmentsOfSubject } from '../../../db/queries/attachments.ts';
import { findStation } from '../../../db/queries/stations.ts';
import { attachedKind, type FileItem } from '../../contract/routes/archive.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import { filedTitle } from '../../terms/attachment-terms.ts';
import type { LabelLanguage } from '../../terms/code-list.ts';
import type { StationRuntime } from '../runtime.ts';
import { staffName } from '../staff/staff-name.ts';
import { plainLength } from './blob.ts';
import { hasAttachment } from './store.ts';

/** What was attached to records, as it lies in their file: one page each, whether it can be drawn or is only named. */
export function filedAttachments(
  { register: { read }, ports }: StationRuntime,
  subjectIds: readonly string[],
  language: LabelLanguage,
): FileItem[] {
  return subjectIds
    .flatMap((id) => attachmentsOfSubject(read, id))
    .filter(({ state, subjectEntity }) => state === 'kept' && subjectEntity !== 'sealed')
    .map(({ id, name, mediaType, size, sha256, addedAt, addedBy, stationId }) => ({
      documentKind: attachedKind,
      subjectId: id,
      no: '',
      responsible: findStation(read, stationId)?.name ?? '',
      // Not its name: that is erased with its record, and a catalogue stays.
      title: filedTitle(mediaType, language),
      on: localDateOf(addedAt),
      attached: {
        name,
        mediaType,
        bytes: plainLength(size),
        sha256,
        addedAt,
        addedBy: staffName(read, addedBy),
        here: name !== null && hasAttachment(ports, { sha256, size }),
      },
    }));
}
