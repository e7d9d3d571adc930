import { Input } from 'antd';
import { useState } from 'react';
import {
  isLocalDate,
  localDateOf,
  localTimeOf,
  startOfDay,
} from '../../../main/contract/values/local-date.ts';
import { parseDate } from '../../../main/contract/values/parse-date.ts';
import type { InputProps } from './input-props.ts';

interface DateInputProps extends InputProps {
  /** `instant` also takes a time of day. */
  readonly kind: 'day' | 'instant';
  /** A day without a year is the next one. */
  readonly ahead?: boolean;
}

/** A date as people write it; the canonical form stands there once the field is left. */
export function DateInput({ kind, ahead = false, value, onChange, ...props }: DateInputProps) {
  const shown = typeof value === 'string' ? (kind === 'day' ? value : instantText(value)) : '';
  const [draft, setDraft] = useState<string | null>(null);
  const read = (text: string) =>
    kind === 'day' ? readDay(text, ahead) : readInstant(text, Date.now(), ahead);
  return (
    <Input
      {...props}
      value={draft ?? shown}
      onChange={({ target }) => {
        setDraft(target.value);
        onChange(target.value.trim() === '' ? undefined : (read(target.value) ?? target.value));
      }}
      onBlur={() => setDraft(null)}
    />
  );
}

function instantText(value: string): string {
  return Number.isNaN(Date.parse(value)) || !value.endsWith('Z')
    ? value
    : `${localDateOf(value)} ${localTimeOf(value)}`;
}

function readDay(text: string, ahead: boolean): string | null {
  return parseDate(text, localDateOf(Date.now()), ahead ? 'future' : 'past');
}

const timeOfDay = /(?:^|[\sT])([01]?\d|2[0-3])[:点时.]([0-5]?\d)?分?$/u;

/** `3月5日 14:00`, `9:30` (today), `昨天` (midday); null for anything else. */
export function readInstant(text: string, now: number = Date.now(), ahead = false): string | null {
  const written = text.normalize('NFKC').trim();
  const today = localDateOf(now);
  const nearest = ahead ? 'future' : 'past';
  const whole = parseDate(written, today, nearest);
  if (whole !== null) return at(whole, 12, 0);
  const time = timeOfDay.exec(written);
  if (!time) return null;
  const dayText = written.slice(0, time.index).trim();
  const day = dayText === '' ? today : parseDate(dayText, today, nearest);
  return day === null ? null : at(day, Number(time[1]), Number(time[2] ?? 0));
}

function at(day: string, hours: number, minutes: number): string {
  return new Date(startOfDay(day) + (hours * 60 + minutes) * 60_000).toISOString();
}

/** What still stands there as it was typed, because nobody could read it. */
export function isUnreadableDate(kind: 'day' | 'instant', value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return kind === 'day' ? !isLocalDate(value) : !/^\d{4}-\d{2}-\d{2}T.*Z$/u.test(value);
}
