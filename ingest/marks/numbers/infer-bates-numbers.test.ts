import { describe, expect, it } from 'vitest';
import type { BatesCandidate } from '../../page-record.ts';
import { findTimeGrowth } from '../../testing/time-growth.ts';
import { foldPrefix } from './bates-prefix.ts';
import { inferBatesNumbers, type Surroundings } from './infer-bates-numbers.ts';
import type { NumberedPage } from './number-series.ts';

function candidate(verbatim: string, confidence = 90): BatesCandidate {
  const [, prefix = '', digits = ''] = /^(.*?)(\d+)$/.exec(verbatim) ?? [];
  const rect = { x: 0.7, y: 0.95, width: 0.2, height: 0.02 };
  return { verbatim, prefix, digits, suffix: '', rect, confidence };
}

/** Pages with the given candidates; null for a page without any. */
function pages(...marks: (string | string[] | BatesCandidate | null)[]): NumberedPage[] {
  return marks.map((mark, pageIndex) => {
    const list = mark === null ? [] : Array.isArray(mark) ? mark : [mark];
    return {
      pageIndex,
      batesCandidates: list.map((one) => (typeof one === 'string' ? candidate(one) : one)),
    };
  });
}

const numbers = (given: NumberedPage[], surroundings: Surroundings = {}) =>
  inferBatesNumbers(given, surroundings).map(({ bates }) => bates);
/** The production's own prefix, and those of the series beside it. */
const own = (prefix: string, ...others: string[]) => ({
  own: { prefix, others: new Set(others.map(foldPrefix)) },
});
const sources = (given: NumberedPage[]) => inferBatesNumbers(given).map(({ batesSource }) => batesSource);

