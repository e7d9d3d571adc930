import { upsertAttachment, type AttachmentRow } from '../../../db/queries/attachments.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { defineProjection } from '../log/projection.ts';
import { definitionOf, isOpKindName } from '../log/op-kinds.ts';
import { eraseAttachment } from './erase.ts';

export const attachmentProjection = defineProjection('attachment', {
  step(state: Omit<AttachmentRow, 'id'> | null, op): Omit<AttachmentRow, 'id'> | null {
    switch (op.kind) {
      case 'attachment.add': {
        const { subjectEntity, subjectId, sha256, size, mediaType } = op.body;
        return {
          subjectEntity,
          subjectId,
          sha256,
          size,
          mediaType,
          stationId: op.author.station,
          name: op.pii?.name ?? null,
          addedAt: hlcTime(op.hlc),
          addedBy: op.author.user,
          state: 'kept',
          removedAt: null,
          removeReason: null,
        };
      }
      case 'attachment.seal': {
        const { sealedId, sha256, size } = op.body;
        return {
          subjectEntity: 'sealed',
          subjectId: sealedId,
          sha256,
          size,
          mediaType: 'other',
          stationId: op.author.station,
          name: null,
          addedAt: hlcTime(op.hlc),
          addedBy: op.author.user,
          state: 'kept',
          removedAt: null,
          removeReason: null,
        };
      }
      case 'attachment.remove':
        return (
          state && {
            ...state,
            state: 'removed',
            removedAt: hlcTime(op.hlc),
            removeReason: op.pii?.reason ?? null,
          }
        );
    }
  },
  write(tx, id, state) {
    upsertAttachment(tx, { id, ...state });
    const erasedAt = erasureOf(tx, state.subjectId);
    // Its name and key may come after the op that erased its record.
    if (erasedAt !== null) eraseAttachment(tx, id, erasedAt);
  },
});

/** What erases the words of a record erases its attachments too. */
function isErasing(kind: string): boolean {
  return isOpKindName(kind) && definitionOf(kind).erases !== undefined;
}

function erasureOf(tx: WriteTx, subjectId: string): string | null {
  const erasing = opsOfEntity(tx, subjectId).find(
    ({ kind, disposition }) => isErasing(kind) && disposition === 'applied',
  );
  return erasing ? hlcTime(erasing.hlc) : null;
}
