import { expect, test } from 'vitest';
import { openTestDatabase } from '../fixtures/open-test-database.ts';
import { clientOf, withWriteTx } from '../store/store.ts';
import {
  appendAudit,
  auditAfterPosition,
  auditOfEntity,
  findAuditHead,
  listRecentAudit,
  type NewAuditRow,
} from './audit.ts';

function row(hash: string, changes: Partial<NewAuditRow> = {}): NewAuditRow {
  return {
    at: '2026-11-23T01:00:00.000Z',
    staffId: null,
    action: 'unlock',
    entity: null,
    entityId: null,
    params: '{}',
    prevHash: '',
    hash,
    ...changes,
  };
}

test('the audit log only grows, in one chain', () => {
  using database = openTestDatabase();
  const { store } = database;
  expect(findAuditHead(store)).toBeUndefined();
  withWriteTx(store, (tx) => {
    appendAudit(tx, row('h1'));
    appendAudit(tx, row('h2', { action: 'reveal', entity: 'contact', entityId: 'c1', staffId: 's1' }));
  });
  expect(findAuditHead(store)).toEqual({
    position: 2,
    ...row('h2', { action: 'reveal', entity: 'contact', entityId: 'c1', staffId: 's1' }),
  });
  expect([...auditAfterPosition(store, 0)].map((entry) => entry.hash)).toEqual(['h1', 'h2']);
  expect(listRecentAudit(store, 1).map((entry) => entry.hash)).toEqual(['h2']);
  expect(auditOfEntity(store, 'c1').map((entry) => entry.action)).toEqual(['reveal']);
  expect(() => clientOf(store).exec("UPDATE audit SET params = '{}'")).toThrow(/never changed/);
  expect(() => clientOf(store).exec('DELETE FROM audit')).toThrow(/never deleted/);
  expect(() => withWriteTx(store, (tx) => appendAudit(tx, row('h2')))).toThrow(/UNIQUE/);
});
