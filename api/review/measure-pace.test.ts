import { describe, expect, it } from 'vitest';
import { measurePace, type PageDecided } from './measure-pace.ts';

const now = new Date('2026-11-30T17:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000).toISOString();

/** One page every `each` minutes, until `end` minutes ago. */
function decideEvery(each: number, pages: number, end: number, firstPage = 0): PageDecided[] {
  return Array.from({ length: pages }, (_, index) => ({
    at: minutesAgo(end + each * (pages - 1 - index)),
    pageKey: firstPage + index,
  }));
}

describe('the pace of decisions', () => {
  it('is the pages per hour of the last session, which a pause of a quarter of an hour ends', () => {
    const morning = decideEvery(0.1, 200, 120);
    const afternoon = decideEvery(1, 31, 2, 1000);
    expect(measurePace([...morning, ...afternoon], 500, now)).toMatchObject({
      pagesPerHour: 60,
      sessionPages: 31,
      sessionEndedAt: minutesAgo(2),
      pagesLeft: 500,
    });
  });

  it('counts a page once, however many tags it got', () => {
    const twice = decideEvery(1, 31, 0).flatMap((decided) => [decided, decided]);
    expect(measurePace(twice, 1, now)).toMatchObject({ pagesPerHour: 60, sessionPages: 31 });
  });

  it('is not stated for few pages, or a few minutes', () => {
    for (const decided of [[], decideEvery(2, 9, 0), decideEvery(0.1, 40, 0)])
      expect(measurePace(decided, 100, now)).toMatchObject({ pagesPerHour: null, doneAt: null });
  });

  it('predicts the end from all of the last days, nights included', () => {
    const twoDaysAgo = decideEvery(1, 40, 48 * 60 - 39);
    const today = decideEvery(1, 60, 0, 1000);
    // 100 pages in two days: 500 pages take ten.
    expect(measurePace([...twoDaysAgo, ...today], 500, now).doneAt).toBe('2026-12-10T17:00:00.000Z');
  });

  it('predicts nothing within the first day, when nothing is left, or beyond two years', () => {
    const today = decideEvery(1, 60, 0);
    const days = [...decideEvery(1, 10, 48 * 60), ...today];
    expect(measurePace(today, 500, now).doneAt).toBeNull();
    expect(measurePace(days, 0, now).doneAt).toBeNull();
    expect(measurePace(days, 1_000_000, now).doneAt).toBeNull();
  });
});
