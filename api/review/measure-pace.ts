import type { Pace } from '#contract/people/pace.ts';

/** A decision of a person about one page. */
export interface PageDecided {
  at: string;
  pageKey: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** A longer time without a decision ends a session. */
const LONGEST_PAUSE = 15 * MINUTE;
/** Of fewer pages, or of less time, one slow page would decide the pace. */
const FEWEST_PAGES = 10;
const SHORTEST_SESSION = 5 * MINUTE;
/** Days of decisions from which the end is predicted. */
const DAYS_OF_PACE = 14;
/** A later end is no prediction. */
const MOST_DAYS_LEFT = 2 * 365;

/**
 * How fast pages are decided, from the decisions of the last days, oldest first. What there is too little data for is
 * null. The pace of a session counts the time from its first decision to its last, and so leaves out pauses between
 * sessions; the end is predicted from whole days, and so includes nights and weekends.
 */
export function measurePace(decided: readonly PageDecided[], pagesLeft: number, now: Date): Pace {
  const session = findLastSession(decided);
  return {
    pagesPerHour: session && toPagesPerHour(session),
    sessionPages: session ? countPages(session) : 0,
    sessionEndedAt: session?.at(-1)?.at ?? null,
    pagesLeft,
    doneAt: predictEnd(decided, pagesLeft, now),
  };
}

function findLastSession(decided: readonly PageDecided[]): PageDecided[] | null {
  const pause = decided.findLastIndex(
    ({ at }, index) => index > 0 && Date.parse(at) - Date.parse(decided[index - 1]?.at ?? at) > LONGEST_PAUSE,
  );
  return decided.length === 0 ? null : decided.slice(Math.max(0, pause));
}

function toPagesPerHour(session: readonly PageDecided[]): number | null {
  const [first, last] = [session[0], session.at(-1)];
  const pages = countPages(session);
  if (!first || !last || pages < FEWEST_PAGES) return null;
  const time = Date.parse(last.at) - Date.parse(first.at);
  // The time before the first decision is not known, so that its page is not counted.
  return time < SHORTEST_SESSION ? null : Math.round(((pages - 1) * 60 * MINUTE) / time);
}

function predictEnd(decided: readonly PageDecided[], pagesLeft: number, now: Date): string | null {
  const first = decided[0];
  const pages = countPages(decided);
  if (!first || pagesLeft === 0 || pages < FEWEST_PAGES) return null;
  const days = (now.getTime() - Date.parse(first.at)) / DAY;
  const daysLeft = (pagesLeft * days) / pages;
  if (days < 1 || daysLeft > MOST_DAYS_LEFT) return null;
  return new Date(now.getTime() + daysLeft * DAY).toISOString();
}

function countPages(decided: readonly PageDecided[]): number {
  return new Set(decided.map(({ pageKey }) => pageKey)).size;
}

/** Decisions from then on count. */
export function startOfPace(now: Date): Date {
  return new Date(now.getTime() - DAYS_OF_PACE * DAY);
}
