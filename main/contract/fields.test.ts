import { expect, test } from 'vitest';
import { defineFields } from '../terms/fields.ts';
import { maskValues } from './fields.ts';

const catalogue = defineFields({
  name: { type: 'name', max: 60, section: 'who', stage: 1 },
  phone: { type: 'phone', section: 'who', stage: 0 },
  idNumber: { type: 'idNumber', section: 'who', stage: 0 },
  neighbours: {
    type: 'rows',
    maxItems: 5,
    fields: { name: { type: 'name', max: 60 }, phone: { type: 'phone' }, idNumber: { type: 'idNumber' } },
    section: 'who',
    stage: 0,
  },
});

test('a number is masked wherever a catalogue has one: a new field of that type had left the station in full', () => {
  const phone = '13800135678';
  const idNumber = '999999199001011234';
  const shown = maskValues(catalogue, {
    name: '李秀兰',
    phone,
    idNumber,
    neighbours: [{ name: '王五', phone, idNumber }],
  });
  expect(shown.name).toBe('李秀兰');
  expect(shown.neighbours?.[0]?.name).toBe('王五');
  expect(JSON.stringify(shown)).not.toMatch(/13800135678|199001011234/u);
});
