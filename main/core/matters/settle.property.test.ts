import {
  array,
  assert,
  boolean,
  constantFrom,
  integer,
  property,
  record as shape,
  shuffledSubarray,
  subarray,
} from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../build/testing/examples.ts';
import { inScratch } from '../../../db/fixtures/in-scratch.ts';
import { openTestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { findMatter } from '../../../db/queries/matters.ts';
import { opsAfterPosition } from '../../../db/queries/ops.ts';
import { hashProjection } from '../../../db/queries/projection-dump.ts';
import type { Reader } from '../../../db/store/store.ts';
import { addDays } from '../../contract/values/local-date.ts';
import { storedMatter } from '../contacts/stored.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { projectEntity, record } from '../log/record.ts';
import { arrive, arriving } from '../log/testing/arrive.ts';

// What two stations write at one time knows no rule of the service: circles, merges into what is void, erased, sealed or
// not here. In whatever order it comes, twice or once, the tables come to the same, and what they say of a matter is what
// somebody would say who reads all of it.

const matters = [0, 1, 2, 3, 4] as const;
const id = (part: number, index: number): string =>
  `00000000-0000-7000-8000-${String(part * 1000 + index).padStart(12, '0')}`;
const matterId = (index: number): string => id(1, index);
const contactId = (index: number): string => id(2, index);
const author = { station: id(3, 0), device: id(3, 1), user: id(3, 2), role: 'admin' };
const dayOf = (offset: number): string => addDays('2026-03-02', offset);

/** The first coming of each matter, and three more for whichever. */
const world = shape({
  comings: array(shape({ for: constantFrom(...matters), day: integer({ min: 0, max: 9 }) }), {
    minLength: 8,
    maxLength: 8,
  }).map((all) => all.map((coming, index) => ({ ...coming, for: matters[index] ?? coming.for }))),
  steps: array(
    shape({
      does: constantFrom(
        'merge',
        'merge',
        'unmerge',
        'void',
        'void',
        'unvoid',
        'receive',
        'answer',
        'redact',
        'seal',
      ),
      at: integer({ min: 0, max: 7 }),
      /** 5: a matter that nobody here knows. */
      into: integer({ min: 0, max: 5 }),
      day: integer({ min: 0, max: 9 }),
      /** Whom an answer names; a merging knows of the answer that the other one has. */
      names: subarray([...matters]),
      knows: boolean(),
    }),
    { maxLength: 16 },
  ),
});
type Step = World['steps'][number];
type World = typeof world extends { filter: (is: (value: infer W) => boolean) => unknown } ? W : never;

/** A draft, made when what was written before it is known. */
type Making = AnyDraft | ((reader: Reader) => AnyDraft);

function draftsOf({ comings, steps }: World): Making[] {
  const opening = matters.map((index) => {
    const day = dayOf(comings[index]?.day ?? 0);
    const body = {
      registrationNo: `第${index}号`,
      firstReceivedOn: day,
      limitProfile: 'regs2022@1',
      responsibleId: id(3, 2),
    };
    return {
      kind: 'matter.open',
      entityId: matterId(index),
      businessDate: day,
      body: { ...body, fields: {} },
      pii: { fields: {} },
    } as const;
  });
  const coming = comings.map(({ for: matter, day }, index) => {
    const on = dayOf(day);
    const body = {
      registrationNo: `第${index}号`,
      lookupCode: `CODE${index}`,
      matterId: matterId(matter),
      registeredAt: `${on}T04:00:00.000Z`,
      receptionistId: id(3, 2),
      fields: { channel: 'visit' as const, receivedAt: `${on}T04:00:00.000Z` },
    };
    return {
      kind: 'contact.register',
      entityId: contactId(index),
      businessDate: on,
      body,
      pii: { fields: {} },
    } as const;
  });
  return [...opening, ...coming, ...steps.flatMap((step) => draftsFor(step, comings))];
}

function draftsFor(step: World['steps'][number], comings: World['comings']): Making[] {
  const businessDate = '2026-03-20';
  const matter = step.at % matters.length;
  const ofMatter = { entityId: matterId(matter), businessDate };
  const ofContact = { entityId: contactId(step.at), businessDate };
  switch (step.does) {
    case 'merge':
      return [
        (reader) => {
          const into = findMatter(reader, matterId(step.into));
          const after = step.knows && into ? storedMatter(into).answer?.opId : undefined;
          const body = { into: matterId(step.into), ...(after === undefined ? {} : { after }) };
          return { ...ofMatter, kind: 'matter.merge', body, pii: {} };
        },
      ];
    case 'unmerge':
      return [{ ...ofMatter, kind: 'matter.unmerge', body: {}, pii: {} }];
    case 'void':
      return [{ ...ofContact, kind: 'contact.void', body: { reason: 'trial' }, pii: {} }];
    case 'unvoid':
      return [{ ...ofContact, kind: 'contact.unvoid', body: {}, pii: { reason: '误作废' } }];
    case 'receive': {
      const set = { receivedAt: `${dayOf(step.day)}T04:00:00.000Z` };
      return [{ ...ofContact, kind: 'contact.revise', body: { set, clear: [] }, pii: { set: {} } }];
    }
    case 'answer':
      return [
        {
          ...ofMatter,
          kind: 'matter.answerOnSpot',
          body: { answeredOn: businessDate, agreedOral: true, ends: step.names.map(matterId) },
          pii: { answer: '已答复' },
        },
      ];
    case 'redact':
      return [
        {
          ...ofMatter,
          kind: 'matter.redact',
          body: { reason: 'personAsked', basis: 'purposeEnded' },
          pii: null,
        },
      ];
    case 'seal':
      return [
        { ...ofMatter, kind: 'matter.seal', body: {}, pii: null },
        ...comings.flatMap((coming, index): Making[] =>
          coming.for === matter
            ? [{ entityId: contactId(index), businessDate, kind: 'contact.seal', body: {}, pii: null }]
            : [],
        ),
      ];
    default:
      return [];
  }
}

interface Told {
  readonly main: number;
  readonly state: string;
  readonly from: string;
  readonly isOwed: boolean;
}

/** What somebody would say of each matter who reads all that was written. */
function tell({ comings, steps }: World): (Told | null)[] {
  const last = (does: readonly string[], at: number) =>
    steps.findLast((step) => does.includes(step.does) && step.at === at);
  const lastOf = (does: readonly string[], matter: number) =>
    steps.findLast((step) => does.includes(step.does) && step.at % matters.length === matter);
  const isGone = (matter: number) => matter > 4 || lastOf(['seal'], matter) !== undefined;
  const isErased = (matter: number) => lastOf(['redact'], matter) !== undefined;
  const cut = new Set<number>();
  const next = (matter: number): number => {
    const step = lastOf(['merge', 'unmerge'], matter);
    if (cut.has(matter) || step?.does !== 'merge' || isGone(step.into) || isErased(step.into)) return matter;
    return step.into;
  };
  const walk = (matter: number, times: number): number =>
    times === 0 ? matter : walk(next(matter), times - 1);
  // After as many steps as there are matters one stands at the end, or goes round and round.
  const mainOf = (matter: number): number =>
    Math.min(...matters.map((more) => walk(matter, matters.length + more)));
  const counting = comings.flatMap(({ for: matter, day }, index) => {
    const isVoid = last(['void', 'unvoid'], index)?.does === 'void';
    return isVoid || isGone(matter) ? [] : [{ matter, on: dayOf(last(['receive'], index)?.day ?? day) }];
  });
  /** The answer that a merging knew of. */
  const knownBy = (matter: number): Step | undefined => {
    const merging = steps.findLastIndex(({ does, at }) => does === 'merge' && at % 5 === matter);
    const { into, knows } = steps[merging] ?? { into: 5, knows: false };
    if (!knows || isSealedBefore(into, merging)) return undefined;
    return steps.slice(0, merging).findLast(({ does, at }) => does === 'answer' && at % 5 === into);
  };
  const isSealedBefore = (matter: number, before: number): boolean =>
    steps.slice(0, before).some(({ does, at }) => does === 'seal' && at % 5 === matter);
  const pathOf = (matter: number): number[] =>
    mainOf(matter) === matter ? [] : [matter, ...pathOf(next(matter))];
  const isOwedAlone = (matter: number): boolean =>
    counting.some((coming) => coming.matter === matter) && !lastOf(['answer'], matter) && !isErased(matter);
  const isForgotten = (matter: number): boolean => {
    const main = mainOf(matter);
    const answer = main === matter ? undefined : lastOf(['answer'], main);
    if (answer === undefined || answer.names.some((named) => named === matter)) return false;
    return isOwedAlone(matter) && !pathOf(matter).some((each) => knownBy(each) === answer);
  };
  // Whatever an answer does not name, and nobody put under it knowing of it, stands with what is under it for itself.
  for (let left = matters.filter(isForgotten); left.length > 0; left = matters.filter(isForgotten))
    for (const matter of left.filter((each) => !left.some((other) => other === next(each)))) cut.add(matter);
  return matters.map((matter) => {
    if (isGone(matter)) return null;
    const main = mainOf(matter);
    const group = counting.filter((coming) => mainOf(coming.matter) === main).map(({ on }) => on);
    const first = group.toSorted()[0];
    const own = lastOf(['answer'], main) ? 'answered' : 'registered';
    const state = first === undefined ? 'void' : own;
    return {
      main,
      state: main === matter ? state : 'merged',
      from: first ?? dayOf(comings[main]?.day ?? 0),
      isOwed: main === matter && state === 'registered' && !isErased(main),
    };
  });
}

test('whatever is voided, merged, erased and sealed at once comes to one state in any order, and no clock is lost', () => {
  using first = openTestDatabase();
  using second = openTestDatabase();
  assert(
    property(
      world.chain((drawn) => {
        const count = draftsOf(drawn).length;
        return shuffledSubarray(
          Array.from({ length: count }, (_, index) => index),
          { minLength: count },
        ).map((order) => ({ drawn, order }));
      }),
      integer({ min: 1, max: 9 }),
      ({ drawn, order }, portion) =>
        inScratch(first.store, (written) => {
          for (const [index, draft] of draftsOf(drawn).entries())
            record(written, { author, nowMs: Date.parse('2026-03-20T01:00:00.000Z') + index * 1000 }, [
              typeof draft === 'function' ? draft(written) : draft,
            ]);
          const told = matters.map((index): Told | null => {
            const row = findMatter(written, matterId(index));
            if (!row) return null;
            const main = matters.findIndex((each) => matterId(each) === row.mainId);
            return { main, state: row.state, from: row.firstReceivedOn, isOwed: row.nextDueOn !== null };
          });
          expect(told).toEqual(tell(drawn));

          const ops = [...opsAfterPosition(written, 0)];
          inScratch(second.store, (tx) => {
            const shuffled = order.flatMap((at) => ops[at] ?? []);
            arrive(
              tx,
              shuffled.map((op) => arriving(written, op)),
              portion,
            );
            // What came twice changes nothing.
            for (const at of order.slice(0, portion)) projectEntity(tx, ops[at]?.entityId ?? '');
            expect(hashProjection(tx)).toBe(hashProjection(written));
          });
        }),
    ),
    { numRuns: examples(40) },
  );
});
