import { expect, test } from 'vitest';
import { sampleOp } from '../../../db/fixtures/sample-rows.ts';
import type { OpRow } from '../../../db/queries/ops.ts';
import { inOrderOfUrgency } from './travelling-ops.ts';

const today = '2026-11-23';

function rowsOf(...kinds: readonly (readonly [kind: string, businessDate: string])[]): OpRow[] {
  return kinds.map(([kind, businessDate], index) => ({
    ...sampleOp(`op ${index}`),
    piiRef: null,
    batchIn: null,
    code: null,
    kind,
    businessDate,
    position: index + 1,
  }));
}

test('with a month of backlog what must be erased, what is sealed and the report of today go first, then oldest first', () => {
  const waiting = rowsOf(
    ['contact.register', '2026-10-01'],
    ['report.sign', '2026-10-01'],
    ['contact.redact', '2026-10-02'],
    ['matter.open', '2026-10-03'],
    ['sealed.register', today],
    ['report.sign', today],
    ['dispute.register', today],
    ['matter.seal', today],
  );
  const order = [...inOrderOfUrgency(() => waiting, today)].map(({ position }) => position);
  expect(order).toEqual([3, 5, 8, 6, 1, 2, 4, 7]);
});

test('nothing is left out and nothing goes twice, whatever is waiting', () => {
  const waiting = rowsOf(['a.newerKind', today], ['report.sign', today], ['contact.redact', today]);
  const order = [...inOrderOfUrgency(() => waiting, today)].map(({ opId }) => opId);
  expect(new Set(order)).toEqual(new Set(waiting.map(({ opId }) => opId)));
  expect(order).toHaveLength(waiting.length);
  expect([...inOrderOfUrgency(() => [], today)]).toEqual([]);
});
