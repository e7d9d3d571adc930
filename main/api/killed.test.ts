import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { killInside } from '../../db/fixtures/kill-inside.ts';
import { bareMachine, beganAgain, joinAgain, packImported } from './testing/beginning-again.ts';
import { killWriter, reopened } from './testing/kill-writer.ts';
import { registerMany } from './testing/many-contacts.ts';
import { Pair } from './testing/pair.ts';

const contacts = 200;

const script = (name: string) => join(import.meta.dirname, 'testing', name);

test.each(Array.from({ length: 8 }, (_, round) => round))(
  'kill -9 in the middle of writes loses nothing that was acknowledged, and leaves nothing half-written (%i)',
  async (round) => {
    const { acknowledged, lost, sound } = await killWriter(20 + round * 23);
    expect(acknowledged).toBeGreaterThan(0);
    expect({ lost, sound }).toEqual({ lost: 0, sound: true });
  },
);

/** A copy of a station's folder for each run, gone at the end of the test. */
function copiesOf(root: string): (run: number) => string {
  const folder = mkdtempSync(join(tmpdir(), 'killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return (run) => {
    const copy = join(folder, String(run));
    cpSync(root, copy, { recursive: true });
    return copy;
  };
}

test(
  'kill -9 in the middle of an import leaves the whole batch in or out',
  { timeout: 240_000 },
  async () => {
    await using pair = await new Pair().found();
    await pair.enrol();
    const status = await pair.village.call('session.get', {});
    if (!status.session) throw new Error('The village is locked');
    registerMany(pair.village, status.session, contacts);
    const file = join(pair.village.root, 'batch.xfb');
    writeFileSync(file, await pair.exported());
    const { session } = await pair.township.call('session.get', {});
    const staffId = session?.staffId ?? '';
    await pair.township.close();
    const outcomes = new Set<number>();
    const copyOf = copiesOf(pair.township.root);
    const roots: string[] = [];
    await killInside([0, 0.2, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9, 0.95, 1], {
      script: script('import-once.ts'),
      prepare(run) {
        roots[run] = copyOf(run);
        return [roots[run], staffId, file];
      },
      async look(run, isAcknowledged) {
        await using station = await reopened(roots[run] ?? '', staffId);
        const { total } = await station.call('contact.list', {});
        outcomes.add(total);
        expect([0, contacts]).toContain(total);
        expect(total === contacts || !isAcknowledged).toBe(true);
        expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
      },
    });
    // A kill that always came too early or too late would prove nothing.
    expect(outcomes).toEqual(new Set([0, contacts]));
  },
);

test(
  'kill -9 while a station that began again takes in its restore pack leaves nothing or all of it, and the pack goes in later',
  { timeout: 240_000 },
  async () => {
    await using pair = await new Pair().found();
    await pair.enrol();
    const held = await pair.village.call('session.get', {});
    if (!held.session) throw new Error('The village is locked');
    registerMany(pair.village, held.session, contacts);
    await pair.exchange();
    await using village = await beganAgain(pair);
    await joinAgain(pair, village);
    const { session } = await village.call('session.get', {});
    const staffId = session?.staffId ?? '';
    const { township, villageId: stationId } = pair;
    const { files } = await township.work('restore.exportPack', { stationId, place: null });
    expect(files).toHaveLength(1);
    const file = join(village.root, 'pack.xfb');
    writeFileSync(file, await township.fetch(files[0]?.fileId ?? ''));
    await village.close();
    const outcomes = new Set<number>();
    const copyOf = copiesOf(village.root);
    const roots: string[] = [];
    await killInside([0.2, 0.5, 0.75, 0.9], {
      script: script('import-pack-once.ts'),
      prepare(run) {
        roots[run] = copyOf(run);
        return [roots[run], staffId, file, pair.villageRecoveryCode];
      },
      async look(run, isAcknowledged) {
        await using station = await reopened(roots[run] ?? '', staffId, bareMachine);
        const total = async () => (await station.call('contact.list', {})).total;
        const found = await total();
        outcomes.add(found);
        expect([0, contacts]).toContain(found);
        expect(found === contacts || !isAcknowledged).toBe(true);
        expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
        const fileIds = [await station.bring(readFileSync(file))];
        await packImported(station, fileIds, pair.villageRecoveryCode);
        expect(await total()).toBe(contacts);
      },
    });
    expect(outcomes).toEqual(new Set([0, contacts]));
  },
);

test(
  'kill -9 in the middle of an export leaves no batch or a whole one, whose file can be written again',
  { timeout: 240_000 },
  async () => {
    await using pair = await new Pair().found();
    await pair.enrol();
    await pair.receipt();
    const { session } = await pair.village.call('session.get', {});
    registerMany(pair.village, session, contacts);
    await pair.village.close();
    const outcomes = new Set<string>();
    const copyOf = copiesOf(pair.village.root);
    const roots: string[] = [];
    await killInside([0, 0.25, 0.5, 0.75, 0.9, 1], {
      script: script('export-once.ts'),
      prepare(run) {
        roots[run] = copyOf(run);
        return [roots[run], session.staffId];
      },
      async look(run, isAcknowledged) {
        await using station = await reopened(roots[run] ?? '', session.staffId);
        const { batches, unreceipted } = await station.call('exchange.status', {});
        const made = batches.find(({ state }) => state !== 'receipted');
        outcomes.add(made?.state ?? 'none');
        expect(made?.state === 'exported' || !isAcknowledged).toBe(true);
        expect(unreceipted).toBeGreaterThanOrEqual(2 * contacts);
        if (made) {
          const again = await station.work('exchange.renderAgain', { batchId: made.batchId, place: null });
          expect(again.opCount).toBe(unreceipted);
        }
        expect(await station.work('station.verify', {})).toMatchObject({ sound: true });
      },
    });
    expect(outcomes.has('exported')).toBe(true);
  },
);
