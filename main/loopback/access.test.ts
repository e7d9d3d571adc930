import { expect, test } from 'vitest';
import { Access } from './access.ts';

test('tokens of two runs of the program have nothing in common', () => {
  const [first, second] = [new Access(), new Access()];
  expect(first.isPage(second.swap(second.issueTicket()) ?? undefined)).toBe(false);
  expect(first.isControl(second.controlToken)).toBe(false);
  expect(second.swap(first.issueTicket())).toBeNull();
});

test('a token of one kind is none of another kind', () => {
  const access = new Access();
  const ticket = access.issueTicket();
  expect([access.isPage(ticket), access.isControl(ticket)]).toEqual([false, false]);
  const page = access.swap(ticket) ?? '';
  expect([access.isPage(page), access.isControl(page), access.swap(page)]).toEqual([true, false, null]);
  expect([access.isPage(undefined), access.isPage(''), access.isControl(undefined)]).toEqual([
    false,
    false,
    false,
  ]);
});
