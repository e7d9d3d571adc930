import {
  array,
  assert,
  constantFrom,
  integer,
  property,
  record as recordOf,
  type Arbitrary,
} from 'fast-check';
import { expect, test } from 'vitest';
import { examples } from '../../../build/testing/examples.ts';
import { openTestDatabase, type TestDatabase } from '../../../db/fixtures/open-test-database.ts';
import { countDisputes } from '../../../db/queries/disputes.ts';
import { withWriteTx } from '../../../db/store/store.ts';
import { addDays, startOfDay } from '../../contract/values/local-date.ts';
import { neighbourOf, periodOf } from '../../contract/values/period.ts';
import { codesOf } from '../../terms/code-list.ts';
import { disputeResult, disputeState, performanceState } from '../../terms/dispute-terms.ts';
import { ledgerFigure, periodKind } from '../../terms/ledger-terms.ts';
import type { AnyDraft } from '../log/op-kinds.ts';
import { record } from '../log/record.ts';
import { ledgerRows, rollingLedger } from './ledger.ts';

const uuid = (number: number): string => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const firstDay = '2026-08-20';

// Also what the rules of the screen would refuse: from another program, nothing may unbalance the ledger.
const acts = [
  'agree',
  'end',
  'progress',
  'conclude',
  'perform',
  'reopen',
  'void',
  'unvoid',
  'revise',
  'redact',
] as const;
const step = recordOf({
  dispute: integer({ min: 0, max: 4 }),
  /** Days since the step before, and from the day of which it speaks to the day of writing. */
  passed: integer({ min: 0, max: 25 }),
  ago: constantFrom(0, 0, 0, 1, 4, 9, 35, 80, -3),
  act: constantFrom(...acts),
  result: constantFrom(...disputeResult.codes),
  performance: constantFrom(...performanceState.codes),
});
type Step = typeof step extends Arbitrary<infer T> ? T : never;

function draftOf({ dispute, ago, act, result, performance }: Step, isNew: boolean, today: string): AnyDraft {
  const on = addDays(today, -ago);
  const entry = { entityId: uuid(100 + dispute), businessDate: on };
  const pii = { reason: '更正' };
  if (isNew) {
    const body = {
      registrationNo: `柳河纠〔2026〕${dispute}号`,
      registeredAt: new Date(startOfDay(today)).toISOString(),
      registrarId: uuid(9),
      fields: { quickType: 'neighbour', foundOn: on } as const,
    };
    return { ...entry, kind: 'dispute.register', body, pii: { fields: {} } };
  }
  switch (act) {
    case 'agree':
    case 'end': {
      const head = { mediationId: uuid(200 + dispute), entryId: uuid(300) };
      return act === 'end'
        ? { ...entry, kind: 'mediation.end', body: { ...head, fields: { actOn: on } }, pii: { fields: {} } }
        : {
            ...entry,
            kind: 'mediation.agree',
            body: { ...head, fields: { actOn: on } },
            pii: { fields: {} },
          };
    }
    case 'progress':
      return { ...entry, kind: 'dispute.progress', body: { on }, pii: { text: '上门' } };
    case 'conclude':
      return { ...entry, kind: 'dispute.conclude', body: { on, result }, pii: { text: '结果' } };
    case 'perform':
      return { ...entry, kind: 'dispute.perform', body: { on, performance }, pii: {} };
    case 'reopen':
      return { ...entry, kind: 'dispute.reopen', body: { on }, pii };
    case 'revise':
      return {
        ...entry,
        kind: 'dispute.revise',
        body: { set: { foundOn: on }, clear: [] },
        pii: { set: {} },
      };
    case 'redact':
      return {
        ...entry,
        kind: 'dispute.redact',
        body: { reason: 'personAsked', basis: 'consentWithdrawn' },
        pii: null,
      };
    default:
      return { ...entry, kind: `dispute.${act}`, body: {}, pii };
  }
}

/** @returns the last day on which something was written */
function play({ store }: TestDatabase, steps: readonly Step[]): string {
  let today = firstDay;
  const known = new Set<number>();
  for (const each of steps) {
    today = addDays(today, each.passed);
    const draft = draftOf(each, !known.has(each.dispute), today);
    known.add(each.dispute);
    const author = {
      station: uuid(1 + (each.dispute % 2)),
      device: uuid(8),
      user: uuid(9),
      role: 'registrar',
    };
    withWriteTx(store, (tx) => record(tx, { author, nowMs: startOfDay(today) + 36_000_000 }, [draft]));
  }
  return today;
}

test('balances in every period whatever was done when, each period begins where the one before ended, and ends with what is open', () => {
  assert(
    property(
      array(step, { minLength: 1, maxLength: 30 }),
      constantFrom(...periodKind.codes),
      (steps, kind) => {
        using database = openTestDatabase();
        const last = play(database, steps);
        const { store } = database;
        let period = periodOf(kind, addDays(firstDay, -85));
        let remaining = 0;
        while (period.from <= last) {
          const { figures } = rollingLedger(store, { period: period.id });
          const of = (code: keyof typeof figures) => figures[code] ?? NaN;
          expect(of('carriedOver')).toBe(remaining);
          const outs = of('resolved') + of('transferred') + of('withdrawn');
          remaining = of('carriedOver') + of('found') + of('reopened') - outs + of('corrected');
          expect(of('remaining')).toBe(remaining);
          const isShown = period.from <= firstDay || period.to >= last;
          for (const figure of isShown ? ledgerFigure.codes.filter((code) => code !== 'corrected') : []) {
            const { total } = ledgerRows(store, { period: period.id, figure, offset: 0, limit: 0 });
            // Twice in a period is one record; what stands in it at its ends stands there once.
            const isOnce = figure === 'carriedOver' || figure === 'remaining';
            expect([figure, isOnce ? total : total > 0]).toEqual([
              figure,
              isOnce ? of(figure) : of(figure) > 0,
            ]);
          }
          period = neighbourOf(period, 1);
        }
        const open = codesOf(disputeState).filter((code) =>
          disputeState.items.some((s) => s.code === code && s.open),
        );
        expect(remaining).toBe(countDisputes(store, { states: open }));
      },
    ),
    { numRuns: examples(25) },
  );
});
