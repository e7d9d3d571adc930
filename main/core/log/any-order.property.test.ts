import { assert, constantFrom, property, shuffledSubarray } from 'fast-check';
import { beforeAll, afterAll, expect, test } from 'vitest';
import { inScratch } from '../../../db/fixtures/in-scratch.ts';
import { openTestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { findPii, opsAfterPosition } from '../../../db/queries/ops.ts';
import { hashProjection } from '../../../db/queries/projection-dump.ts';
import { visit } from '../../api/testing/pair.ts';
import { TestStation } from '../../api/testing/test-station.ts';
import { arrive, arriving, type Arriving } from './testing/arrive.ts';

// What the tables are must not depend on what came first (exchange.md P1, I11). `npm run soak` repeats these two hundred
// times, with others.

const database = openTestDatabase();
const station = new TestStation();
const slip = { outcome: 'byHand' } as const;
/** Before anything was erased, and what erased it. */
let written: Arriving[] = [];
let erasing: Arriving[] = [];
let before = '';
let after = '';

beforeAll(async () => {
  await station.found();
  const { read } = station.runtime.register;
  const { contactId, matterId } = await station.call('contact.register', visit);
  await station.call('contact.slip', { contactId, ...slip });
  station.nowMs += 60_000;
  await station.call('contact.revise', {
    contactId,
    contact: { set: { addressDetail: '柳河村1组' }, clear: ['phone'] },
    matter: { set: { facts: '下雨就淹' }, clear: [] },
  });
  await station.call('contact.register', { contact: visit.contact, matter: {}, matterId });
  const { disputeId } = await station.call('dispute.register', {
    dispute: {
      quickType: 'neighbour',
      foundOn: '2026-11-23',
      foundBy: 'screening',
      parties: [{ name: '赵铁柱' }],
      summary: '滴水争执',
    },
  });
  written = [...opsAfterPosition(read, 0)].map((op) => arriving(read, op));
  before = hashProjection(read);
  const grounds = { reason: 'personAsked', basis: 'consentWithdrawn' } as const;
  await station.call('contact.redact', { contactId, scope: 'matter', grounds });
  await station.call('dispute.redact', { disputeId, grounds });
  erasing = [...opsAfterPosition(read, written.at(-1)?.op.position ?? 0)].map((op) => arriving(read, op));
  after = hashProjection(read);
});
afterAll(async () => {
  database[Symbol.dispose]();
  await station[Symbol.asyncDispose]();
});

const size = constantFrom(1, 2, 5, 20);

test('the same ops in any order and any portions make the same tables', () => {
  expect(written.length).toBeGreaterThan(8);
  assert(
    property(shuffledSubarray(written, { minLength: written.length }), size, (shuffled, portion) =>
      inScratch(database.store, (tx) => {
        arrive(tx, shuffled, portion);
        expect(hashProjection(tx)).toBe(before);
      }),
    ),
    { numRuns: 500 },
  );
});

test('whatever comes first, words or erasure, leaves the same tables, every hash, and no word', () => {
  const all = [...written, ...erasing];
  assert(
    property(shuffledSubarray(all, { minLength: all.length }), size, (shuffled, portion) =>
      inScratch(database.store, (tx) => {
        arrive(tx, shuffled, portion);
        expect(hashProjection(tx)).toBe(after);
        const held = [...opsAfterPosition(tx, 0)];
        expect(held.map(({ opId }) => opId).toSorted()).toEqual(all.map(({ op }) => op.opId).toSorted());
        const words = held.flatMap(({ piiRef, entity }) =>
          piiRef === null || !['contact', 'matter', 'dispute'].includes(entity)
            ? []
            : (findPii(tx, piiRef)?.bytes ?? []),
        );
        expect(words).toEqual([]);
      }),
    ),
    { numRuns: 500 },
  );
});
