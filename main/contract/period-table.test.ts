import { expect, test } from 'vitest';
import { codesOf } from '../terms/code-list.ts';
import { disputeMeasure, stationColumns, stationFigure } from '../terms/period-report-terms.ts';
import { disputeTypeA, disputeTypeB } from '../terms/dispute-types.ts';
import { cellsSchema, groupCells, signedTableShape, ungroupCells } from './period-table.ts';

const stations = Array.from(
  { length: 200 },
  (_, nth) => `00000000-0000-7000-8000-${String(nth).padStart(12, '0')}`,
);
const measures = codesOf(disputeMeasure);
const largest = [
  ...codesOf(stationFigure),
  ...[
    'total',
    'major',
    ...codesOf(disputeTypeA).map((type) => `typeA.${type}`),
    ...codesOf(disputeTypeB).map((type) => `typeB.${type}`),
  ].flatMap((group) => measures.map((measure) => `${group}.${measure}`)),
  'people.below50',
  'category.01',
  ...stations.flatMap((id) => stationColumns.map((figure) => `station.${id}.${figure}`)),
];

test('a table with every figure and 200 stations fits into an op: a township with thirty villages could sign none of its own', () => {
  const cells = cellsSchema.parse(Object.fromEntries(largest.map((cell, nth) => [cell, nth + 1])));
  const groups = groupCells(cells);
  const [column] = [signedTableShape.columns.parse({ current: groups }).current ?? {}];
  // The limit of the format (main/core/exchange/format/json-scan.ts).
  for (const part of [column, ...Object.values(column)])
    expect(Object.keys(part).length).toBeLessThanOrEqual(256);
  expect(JSON.stringify(column).length).toBeLessThan(128 * 1024);
  expect(ungroupCells(column)).toEqual(cells);
});
