/**
 * When something happened, as far as it is known: a day, a month or a year, the time from one to another, each
 * exactly or about. It is kept apart from the date of the document that reports it.
 */
import { z } from 'zod';
import { formatLongDate, formatMonth } from './dates.ts';

const DAYS_OF_MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function daysOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (DAYS_OF_MONTHS[month - 1] ?? 0);
}

/** `2009`, `2009-05` or `2009-05-04`, if there is such a day. */
export const PartialDate = z.string().refine(isPartialDate, 'There is no such date.');
export type PartialDate = z.infer<typeof PartialDate>;

function isPartialDate(text: string): boolean {
  const parts = /^([12]\d{3})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (!parts) return false;
  const [, year, month, day] = parts;
  if (month === undefined) return true;
  const days = daysOf(Number(year), Number(month));
  return days > 0 && (day === undefined || (Number(day) >= 1 && Number(day) <= days));
}

/** The last day that the date may mean. */
export function lastDayOf(date: PartialDate): string {
  if (date.length === 4) return `${date}-12-31`;
  if (date.length > 7) return date;
  return `${date}-${daysOf(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`;
}

export const EventDate = z
  .object({
    from: PartialDate,
    /** The end of a range; null if it happened at one date. */
    to: PartialDate.nullable(),
    isAbout: z.boolean(),
  })
  .refine(
    ({ from, to }) => to === null || lastDayOf(to) > lastDayOf(from),
    'The range ends before it starts.',
  );
export type EventDate = z.infer<typeof EventDate>;

/** The last day on which the event may have happened. */
export function lastDayOfEvent({ from, to }: EventDate): string {
  return lastDayOf(to ?? from);
}

/**
 * The order of a chronology. An event stands where its date starts. If dates start together, the one that is known
 * less precisely stands first, like a heading: 2009, then January 2009, then January 1, 2009. Then comes the one that
 * ends earlier, and an exact date before one that is about. Events without a date stand at the end.
 */
export function compareEventDates(a: EventDate | null, b: EventDate | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return (
    // The text of a date starts with that of every less precise date in which it is.
    compareTexts(a.from, b.from) ||
    compareTexts(lastDayOfEvent(a), lastDayOfEvent(b)) ||
    Number(a.isAbout) - Number(b.isAbout)
  );
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** `May 4, 2009`, `about May 2009`, `2008 to 2010`. */
export function formatEventDate({ from, to, isAbout }: EventDate): string {
  const range = to === null ? formatPart(from) : `${formatPart(from)} to ${formatPart(to)}`;
  return isAbout ? `about ${range}` : range;
}

function formatPart(date: PartialDate): string {
  if (date.length === 4) return date;
  return date.length === 7 ? formatMonth(date) : formatLongDate(date);
}

const ABOUT = /^(?:about|around|approximately|approx\.?|circa|ca\.|c\.|~) ?/iu;
const RANGE = / (?:to|through|until|and) | ?[–—] ?| - /iu;

/** What a person typed, in the ways in which Americans write dates. Undefined if it is no date. */
export function parseEventDate(typed: string): EventDate | undefined {
  const text = typed.trim().split(/\s+/u).join(' ');
  const exact = text.replace(ABOUT, '');
  const parts = exact.replace(/^(?:from|between) /iu, '').split(RANGE);
  const [from, to = null, ...others] = parts.map(parsePart);
  if (from === undefined || others.length > 0) return undefined;
  return EventDate.safeParse({ from, to, isAbout: exact !== text }).data;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Undefined also for a day that does not exist. */
function parsePart(text: string): PartialDate | undefined {
  const slashed = /^(?:(\d{1,2})\/)?(?:(\d{1,2})\/)?(\d{4})$/.exec(text);
  const worded = /^([a-z]{3,9})\.?,? (?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4})$/iu.exec(text);
  const month = worded?.[1] === undefined ? slashed?.[1] : monthOfName(worded[1]);
  const [, , day, year] = worded ?? slashed ?? [];
  const iso = year === undefined ? text : [year, month, day].flatMap((part) => toTwoDigits(part)).join('-');
  return PartialDate.safeParse(worded && month === undefined ? '' : iso).data;
}

function toTwoDigits(part: string | undefined): string[] {
  return part === undefined ? [] : [part.padStart(2, '0')];
}

/** `9` for `Sept` and `September`. */
function monthOfName(name: string): string | undefined {
  const lower = name.toLowerCase();
  const index = MONTHS.indexOf(lower.slice(0, 3));
  const isName = lower === 'sept' || lower.length === 3 || fullNames[index] === lower;
  return index === -1 || !isName ? undefined : String(index + 1);
}

const fullNames = MONTHS.map((_, index) =>
  formatMonth(`2000-${String(index + 1).padStart(2, '0')}`)
    .split(' ')[0]
    ?.toLowerCase(),
);
