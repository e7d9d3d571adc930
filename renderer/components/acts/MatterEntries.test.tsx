// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, expect, it, vi } from 'vitest';
import type { MatterActs } from '../../../main/contract/routes/act.ts';
import { i18n } from '../../i18n/i18n.ts';
import type { Doing } from './ActForm.tsx';
import { MatterEntries } from './MatterEntries.tsx';

type Entry = MatterActs['entries'][number];

afterEach(cleanup);

function entry(entryId: string, act: Entry['act'], more: Partial<Entry>): Entry {
  const by = { on: '2026-11-28', stationName: '清河镇信访接待站', staffName: '王建国' };
  return {
    entryId,
    act,
    about: null,
    no: null,
    on: by.on,
    by,
    values: {},
    paper: null,
    steps: [],
    dueOn: null,
    ...more,
  };
}

function show(acts: Pick<MatterActs, 'entries' | 'steps'>) {
  const onDo = vi.fn<(doing: Doing) => void>();
  render(
    <I18nextProvider i18n={i18n}>
      <MatterEntries acts={acts} onDo={onDo} />
    </I18nextProvider>,
  );
  return onDo;
}

it('shows what is done of a meeting, which stood two steps below the request and nowhere on the page', () => {
  show({
    steps: [],
    entries: [
      entry('declared', 'declare', {}),
      entry('decided', 'decideMeeting', { about: 'declared' }),
      entry('finished', 'finishDecision', { about: 'decided', values: { actText: '已清理完毕。' } }),
    ],
  });
  expect(screen.getByText('已清理完毕。')).toBeTruthy();
});

it('offers to approve an extension beside its request, where only the refusal stood', () => {
  const onDo = show({
    steps: ['extend'],
    entries: [entry('asked', 'askExtension', { steps: ['refuseExtension'] })],
  });
  fireEvent.click(screen.getByRole('button', { name: '批准延期' }));
  expect(onDo).toHaveBeenCalledWith({ act: 'extend' });
});
