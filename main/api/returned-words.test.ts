import { expect, test, vi } from 'vitest';
import { clientOf } from '../../db/store/store.ts';
import type * as returnAboveModule from '../core/exchange/return-above.ts';
import { concatBytes } from '../core/exchange/format/byte-reader.ts';
import { encodeOp } from '../core/exchange/format/op.ts';
import { encodeOpRecord } from '../core/exchange/format/ops-frame.ts';
import { encodeReturnedFrame, readReturnedFrame } from '../core/exchange/format/returned-frame.ts';
import { readIdentity } from '../core/station/identity.ts';
import { filesWith } from './testing/files-with.ts';
import { enrol, importedBy, receiptFor, visit } from './testing/pair.ts';
import { simulated } from './testing/seeded.ts';
import { SimulatedStation } from './testing/simulated-station.ts';
import { townshipProfile, villageProfile } from './testing/test-station.ts';

type Alter = (frame: Uint8Array) => Uint8Array;

/** What a hostile village makes of the batches that it gives back. */
const village = vi.hoisted(() => ({ alter: null as Alter | null }));
vi.mock('../core/exchange/return-above.ts', async (original) => {
  const actual = await original<typeof returnAboveModule>();
  const mutant: Partial<typeof returnAboveModule> = {
    returnedFrames: (...args) => {
      const frames = actual.returnedFrames(...args);
      return village.alter === null ? frames : frames.map(village.alter);
    },
  };
  return { ...actual, ...mutant };
});

const point = { contactPerson: '周志强', contactPhone: '0999-5550100' } as const;
const accept = { actOn: '2026-11-23', ...point, serveBy: 'village', serveDueOn: '2026-11-30' } as const;
const notice = {
  year: 2027,
  publishedOn: '2026-11-20',
  days: [{ date: '2027-01-01', isOffDay: true, holiday: 'newYear' as const }],
  source: '国办发明电〔2026〕9号',
};

function envelopeOf(frame: Uint8Array): Uint8Array {
  const { signature, manifestBytes } = readReturnedFrame(frame);
  return concatBytes([signature, manifestBytes]);
}

/** A township that has accepted, urged and laid down a calendar, and then came back from a backup of the day before. */
class RestoredTownship implements AsyncDisposable {
  readonly village = new SimulatedStation('village');
  readonly township = new SimulatedStation('township');
  matterId = '';

  async come(): Promise<this> {
    simulated.now = Date.parse('2026-11-23T02:00:00.000Z');
    await this.village.found(villageProfile);
    await this.township.found(townshipProfile);
    await enrol(this.village.pc, this.township.pc, this.village.identity.deviceId);
    await this.receipt();
    const { matterId } = await this.village.pc.call('contact.register', visit);
    this.matterId = matterId;
    await this.report();
    await this.township.keep();
    await this.township.pc.call('matter.act', { matterId, act: 'accept', values: accept });
    await this.township.pc.call('matter.act', {
      matterId,
      act: 'urge',
      values: { urgeAbout: 'service', replyDueOn: '2026-12-01', actText: '请当面送达并报回。' },
    });
    await this.township.pc.call('calendar.set', notice);
    await this.receipt();
    return this;
  }

  async report() {
    const { fileId } = await this.village.pc.work('exchange.export', { place: null });
    return importedBy(this.township.pc, await this.village.pc.fetch(fileId));
  }

  async receipt() {
    return receiptFor(this.village.pc, this.township.pc, this.village.identity.stationId);
  }

  acts() {
    return this.township.pc.call('matter.acts', { matterId: this.matterId });
  }

  ownOps(): number {
    const { read } = this.township.pc.runtime.register;
    return Number(clientOf(read).prepare("SELECT count(*) FROM op WHERE origin = 'own'").pluck().get());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    village.alter = null;
    await this.village[Symbol.asyncDispose]();
    await this.township[Symbol.asyncDispose]();
  }
}

test.each(['restored', 'replaced'] as const)(
  'a township that was %s from an old backup has its number, urging, document and calendar again after one exchange',
  async (mishap) => {
    await using both = await new RestoredTownship().come();
    const { township, village: below } = both;
    const before = await both.acts();
    expect(before).toMatchObject({ state: 'accepted', officialNo: '柳林信〔2026〕1号' });
    await township.suffer(mishap);
    expect(await both.acts()).toMatchObject({ officialNo: null });
    if (mishap === 'replaced') {
      const { fileId, checkCode } = await township.pc.call('exchange.card', {});
      const card = await below.pc.bring(await township.pc.fetch(fileId));
      await below.pc.call('exchange.loadCard', { fileId: card, typed: checkCode });
    }
    await both.receipt();
    expect(await both.report()).toMatchObject({ value: { warnings: [] } });
    const after = await both.acts();
    expect(after).toMatchObject({
      state: 'accepted',
      officialNo: before.officialNo,
      documents: before.documents.map(({ documentNo }) => ({ documentNo })),
      urges: [{ text: '请当面送达并报回。' }],
    });
    expect(await township.pc.call('calendar.get', { year: 2027 })).toMatchObject({ source: notice.source });
    const { read } = township.pc.runtime.register;
    const told = clientOf(read)
      .prepare("SELECT params FROM audit WHERE action = 'exchange.returned'")
      .pluck();
    expect(told.all()).toHaveLength(1);

    // What was signed for is not given back once more, and no number is given again.
    await both.receipt();
    const { matterId } = await below.pc.call('contact.register', {
      ...visit,
      contact: { ...visit.contact, petitionerName: '王二' },
    });
    await both.report();
    const { read: held } = below.pc.runtime.register;
    const carried = clientOf(held).prepare('SELECT count(DISTINCT batch_id) FROM batch_returned').pluck();
    expect(carried.get()).toBe(1);
    await township.pc.call('matter.act', { matterId, act: 'accept', values: accept });
    expect(await township.pc.call('matter.acts', { matterId })).toMatchObject({
      officialNo: '柳林信〔2026〕2号',
      documents: [{ documentNo: '柳林信受〔2026〕2号' }],
    });
  },
);

