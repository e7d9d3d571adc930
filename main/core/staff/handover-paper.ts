import { contactsOfMatter } from '../../../db/queries/contacts.ts';
import { findDispute } from '../../../db/queries/disputes.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { opsOfEntity } from '../../../db/queries/ops.ts';
import type { Reader } from '../../../db/store/store.ts';
import type { Paper } from '../../contract/papers.ts';
import { localDateOf } from '../../contract/values/local-date.ts';
import type { HandoverKind } from '../../terms/handover-terms.ts';
import { AppError } from '../app-error.ts';
import { hlcTime } from '../log/hlc-time.ts';
import { toLoggedOp } from '../log/record.ts';
import type { OpenRegister } from '../register.ts';
import { stationProfile } from '../station/service.ts';

/** The list of what a person handed over when leaving. Errors: NOT_FOUND for somebody who has not. */
export function handoverListPaper(register: OpenRegister, staffId: string): { no: string; paper: Paper } {
  const { read } = register;
  const ops = opsOfEntity(read, staffId).flatMap(toLoggedOp);
  const left = ops
    .flatMap((op) => (op.kind === 'staff.leave' && op.pii ? [{ op, told: op.pii }] : []))
    .at(-1);
  if (!left) throw new AppError('NOT_FOUND');
  const handedOverAt = hlcTime(left.op.hlc);
  const items = ops.flatMap((op) => (op.kind === 'staff.handOver' && op.pii ? op.pii.items : []));
  return {
    no: localDateOf(handedOverAt),
    paper: {
      documentKind: 'handoverList',
      data: {
        stationName: stationProfile(register, left.op.author.station).name,
        handedOverAt,
        ...left.told,
        items: items.map(({ id, ...item }) => {
          const words = wordsOf(read, item.kind, id);
          // What was sealed or erased since is named by its number alone.
          if (words === null) return { ...item, kind: 'sealedSlip', who: '', summary: '' };
          return { ...item, ...words };
        }),
      },
    },
  };
}

/** Null for what is no longer there to be read. */
function wordsOf(reader: Reader, kind: HandoverKind, id: string): { who: string; summary: string } | null {
  switch (kind) {
    case 'matter': {
      const row = findMatter(reader, id);
      const comings = row
        ? contactsOfMatter(reader, row.mainId).filter(({ matterId }) => matterId === id)
        : [];
      const first = comings.find(({ state }) => state !== 'void') ?? comings[0];
      return row ? { who: first?.petitionerName ?? '', summary: row.summary ?? '' } : null;
    }
    case 'dispute': {
      const row = findDispute(reader, id);
      return row ? { who: row.parties, summary: row.summary ?? '' } : null;
    }
    case 'sealedSlip':
    case 'report':
      return { who: '', summary: '' };
  }
}
