import type { KeyboardEvent } from 'react';

/** Whether this key belongs to an input method: its Enter accepts a candidate and must do nothing else. */
export function isComposing(event: KeyboardEvent): boolean {
  // Safari reports the last key of a composition only by its old code.
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

const stops =
  'input:not([type=hidden]):not(:disabled), textarea:not(:disabled), [data-enter-stop]:not(:disabled)';

/** Moves the cursor to the next field of the form, in reading order. */
export function focusNext(from: Element): void {
  const form = from.closest('form');
  if (!form) return;
  const fields = Array.from(form.querySelectorAll<HTMLElement>(stops));
  const at = fields.findIndex((field) => field === from);
  const next = fields[at + 1];
  next?.focus();
  if (next instanceof HTMLInputElement && next.type === 'text') next.select();
}

/**
 * Enter moves on to the next field, Ctrl+Enter submits. In a story Enter begins a new line, in a line that wraps it does not; in an open list it chooses;
 * on a button it presses.
 */
export function handleFormKey(event: KeyboardEvent<HTMLFormElement>, submit: () => void): void {
  if (event.key !== 'Enter' || event.altKey || isComposing(event)) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    event.stopPropagation();
    submit();
    return;
  }
  const { target } = event;
  const isLine = target instanceof HTMLTextAreaElement && target.dataset['line'] !== undefined;
  if (!(target instanceof HTMLInputElement || isLine) || event.shiftKey) return;
  if (target.getAttribute('aria-expanded') === 'true') return;
  event.preventDefault();
  event.stopPropagation();
  focusNext(target);
}
