import { expect, test } from 'vitest';
import { readPeriod } from '../../../main/contract/values/period.ts';
import type { PeriodReportKind, PeriodReportState } from '../../../main/terms/period-report-terms.ts';
import { openTables } from './open-tables.ts';

function instance(kind: PeriodReportKind, id: string, state: PeriodReportState) {
  const period = readPeriod(id);
  if (!period) throw new Error(id);
  const more = { reportId: null, signedAt: null, late: false, receivedAt: null, supplementedIn: null };
  return { kind, period, state, opensOn: period.to, dueOn: period.to, ...more };
}

test('weeks that nobody has signed do not hide the tables of the month', () => {
  const reports = [
    instance('weeklySummary', '2026-W49', 'notYet'),
    ...['2026-W48', '2026-W47', '2026-W46', '2026-W45', '2026-W44'].map((week) =>
      instance('weeklySummary', week, 'late'),
    ),
    instance('monthlyAnalysis', '2026-11', 'due'),
    instance('monthlyAnalysis', '2026-10', 'signed'),
    instance('disputeStatistics', '2026-11', 'due'),
  ];
  expect(openTables(reports).map(({ period }) => period.id)).toEqual([
    '2026-W48',
    '2026-11',
    '2026-11',
    '2026-W47',
    '2026-W46',
    '2026-W45',
    '2026-W44',
  ]);
});
