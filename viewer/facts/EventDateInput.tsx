import type { JSX } from 'react';
import { type EventDate, formatEventDate, parseEventDate } from '#contract/values/event-date.ts';
import { TextInput } from '../ui/parts.ts';

interface EventDateInputProps {
  value: string;
  change: (typed: string) => void;
}

/** The date of an event as people write it; says below how it was understood. */
export function EventDateInput({ value, change }: EventDateInputProps): JSX.Element {
  const date = readEventDate(value);
  return (
    <TextInput
      label="When it happened"
      value={value}
      maxLength={100}
      description={describe(date)}
      error={
        date === undefined &&
        'This is no date. Type for example 5/4/2009, May 2009, about 2009, or 2008 to 2010.'
      }
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}

function describe(date: EventDate | null | undefined): string {
  if (date === null) return 'For example 5/4/2009, May 2009, about 2009, 2008 to 2010. Empty: undated.';
  return date ? `Understood as: ${formatEventDate(date)}` : '';
}

/** Null if nothing was typed; undefined if it is no date. */
export function readEventDate(typed: string): EventDate | null | undefined {
  return typed.trim() === '' ? null : parseEventDate(typed);
}

export function toTypedDate(date: EventDate | null): string {
  return date === null ? '' : formatEventDate(date);
}
