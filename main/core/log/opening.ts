import { claimsOnEntity, type OpClaim } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import { definitionOf, isOpKindName } from './op-kinds.ts';

/** The op that brought an entity into being; its author is the station whose entity it is. */
export function openingOf(reader: Reader, entityId: string): OpClaim | undefined {
  return claimsOnEntity(reader, entityId).find(
    ({ kind, disposition }) =>
      disposition === 'applied' && isOpKindName(kind) && definitionOf(kind).opens === true,
  );
}
