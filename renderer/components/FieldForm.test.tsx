// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defineFields } from '../../main/terms/fields.ts';
import { i18n } from '../i18n/i18n.ts';
import { FieldForm } from './FieldForm.tsx';

const catalogue = defineFields({
  petitionerName: { type: 'name', max: 60, section: 'who', stage: 1 },
  phone: { type: 'phone', section: 'who', stage: 0 },
  idNumber: { type: 'idNumber', section: 'who', stage: 0, more: true },
  members: {
    type: 'rows',
    maxItems: 3,
    fields: { name: { type: 'name', max: 60 }, unit: { type: 'line', max: 60 } },
    section: 'rows',
    stage: 0,
  },
  legalBasis: { type: 'line', max: 300, section: 'long', stage: 0, width: 'full' },
  facts: { type: 'story', max: 100, section: 'story', stage: 2, width: 'full' },
});

// jsdom lays nothing out, so nothing ever changes its size.
vi.stubGlobal(
  'ResizeObserver',
  class {
    observe() {}
    unobserve() {}
    disconnect() {}
  },
);

afterEach(cleanup);

function show(issues: { path: string; code: string }[] = []) {
  const submit = vi.fn<() => void>();
  render(
    <I18nextProvider i18n={i18n}>
      <FieldForm
        catalogue={catalogue}
        sections={['who', 'story']}
        values={{}}
        onChange={() => {}}
        onSubmit={submit}
        issues={issues}
        autoFocus="petitionerName"
      />
    </I18nextProvider>,
  );
  return submit;
}

const foundAnew = () => [
  { path: 'phone', code: 'invalid' },
  { path: 'facts', code: 'required' },
];

const draw = (issues: { path: string; code: string }[]) => (
  <I18nextProvider i18n={i18n}>
    <FieldForm
      catalogue={catalogue}
      sections={['who', 'story']}
      values={{}}
      onChange={() => {}}
      onSubmit={() => {}}
      issues={issues}
    />
  </I18nextProvider>
);

function Written({ section }: { readonly section: 'rows' | 'long' }) {
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>({});
  return (
    <FieldForm
      catalogue={catalogue}
      sections={[section, 'story']}
      values={values}
      onChange={(name, value) => setValues((last) => ({ ...last, [name]: value }))}
      onSubmit={() => {}}
    />
  );
}

const focused = () => document.activeElement;

describe('FieldForm', () => {
  it('moves on with Enter and stays in a story', () => {
    show();
    expect(focused()).toBe(screen.getByLabelText('姓名（名称）'));
    fireEvent.keyDown(screen.getByLabelText('姓名（名称）'), { key: 'Enter' });
    expect(focused()).toBe(screen.getByLabelText('联系电话'));
    fireEvent.keyDown(screen.getByLabelText('联系电话'), { key: 'Enter' });
    const facts = screen.getByLabelText('事实与理由');
    expect(focused()).toBe(facts);
    expect(fireEvent.keyDown(facts, { key: 'Enter' })).toBe(true);
    expect(focused()).toBe(facts);
  });

  it('wraps a long line, which one could not read over, and keeps it one line: Enter moves on, and a pasted break is a space', () => {
    render(
      <I18nextProvider i18n={i18n}>
        <Written section="long" />
      </I18nextProvider>,
    );
    const basis = screen.getByLabelText('依据');
    fireEvent.change(basis, { target: { value: '第二十二条\n第三十一条' } });
    expect(basis).toBeInstanceOf(HTMLTextAreaElement);
    expect(basis).toHaveProperty('value', '第二十二条 第三十一条');
    expect(fireEvent.keyDown(basis, { key: 'Enter' })).toBe(false);
    expect(focused()).toBe(screen.getByLabelText('事实与理由'));
  });

  it('does nothing while an input method composes: Enter had registered a half-written name', () => {
    const submit = show();
    const name = screen.getByLabelText('姓名（名称）');
    fireEvent.keyDown(name, { key: 'Enter', isComposing: true });
    fireEvent.keyDown(name, { key: 'Enter', keyCode: 229 });
    fireEvent.keyDown(name, { key: 'Enter', ctrlKey: true, isComposing: true });
    expect(focused()).toBe(name);
    expect(submit).not.toHaveBeenCalled();
  });

  it('submits with Ctrl+Enter from any field, once', () => {
    const submit = show();
    fireEvent.keyDown(screen.getByLabelText('事实与理由'), { key: 'Enter', ctrlKey: true });
    expect(submit).toHaveBeenCalledTimes(1);
  });

  it('shows an issue at its field, also at one behind "more"', () => {
    show([{ path: 'idNumber', code: 'masked' }]);
    expect(screen.getByLabelText('证件号码').getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText(/号码中有隐藏的数字/u)).toBeDefined();
  });

  // What was wrong lay above the screen, and nothing seemed to happen.
  it('puts the cursor where something is wrong each time it is found, and leaves it there while it is mended', () => {
    const { rerender } = render(draw([]));
    const issues = foundAnew();
    screen.getByLabelText('事实与理由').focus();
    rerender(draw(issues));
    expect(focused()).toBe(screen.getByLabelText('联系电话'));
    rerender(draw(issues.slice(1)));
    expect(focused()).toBe(screen.getByLabelText('联系电话'));
    rerender(draw(foundAnew().slice(1)));
    expect(focused()).toBe(screen.getByLabelText('事实与理由'));
  });

  it('puts the cursor into a row that was added, and back on the button when one is removed: by keys both lost it', () => {
    render(
      <I18nextProvider i18n={i18n}>
        <Written section="rows" />
      </I18nextProvider>,
    );
    const add = screen.getByRole('button', { name: /添加一行/u });
    fireEvent.click(add);
    fireEvent.click(add);
    expect(focused()?.getAttribute('aria-label')).toContain('第2行');
    fireEvent.click(screen.getAllByRole('button', { name: /删除/u })[1] ?? add);
    expect(focused()).toBe(add);
  });
});