test('a village cannot put a word into the mouth of its restored township', async () => {
  await using both = await new RestoredTownship().come();
  const { township, matterId } = both;
  await township.suffer('restored');
  await both.receipt();
  const { stationId, deviceId } = readIdentity(township.pc.runtime.register.read);
  const forged = encodeOp({
    v: 1,
    entity: 'matter',
    entityId: matterId,
    kind: 'matter.withdrawTransfer',
    parents: [],
    hlc: '019a000000000001',
    author: { station: stationId, device: deviceId, user: deviceId, role: 'admin' },
    schema: 1,
    body: {},
    piiRef: null,
    businessDate: '2026-11-23',
  }).bytes;
  const hostile: Record<string, Alter> = {
    'an op among those that were signed': (frame) =>
      concatBytes([frame, ...encodeOpRecord({ opBytes: forged, pii: null })]),
    'one op for another': (frame) =>
      encodeReturnedFrame(envelopeOf(frame), [
        ...[...readReturnedFrame(frame).records].slice(1),
        { opBytes: forged, pii: null },
      ]),
    'a batch without one of its ops': (frame) =>
      encodeReturnedFrame(envelopeOf(frame), [...readReturnedFrame(frame).records].slice(1)),
    'a signature that is nobody’s': (frame) => {
      const envelope = Uint8Array.from(envelopeOf(frame));
      envelope[3] = (envelope[3] ?? 0) ^ 1;
      return encodeReturnedFrame(envelope, readReturnedFrame(frame).records);
    },
    'a frame that breaks off': (frame) => frame.subarray(0, frame.length - 7),
    'nothing but noise': () => new Uint8Array(300).fill(255),
  };
  const before = both.ownOps();
  for (const [what, alter] of Object.entries(hostile)) {
    village.alter = alter;
    const taken = await both.report();
    expect({ what, taken, ownOps: both.ownOps(), acts: await both.acts() }).toMatchObject({
      what,
      taken: { value: { state: 'imported', quarantined: 0, warnings: ['RETURNED_UNPROVEN'] } },
      ownOps: before,
      acts: { officialNo: null },
    });
  }
  // The honest batch is taken all the same.
  village.alter = null;
  expect(await both.report()).toMatchObject({ value: { warnings: [] } });
  expect(await both.acts()).toMatchObject({ officialNo: '柳林信〔2026〕1号' });
});

test('what was erased meanwhile does not come back with the words that a village returns', async () => {
  await using both = await new RestoredTownship().come();
  const { township, village: below, matterId } = both;
  await township.suffer('restored');
  await both.receipt();
  // A village that still had the words when it wrote the file: made before the erasure, brought after it.
  const before: Uint8Array[] = [];
  village.alter = (frame) => {
    before.push(Uint8Array.from(frame));
    return frame;
  };
  await below.pc.work('exchange.export', { place: null });
  expect(Buffer.concat(before).includes('请当面送达并报回。')).toBe(true);
  const { comings } = await below.pc.call('matter.get', { matterId });
  await below.pc.call('contact.redact', {
    contactId: comings[0]?.contactId ?? '',
    scope: 'matter',
    grounds: { reason: 'personAsked', basis: 'consentWithdrawn' },
  });
  village.alter = () => before.shift() ?? new Uint8Array();
  expect(await both.report()).toMatchObject({ value: { warnings: [] } });
  expect(before).toEqual([]);
  // Number and dates are there again; of what was told about a person nothing is.
  expect(await both.acts()).toMatchObject({ officialNo: '柳林信〔2026〕1号', urges: [{ text: null }] });
  const { read } = township.pc.runtime.register;
  const words = clientOf(read)
    .prepare(
      'SELECT count(*) FROM op JOIN op_pii USING (pii_ref) WHERE entity_id = ? AND op_pii.bytes IS NOT NULL',
    )
    .pluck();
  expect(words.get(matterId)).toBe(0);
  // The register that was set aside is the person's own to keep or destroy.
  const holders = filesWith(township.pc, ['请当面送达并报回', point.contactPerson]);
  expect(holders.filter((name) => !name.includes('set-aside'))).toEqual([]);
});
