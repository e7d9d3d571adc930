// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { i18n } from '../i18n/i18n.ts';
import { DataTable } from './DataTable.tsx';
import { wholeList } from './row-source.ts';
import type { Column } from './table-column.ts';

interface Visit {
  readonly no: number;
  readonly name: string;
}

const columns: readonly Column<Visit>[] = [
  { key: 'no', title: '编号', text: (visit) => String(visit.no) },
  { key: 'name', title: '姓名', text: (visit) => visit.name, long: true },
];

function visits(count: number): Visit[] {
  return Array.from({ length: count }, (_, no) => ({ no, name: `来访人${no}` }));
}

// jsdom neither lays out nor scrolls.
Element.prototype.scrollTo = () => {};
const copied = vi.fn<(text: string) => Promise<void>>(async () => {});
Object.defineProperty(navigator, 'clipboard', { value: { writeText: copied } });

afterEach(() => {
  cleanup();
  copied.mockClear();
});

function show(rows: readonly Visit[]) {
  const open = vi.fn<(visit: Visit) => void>();
  render(
    <I18nextProvider i18n={i18n}>
      <DataTable label="来访" columns={columns} rows={wholeList(rows)} onOpen={open} />
    </I18nextProvider>,
  );
  const grid = screen.getByRole('grid');
  grid.focus();
  return { grid, open };
}

describe('DataTable', () => {
  it('draws what is in sight of a hundred thousand rows, and tells how many there are', () => {
    const { grid } = show(visits(100_000));
    expect(screen.getAllByRole('row').length).toBeLessThan(60);
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
  });

  it('opens the row under the keyboard, also one that was never drawn before', () => {
    const { grid, open } = show(visits(1000));
    fireEvent.keyDown(grid, { key: 'ArrowDown' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    fireEvent.keyDown(grid, { key: 'End' });
    fireEvent.keyDown(grid, { key: 'Enter' });
    expect(open.mock.calls.map(([visit]) => visit.no)).toEqual([1, 999]);
  });

  it('copies the marked rows as cells, and no formula and no line end with them', async () => {
    const { grid } = show([
      { no: 1, name: '李秀兰' },
      { no: 2, name: '=HYPERLINK("x")\n张三' },
      { no: 3, name: '王五' },
    ]);
    fireEvent.keyDown(grid, { key: 'ArrowDown', shiftKey: true });
    fireEvent.keyDown(grid, { key: 'c', ctrlKey: true });
    await screen.findByText('已复制 2 行');
    expect(copied).toHaveBeenCalledWith('1\t李秀兰\n2\t\'=HYPERLINK("x") 张三');
  });

  it('shows the long texts of the chosen row in full', async () => {
    show([{ no: 1, name: '柳河村农业专业合作社联合社' }]);
    await waitFor(() => expect(screen.getByText('姓名 柳河村农业专业合作社联合社')).toBeDefined());
  });
});
