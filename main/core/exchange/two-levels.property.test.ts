import { array, assert, constantFrom, integer, property, record, shuffledSubarray, tuple } from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../build/testing/examples.ts';
import { inScratch } from '../../../db/fixtures/in-scratch.ts';
import { openTestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { hashProjection } from '../../../db/queries/projection-dump.ts';
import type { WriteTx } from '../../../db/store/store.ts';
import { ancestorsOf } from '../log/lineage.ts';
import { definitionOf, type AnyOp } from '../log/op-kinds.ts';
import { settleOwnership } from '../log/ownership.ts';
import { applyOps } from './apply-ops.ts';
import type { ReadOp } from './format/batch-reader.ts';
import { settleIn, standingOfOp } from './testing/op-by.ts';
import { TwoLevels, type Step } from './testing/two-levels.ts';

const drawnSteps = array(
  record<Step>({
    side: constantFrom('village', 'township'),
    act: constantFrom(
      'revise',
      'revise',
      'offer',
      'answer',
      'withdraw',
      'decide',
      'learn',
      'learn',
      'learn',
      'forget',
    ),
    choice: integer({ min: 0, max: 1000 }),
  }),
  { minLength: 20, maxLength: 60 },
);
const step = (side: Step['side'], act: Step['act']): Step => ({ side, act, choice: 1 });
const handedOver = [step('village', 'offer'), step('township', 'learn'), step('township', 'answer')];
const offeredBack = [step('township', 'offer'), step('village', 'learn'), step('village', 'answer')];
/** Some begin where it was handed over, and where the township asks the village to take it back. */
const steps = tuple(constantFrom([], [], handedOver, [...handedOver, ...offeredBack]), drawnSteps).map(
  ([begun, drawn]) => [...begun, ...drawn],
);
const skew = integer({ min: -300_000_000, max: 300_000_000 });

const isWord = ({ kind }: AnyOp): boolean => {
  const { writer, role } = definitionOf(kind);
  return writer === 'owner' && role === undefined;
};

test('of two words that count, of different levels, one was written in knowledge of the other; and none is lost', () => {
  let met = 0;
  let returned = 0;
  assert(
    property(steps, skew, (played, skewMs) => {
      const world = new TwoLevels(skewMs).play(played);
      const ops = world.logged();
      const { order, proposals, above, handover } = settleOwnership(ops);
      const words = ops.filter(isWord);
      const adopted = new Set(proposals.filter(({ state }) => state === 'adopted').map(({ op }) => op.opId));
      const apart = proposals.filter(({ state }) => state !== 'adopted').map(({ op }) => op.opId);
      // Every op is folded once, or waits, or was declined: nothing else becomes of it.
      expect([...order.map(({ opId }) => opId), ...apart].toSorted()).toEqual(
        ops.map(({ opId }) => opId).toSorted(),
      );
      const counting = order.filter((op) => isWord(op) && !adopted.has(op.opId));
      const byId = new Map(ops.map((op) => [op.opId, op]));
      const below = counting.filter(({ author }) => author.station === world.village.station);
      for (const { opId } of counting.filter(({ author }) => author.station === world.township.station)) {
        const known = ancestorsOf(byId, opId);
        for (const word of below)
          expect(known.has(word.opId) || ancestorsOf(byId, word.opId).has(opId)).toBe(true);
      }
      if (above !== null && words.length > counting.length) met += 1;
      if (handover?.isReturn === true && above === null) returned += 1;
    }),
    { numRuns: 500 },
  );
  // The worlds are not all peaceful ones.
  expect(met).toBeGreaterThan(20);
  expect(returned).toBeGreaterThan(10);
});

test('nobody takes a record over by an acceptance alone: a village that has lost its offer owns it until the offer is back', () => {
  const world = new TwoLevels(0).play([...handedOver, step('village', 'learn'), step('village', 'revise')]);
  const ops = world.logged();
  const withoutOffer = ops.filter(({ kind }) => definitionOf(kind).role !== 'offer');
  expect(withoutOffer).toHaveLength(ops.length - 1);
  const lost = settleOwnership(withoutOffer);
  expect(lost).toMatchObject({ above: null, handover: null, proposals: [] });
  // What it wrote meanwhile is a proposal to the township, and here too once the pack has brought the offer.
  expect(settleOwnership(ops)).toMatchObject({
    above: world.township.station,
    handover: { state: 'accepted' },
    proposals: [{ state: 'open' }],
  });
});

test('in any order, doubled and in any portions, both levels come to the same record and the same proposals', () => {
  const portions = steps.chain((played) => {
    const world = new TwoLevels(86_400_000).play(played);
    const { written } = world;
    return record({
      orders: array(shuffledSubarray(written, { minLength: written.length }), { minLength: 3, maxLength: 3 }),
      again: shuffledSubarray(written),
      size: integer({ min: 1, max: 7 }),
    }).map((drawn) => ({ world, ...drawn }));
  });
  using database = openTestDatabase();
  const taken = (world: TwoLevels, at: Step['side'], ops: readonly ReadOp[], size: number) =>
    inScratch(database.store, (tx) => take(tx, world, at, ops, size));
  assert(
    property(portions, ({ world, orders: [first = [], second = [], third = []], again, size }) => {
      const atVillage = taken(world, 'village', [...first, ...again], size);
      expect(taken(world, 'village', [...again, ...second], size)).toEqual(atVillage);
      const atTownship = taken(world, 'township', [...third, ...again], size);
      expect(taken(world, 'township', first, 100)).toEqual(atTownship);
      expect(atTownship.standings).toEqual(atVillage.standings);
      expect(atTownship.matter).toEqual(atVillage.matter);
    }),
    { numRuns: examples(100) },
  );
});

/** What a register makes of these ops, its own and those of the other level. */
function take(tx: WriteTx, world: TwoLevels, at: Step['side'], ops: readonly ReadOp[], size: number) {
  const { village, township } = world;
  const [own, other] = at === 'village' ? [village, township] : [township, village];
  settleIn(tx, own, at, [[other, at === 'village' ? 'township' : 'village']]);
  for (let from = 0; from < ops.length; from += size) {
    const portion = ops.slice(from, from + size);
    for (const by of [own, other]) {
      const isReturned = by === own;
      const source = {
        stationId: by.station,
        deviceIds: new Set([by.device]),
        direction: isReturned || at === 'village' ? ('down' as const) : ('up' as const),
        isReturned,
        batchIn: 'a'.repeat(64),
        at: '2026-11-23T02:00:00.000Z',
      };
      const isBy = ({ decoded }: ReadOp): boolean =>
        decoded.ok && decoded.value.op.author.station === by.station;
      applyOps(tx, source, portion.filter(isBy));
    }
  }
  return {
    hash: hashProjection(tx),
    standings: world.written.map((op) => standingOfOp(tx, op)),
    matter: findMatter(tx, world.matterId),
  };
}
