import { v7 as uuidv7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { withWriteTx } from '../../../db/store/store.ts';
import { sha256Hex } from '../crypto/hash.ts';
import { applyOps, type OpSource, type Tally } from './apply-ops.ts';
import type { ReadOp } from './format/batch-reader.ts';
import { matterOp, openingOfMatter, sender, settleIn, standingOfOp, type Sender } from './testing/op-by.ts';

const [liuhe, shatan, town] = [sender(), sender(), sender()];

function atTown(): TestDatabase {
  const database = openTestDatabase();
  withWriteTx(database.store, (tx) =>
    settleIn(tx, town, 'township', [
      [liuhe, 'village'],
      [shatan, 'village'],
    ]),
  );
  return database;
}

function atLiuhe(): TestDatabase {
  const database = openTestDatabase();
  withWriteTx(database.store, (tx) => settleIn(tx, liuhe, 'village', [[town, 'township']]));
  return database;
}

let batches = 0;
function take(
  { store }: TestDatabase,
  by: Sender,
  direction: OpSource['direction'],
  ops: readonly ReadOp[],
  isReturned = false,
): Tally {
  batches += 1;
  const source = {
    stationId: by.station,
    deviceIds: new Set([by.device]),
    direction,
    isReturned,
    batchIn: sha256Hex(Uint8Array.of(1, batches)),
    at: '2026-11-23T02:00:00.000Z',
  };
  return withWriteTx(store, (tx) => applyOps(tx, source, ops));
}

const reason = { reason: '需要乡镇水利站处理' };
function handedOver(matterId: string): { opening: ReadOp; offer: ReadOp; accept: ReadOp } {
  const opening = openingOfMatter(liuhe, matterId);
  const offer = matterOp(liuhe, matterId, { kind: 'matter.transferOffer', parents: [opening.opId] }, reason);
  const body = { answers: offer.opId, responsibleId: town.user };
  const accept = matterOp(town, matterId, { kind: 'matter.transferAccept', body, parents: [offer.opId] });
  return { opening, offer, accept };
}

describe('at a village', () => {
  test('what only the township may say waits for the village’s own record, and counts when that comes back', () => {
    using database = atLiuhe();
    const matterId = uuidv7();
    const { opening, offer, accept } = handedOver(matterId);
    take(database, town, 'down', [accept]);
    expect(standingOfOp(database.store, accept)).toBe('quarantined ORPHAN');
    take(database, liuhe, 'down', [offer, opening], true);
    expect([opening, offer, accept].map((op) => standingOfOp(database.store, op))).toEqual(
      Array(3).fill('applied'),
    );
    expect(findMatter(database.store, matterId)?.responsibleId).toBe(town.user);
  });

  test('what belongs to the village alone is not the township’s to write, before and after the record came', () => {
    using database = atLiuhe();
    const matterId = uuidv7();
    const opening = openingOfMatter(liuhe, matterId);
    const early = matterOp(town, matterId, { kind: 'matter.transferOffer' }, reason);
    const late = matterOp(town, matterId, { kind: 'matter.transferOffer', parents: [opening.opId] }, reason);
    take(database, town, 'down', [early]);
    take(database, liuhe, 'down', [opening], true);
    take(database, town, 'down', [late]);
    expect([early, late].map((op) => standingOfOp(database.store, op))).toEqual(
      Array(2).fill('quarantined NOT_OWNER'),
    );
  });
});

describe('at a township', () => {
  test('a village cannot accept its own offer in the name of the level above, nor lay that down in advance', () => {
    using database = atTown();
    const matterId = uuidv7();
    const { opening, offer } = handedOver(matterId);
    const body = { answers: offer.opId, responsibleId: liuhe.user };
    const forged = matterOp(liuhe, matterId, { kind: 'matter.transferAccept', body, parents: [offer.opId] });
    take(database, liuhe, 'up', [forged]);
    expect(standingOfOp(database.store, forged)).toBe('quarantined NOT_OWNER');
    take(database, liuhe, 'up', [opening, offer]);
    // Nor by a restore pack that brings its own words back.
    const returned = matterOp(
      liuhe,
      matterId,
      { kind: 'matter.transferDecline', body: { answers: offer.opId } },
      reason,
    );
    take(database, liuhe, 'down', [returned], true);
    expect([forged, returned].map((op) => standingOfOp(database.store, op))).toEqual(
      Array(2).fill('quarantined NOT_OWNER'),
    );
  });

  test('a neighbour’s words on another village’s matter are nobody’s proposal, in any order', () => {
    using database = atTown();
    const matterId = uuidv7();
    const { opening, offer } = handedOver(matterId);
    const set = { kind: 'matter.revise', body: { set: {}, clear: [] } };
    const early = matterOp(shatan, matterId, set, { set: { summary: '冒充' } });
    const late = matterOp(
      shatan,
      matterId,
      { ...set, hlc: '0199000000020000' },
      { set: { summary: '冒充' } },
    );
    take(database, shatan, 'up', [early]);
    take(database, liuhe, 'up', [opening, offer]);
    take(database, shatan, 'up', [late]);
    expect([early, late].map((op) => standingOfOp(database.store, op))).toEqual(
      Array(2).fill('quarantined NOT_OWNER'),
    );
    expect(findMatter(database.store, matterId)?.summary).toBe('排水沟堵塞');
  });

  test('what a village writes after handing over waits as a proposal, and its receipt will say so', () => {
    using database = atTown();
    const matterId = uuidv7();
    const { opening, offer, accept } = handedOver(matterId);
    const revision = matterOp(
      liuhe,
      matterId,
      { kind: 'matter.revise', body: { set: {}, clear: [] }, parents: [accept.opId] },
      { set: { summary: '又堵了' } },
    );
    take(database, liuhe, 'up', [opening, offer]);
    // The township's own, put there as `record` would.
    take(database, town, 'down', [accept], true);
    expect(take(database, liuhe, 'up', [revision])).toMatchObject({ applied: 0, proposals: 1 });
    expect(standingOfOp(database.store, revision)).toBe('proposal OTHER_LEVEL');
    expect(findMatter(database.store, matterId)?.summary).toBe('排水沟堵塞');
  });
});
