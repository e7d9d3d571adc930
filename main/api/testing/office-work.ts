import { addDays, localDateOf, startOfDay } from '../../contract/values/local-date.ts';
import { periodOf } from '../../contract/values/period.ts';
import type { Seeded } from './seeded.ts';
import type { TestStation } from './test-station.ts';

const kinds = [
  'information',
  'voidRecord',
  'shift',
  'note',
  'strike',
  'table',
  'special',
  'endSpecial',
] as const;

/** One thing that an office does beside registering: what is not possible there, or not now, is refused and nothing. */
export async function keepOffice(pc: TestStation, random: Seeded, no: number): Promise<void> {
  const today = localDateOf(pc.nowMs);
  const { session } = await pc.call('session.get', {});
  const isOwn = ({ stationId }: { readonly stationId: string }) => stationId === session?.stationId;
  const pick = <T>(list: readonly T[]): T | undefined => list[random.below(list.length)];
  const shifts = async () => (await pc.call('duty.shifts', {})).shifts.filter(isOwn);
  const shiftId = async () => pick(await shifts())?.shiftId ?? '';
  switch (pick(kinds)) {
    case 'information': {
      const values = {
        sentOn: today,
        infoType: 'practice',
        infoTitle: `第${no}条做法`,
        sentTo: '信访办',
        infoAuthor: '王建国',
      } as const;
      await pc.ask('office.record', { act: 'infoItem', values });
      break;
    }
    case 'voidRecord': {
      const { records } = await pc.call('office.year', { year: today.slice(0, 4) });
      const recordId = pick(records.filter(isOwn))?.recordId;
      if (recordId !== undefined) await pc.ask('office.void', { recordId, reason: `第${no}次作废` });
      break;
    }
    case 'shift': {
      const values = { dutyOn: today, dutyShift: 'whole', leader: '刘主任', officer: '王建国' } as const;
      await pc.ask('duty.begin', { values });
      break;
    }
    case 'note': {
      const happenedAt = new Date(startOfDay(today) + 8 * 3_600_000).toISOString();
      const values = { happenedAt, dutyMatter: `第${no}件：东头组停水` };
      await pc.ask('duty.note', { shiftId: await shiftId(), values });
      break;
    }
    case 'strike': {
      const seen = await pc.ask('duty.shift', { shiftId: await shiftId() });
      const entryId = seen.ok ? pick(seen.value.log)?.entryId : undefined;
      if (seen.ok && entryId !== undefined) {
        await pc.ask('duty.strike', { shiftId: seen.value.shiftId, entryId, reason: '记错村组' });
      }
      break;
    }
    case 'table': {
      const kind = 'weeklySummary';
      const period = periodOf('week', addDays(today, -7)).id;
      const { table } = await pc.call('periodReport.prefill', { kind, period });
      const seen = table.columns.current ?? {};
      const words = { texts: { nextSteps: '继续排查' }, leader: '刘主任', lateReason: '停电' };
      await pc.ask('periodReport.sign', { kind, period, seen, corrections: [], ...words });
      break;
    }
    case 'special':
      await pc.ask('specialPeriod.set', {
        name: `第${no}个时期`,
        from: today,
        to: addDays(today, random.below(6)),
        halfDay: random.chance(0.5),
      });
      break;
    case 'endSpecial': {
      const { periods } = await pc.call('specialPeriod.list', {});
      const specialPeriodId = pick(periods)?.specialPeriodId;
      if (specialPeriodId !== undefined)
        await pc.ask('specialPeriod.end', { specialPeriodId, to: today, reason: '提前结束' });
      break;
    }
    case undefined:
      break;
  }
}
