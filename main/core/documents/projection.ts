import { upsertDocument } from '../../../db/queries/documents.ts';
import { hlcTime } from '../log/hlc-time.ts';
import type { BodyOf } from '../log/op-kinds.ts';
import { defineProjection } from '../log/projection.ts';

type DocumentState = Omit<BodyOf<'document.issue'>, 'subjectEntity' | 'templateVersion' | 'names'> & {
  readonly stationId: string;
  readonly issuedHlc: string;
  readonly printCount: number;
  readonly printedAt: string;
  readonly printedBy: string;
};

export const documentProjection = defineProjection('document', {
  step(state: DocumentState | null, op): DocumentState | null {
    const printed = { printedAt: hlcTime(op.hlc), printedBy: op.author.user };
    switch (op.kind) {
      case 'document.issue': {
        const { subjectEntity: _, templateVersion: __, names: ___, ...rest } = op.body;
        return {
          ...rest,
          stationId: op.author.station,
          issuedHlc: op.hlc,
          printCount: 1,
          ...printed,
        };
      }
      case 'document.continue':
        return state;
      case 'document.reprint':
        return state && { ...state, printCount: Math.max(state.printCount, op.body.copyNo), ...printed };
    }
  },
  write(tx, id, state) {
    upsertDocument(tx, { id, ...state });
  },
});
