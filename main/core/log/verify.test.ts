import { describe, expect, test } from 'vitest';
import { clientOf } from '../../../db/store/store.ts';
import { TestStation } from '../../api/testing/test-station.ts';
import { verifyRegister } from './verify.ts';

const watch = { progress: () => undefined, isCancelled: () => false };

async function workedStation(): Promise<TestStation> {
  const station = new TestStation();
  await station.found();
  for (const [index, name] of ['李秀兰', '赵铁柱', '钱桂花'].entries()) {
    station.nowMs += 60_000;
    const contact = {
      petitionerName: name,
      channel: 'visit',
      receivedAt: '2026-11-23T01:30:00.000Z',
      headcount: index + 1,
    } as const;
    const matter = {
      purpose: 'requestResolution',
      contentCategory: '01',
      summary: `第${index + 1}件`,
    } as const;
    const { contactId, matterId } = await station.call('contact.register', { contact, matter });
    await station.call('contact.slip', { contactId, outcome: 'byHand' });
    await station.call('contact.revise', {
      contactId,
      contact: {
        set: { addressDetail: `柳河村${index + 1}组` },
        clear: index === 1 ? ['petitionerName'] : [],
      },
      matter: { set: { facts: '下雨就淹' }, clear: [] },
    });
    await station.call('contact.register', { contact, matter: {}, matterId });
  }
  return station;
}

describe('verify', () => {
  test('finds a worked register sound, and leaves no scratch file behind', async () => {
    await using station = await workedStation();
    const { register, ports } = station.runtime;
    const found = verifyRegister(register.read, ports, watch);
    expect(found).toMatchObject({
      sound: true,
      faults: { opBytes: 0, piiBytes: 0, auditChain: 0, unrecordedOp: 0 },
    });
    expect(found.ops).toBeGreaterThan(15);
    expect(found.rebuiltHash).toBe(found.projectionHash);
  });

  test.each([
    ['a row of the tables changed behind the log', "UPDATE contact SET petitioner_name = '别人'", []],
    [
      'personal data swapped under an op',
      "UPDATE op_pii SET bytes = CAST('{}' AS BLOB)",
      ['piiBytes', 'opStanding'],
    ],
    [
      'an op rewritten',
      "UPDATE op SET bytes = CAST('{}' AS BLOB) WHERE position = 3",
      ['opBytes', 'opStanding'],
    ],
    [
      'a refusal made up behind the log',
      "UPDATE op SET disposition = 'proposal' WHERE position = 5",
      ['opStanding'],
    ],
    ['an audit row taken out', 'DELETE FROM audit WHERE position = 3', ['auditChain', 'unrecordedOp']],
  ] as const)('notices %s', async (_, tampering, faults) => {
    await using station = await workedStation();
    const { register, ports } = station.runtime;
    const client = clientOf(register.read);
    for (const { name } of client
      .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .all()) {
      client.exec(`DROP TRIGGER "${name}"`);
    }
    client.exec(tampering);
    const found = verifyRegister(register.read, ports, watch);
    expect(found.sound).toBe(false);
    const counted = Object.entries(found.faults).filter(([, count]) => count > 0);
    expect(counted.map(([name]) => name)).toEqual(faults);
  });
});