describe('inferBatesNumbers', () => {
  it('reads a series whose prefix contains spaces, digits, dots and parentheses', () => {
    expect(numbers(pages('ICE FOIA 10-2674.0000001', 'ICE FOIA 10-2674.0000002'))).toEqual([
      'ICE FOIA 10-2674.0000001',
      'ICE FOIA 10-2674.0000002',
    ]);
    expect(numbers(pages('19-cv-4048(FBI)-2632', '19-cv-4048(FBI)-2633'))[1]).toBe('19-cv-4048(FBI)-2633');
  });

  it('keeps numbers that jump, as they do where pages were withheld', () => {
    const given = pages('DHS-0011', 'DHS-0012', 'DHS-0040', 'DHS-0041');
    expect(numbers(given)).toEqual(['DHS-0011', 'DHS-0012', 'DHS-0040', 'DHS-0041']);
  });

  it('infers a number only if both neighbors determine it', () => {
    const given = pages('DHS-0011', null, 'DHS-0013', null, 'DHS-0020', 'DHS-0021', null);
    expect(numbers(given)).toEqual(['DHS-0011', 'DHS-0012', 'DHS-0013', null, 'DHS-0020', 'DHS-0021', null]);
    expect(sources(given)).toEqual(['read', 'inferred', 'read', null, 'read', 'read', null]);
  });

  it('corrects a misread digit that its neighbors determine, and reports how it was read', () => {
    const [, second] = inferBatesNumbers(pages('DHS-0011', 'DHS-0072', 'DHS-0013', 'DHS-0014'));
    expect(second).toMatchObject({ bates: 'DHS-0012', batesSource: 'inferred', asRead: 'DHS-0072' });
  });

  it('writes a misread prefix as most pages have it', () => {
    const [, , third] = inferBatesNumbers(pages('ICE FOIA 0001', 'ICE FOIA 0002', '1CE F0lA 0003'));
    expect(third).toMatchObject({ bates: 'ICE FOIA 0003', batesSource: 'read', asRead: '1CE F0lA 0003' });
  });

  it('uses the whole prefix if candidates also contain its ends', () => {
    const ends = (n: number) => [`10-2674.000${n}`, `FOIA 10-2674.000${n}`, `ICE FOIA 10-2674.000${n}`];
    expect(numbers(pages(ends(1), ends(2), ['10-2674.0003'], ends(4)))).toEqual(
      [1, 2, 3, 4].map((n) => `ICE FOIA 10-2674.000${n}`),
    );
  });

  it('returns no number rather than an uncertain one that nothing confirms', () => {
    const given = pages('DHS-0011', 'DHS-0012', candidate('DHS-0086', 55));
    expect(numbers(given)).toEqual(['DHS-0011', 'DHS-0012', null]);
  });

  it('drops a reading with the wrong width', () => {
    expect(numbers(pages('DHS-0011', 'DHS-0012', 'DHS-00013', 'DHS-0015'))[2]).toBeNull();
  });

  it.each([
    ['page numbers', pages('Page 3', 'Page 4', 'Page 5')],
    ['bare page numbers', pages('1', '2', '3', '4', '5', '6')],
    ['running titles', pages('Report 12', 'Report 13', 'Report 14', 'Report 15', 'Report 16')],
    ['dates', pages('July 19, 2009', 'July 19, 2010', 'July 19, 2011')],
    ['docket headers', pages('Case 1:10-cv-03488', 'Case 1:10-cv-03489')],
    ['a docket entry', pages('Document 0104', 'Document 0105', 'Document 0106')],
    ['telephone numbers', pages('ICE (202) 732-0137', 'ICE (202) 732-0138')],
    ['postal codes', pages('Washington, DC 20528', 'Washington, DC 20536', 'Washington, DC 20548')],
    ['a number that is the same on each page', pages('OIG-10-0123', 'OIG-10-0123', 'OIG-10-0123')],
  ])('does not take %s for Bates numbers', (_, given) => {
    expect(numbers(given).filter(Boolean)).toEqual([]);
  });

  it('prefers the series on the most pages to an older stamp beside it', () => {
    const given = pages(['ICE-0001', 'DHS-0412'], ['ICE-0002', 'DHS-0413'], 'ICE-0003', 'DHS-0931');
    expect(numbers(given)).toEqual(['ICE-0001', 'ICE-0002', 'ICE-0003', null]);
  });

  it('follows a change of prefix inside a file', () => {
    const given = pages('ICE-0001', 'ICE-0002', 'ICE-0003', 'ICE-0004', 'OLC-0101', 'OLC-0102', 'OLC-0103');
    expect(numbers(given).slice(3)).toEqual(['ICE-0004', 'OLC-0101', 'OLC-0102', 'OLC-0103']);
  });

  it('accepts the only page of a file if the production has the same series', () => {
    expect(numbers(pages('19-cv-4048(FBI)-5489'), own('19-cv-4048(FBI)-'))).toEqual(['19-cv-4048(FBI)-5489']);
    expect(numbers(pages('DHS-1187'), own('ICE FOIA 10-2674.'))).toEqual([null]);
  });

  it('does not number pages by a series beside the production’s own', () => {
    const given = pages('DHS-0412', 'DHS-0413', 'DHS-0414');
    expect(numbers(given, own('ICE FOIA 10-2674.', 'DHS-'))).toEqual([null, null, null]);
    expect(numbers(given, own('ICE FOIA 10-2674.'))).toEqual(['DHS-0412', 'DHS-0413', 'DHS-0414']);
  });

  it('numbers by the series given as the production’s own, even if another is on more pages', () => {
    const given = pages(['ICE-0001', 'DHS-0412'], ['ICE-0002', 'DHS-0413'], 'ICE-0003');
    expect(numbers(given, own('DHS-', 'ICE-'))).toEqual(['DHS-0412', 'DHS-0413', null]);
  });

  it('separates prefixes that differ in a digit that no misreading explains', () => {
    const given = pages('DHS-001-0011', 'DHS-001-0012', 'DHS-001-0013', 'DHS-002-0014');
    expect(numbers(given)).toEqual(['DHS-001-0011', 'DHS-001-0012', 'DHS-001-0013', null]);
  });

  it('corrects a misreading at a file’s end if the next file confirms it, but does not number a cover sheet that way', () => {
    const after = { pageIndex: 2, bates: 'DHS-0014' };
    expect(numbers(pages('DHS-0012', 'DHS-0073'), { ...own('DHS-'), after })).toEqual([
      'DHS-0012',
      'DHS-0013',
    ]);
    expect(numbers(pages('DHS-0012', null), { ...own('DHS-'), after })).toEqual(['DHS-0012', null]);
  });

  it('corrects the misreading that is all of a file, if the files on both sides confirm it', () => {
    const between = {
      ...own('DHS-'),
      before: { pageIndex: -1, bates: 'DHS-0012' },
      after: { pageIndex: 1, bates: 'DHS-0014' },
    };
    const given = pages(candidate('DH5-0073', 40));
    expect(inferBatesNumbers(given, between)[0]).toMatchObject({
      bates: 'DHS-0013',
      batesSource: 'inferred',
      asRead: 'DH5-0073',
    });
    expect(numbers(given, { ...between, after: { pageIndex: 1, bates: 'DHS-0015' } })).toEqual([null]);
  });

  it('reads a stamp that something was printed over, if a number nearby determines what is left of it', () => {
    const after = { pageIndex: 2, bates: 'ICE-000498' };
    const first = candidate('IcEd00496', 20);
    const [damaged, gone] = inferBatesNumbers(pages(first, null), { ...own('ICE-'), after });
    expect(damaged).toEqual({
      pageIndex: 0,
      bates: 'ICE-000496',
      batesSource: 'read',
      confidence: 20,
      asRead: 'IcEd00496',
    });
    expect(gone?.bates).toBeNull();
  });

  it.each([
    ['its last digits are others', candidate('IcEd00495', 20)],
    ['its prefix is another', candidate('DHSd00496', 20)],
    ['its digits are too few', candidate('IcEd496', 20)],
    ['its prefix is whole, and a digit lost or doubled', candidate('ICE-0000496', 20)],
    ['it was read surely', candidate('IcEd00496', 80)],
  ])('gives a damaged stamp no number where %s', (_, read) => {
    const after = { pageIndex: 1, bates: 'ICE-000497' };
    expect(numbers(pages(read), { ...own('ICE-'), after })).toEqual([null]);
  });

  it('returns no number if the sequence does not confirm it: a jump beside, or a file’s end', () => {
    const given = pages('DHS-0011', 'DHS-0012', candidate('DHS-0073', 95), 'DHS-0093', 'DHS-0094', null);
    expect(numbers(given)).toEqual(['DHS-0011', 'DHS-0012', null, 'DHS-0093', 'DHS-0094', null]);
  });

  it('accepts a clear stamp across a jump that no misreading explains', () => {
    expect(numbers(pages('DHS-1961', 'DHS-1962', 'DHS-1965'))).toEqual(['DHS-1961', 'DHS-1962', 'DHS-1965']);
  });

  it('does not renumber a page that clearly repeats the number of another', () => {
    const given = pages('DHS-0011', 'DHS-0012', 'DHS-0012', 'DHS-0014', 'DHS-0015');
    expect(numbers(given)[2]).toBeNull();
  });

  it('numbers a sheet that stands for pages only if a number is printed on it', () => {
    const [first, sheet, last] = pages('DHS-0011', null, 'DHS-0013') as [
      NumberedPage,
      NumberedPage,
      NumberedPage,
    ];
    expect(numbers([first, { ...sheet, isSheet: true }, last])[1]).toBeNull();
  });

  it('continues from a number with a letter that a person typed', () => {
    const given = pages('DHS-0003', null, null, 'DHS-0005');
    const typed = given.map((page, index) => (index === 1 ? { ...page, typed: 'DHS-0003A' } : page));
    expect(numbers(typed)).toEqual(['DHS-0003', 'DHS-0003A', null, 'DHS-0005']);
  });

  it('treats what a person typed as certain, and what they removed as removed', () => {
    const given = pages('DHS-0011', null, null, 'DHS-0020');
    const typed = given.map((page, index) => (index === 2 ? { ...page, typed: 'DHS-0013' } : page));
    expect(numbers(typed)).toEqual(['DHS-0011', 'DHS-0012', 'DHS-0013', 'DHS-0020']);
    const removed = pages('DHS-0011', 'DHS-0012', 'DHS-0013').map((page, index) =>
      index === 1 ? { ...page, typed: null } : page,
    );
    expect(numbers(removed)).toEqual(['DHS-0011', null, 'DHS-0013']);
  });

  it('reads a page inserted between two, with a letter behind its number', () => {
    const inserted = { ...candidate('DHS-0012', 95), verbatim: 'DHS-0012A', suffix: 'A' };
    const given = pages('DHS-0011', 'DHS-0012', inserted, 'DHS-0013', 'DHS-0014');
    expect(numbers(given)).toEqual(['DHS-0011', 'DHS-0012', 'DHS-0012A', 'DHS-0013', 'DHS-0014']);
  });

  it('returns the same result whatever the order of the pages', () => {
    const given = pages('DHS-0011', null, 'DHS-0013', 'DHS-0020', 'DHS-0021');
    expect(inferBatesNumbers([...given].reverse())).toEqual(inferBatesNumbers(given));
  });

  it('takes time proportional to the number of pages, up to ten thousand', async () => {
    const makePages = (times: number) =>
      pages(...Array.from({ length: 2500 * times }, (_, n) => `ICE-${String(n).padStart(7, '0')}`));
    expect(numbers(makePages(4)).at(-1)).toBe('ICE-0009999');
    expect(await findTimeGrowth(inferBatesNumbers, makePages)).toBeUndefined();
  });
});
