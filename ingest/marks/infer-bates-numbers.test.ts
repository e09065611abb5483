import { describe, expect, it } from 'vitest';
import type { BatesCandidate } from '../page-record.ts';
import { inferBatesNumbers } from './infer-bates-numbers.ts';
import type { NumberedPage } from './number-series.ts';

function candidate(verbatim: string, confidence = 90): BatesCandidate {
  const [, prefix = '', digits = ''] = /^(.*?)(\d+)$/.exec(verbatim) ?? [];
  const rect = { x: 0.7, y: 0.95, width: 0.2, height: 0.02 };
  return { verbatim, prefix, digits, suffix: '', rect, confidence };
}

/** Pages with the candidates named; null for a page without any. */
function pages(...marks: (string | string[] | BatesCandidate | null)[]): NumberedPage[] {
  return marks.map((mark, pageIndex) => {
    const list = mark === null ? [] : Array.isArray(mark) ? mark : [mark];
    return {
      pageIndex,
      batesCandidates: list.map((one) => (typeof one === 'string' ? candidate(one) : one)),
    };
  });
}

const numbers = (given: NumberedPage[], after: string | null = null) =>
  inferBatesNumbers(given, after).map(({ bates }) => bates);
const sources = (given: NumberedPage[]) => inferBatesNumbers(given).map(({ batesSource }) => batesSource);

describe('inferBatesNumbers', () => {
  it('reads a series whose prefix holds spaces, digits, dots and parentheses', () => {
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

  it('infers a number only where both neighbours pin it', () => {
    const given = pages('DHS-0011', null, 'DHS-0013', null, 'DHS-0020', 'DHS-0021', null);
    expect(numbers(given)).toEqual(['DHS-0011', 'DHS-0012', 'DHS-0013', null, 'DHS-0020', 'DHS-0021', null]);
    expect(sources(given)).toEqual(['read', 'inferred', 'read', null, 'read', 'read', null]);
  });

  it('corrects a misread digit that its neighbours pin, and says how it was read', () => {
    const [, second] = inferBatesNumbers(pages('DHS-0011', 'DHS-0072', 'DHS-0013', 'DHS-0014'));
    expect(second).toMatchObject({ bates: 'DHS-0012', batesSource: 'inferred', asRead: 'DHS-0072' });
  });

  it('writes a misread prefix as most pages have it', () => {
    const [, , third] = inferBatesNumbers(pages('ICE FOIA 0001', 'ICE FOIA 0002', '1CE F0lA 0003'));
    expect(third).toMatchObject({ bates: 'ICE FOIA 0003', batesSource: 'read', asRead: '1CE F0lA 0003' });
  });

  it('takes the whole prefix where candidates hold its ends too', () => {
    const ends = (n: number) => [`10-2674.000${n}`, `FOIA 10-2674.000${n}`, `ICE FOIA 10-2674.000${n}`];
    expect(numbers(pages(ends(1), ends(2), ['10-2674.0003'], ends(4)))).toEqual(
      [1, 2, 3, 4].map((n) => `ICE FOIA 10-2674.000${n}`),
    );
  });

  it('gives no number rather than an unsure one that nothing bears out', () => {
    const given = pages('DHS-0011', 'DHS-0012', candidate('DHS-0086', 55));
    expect(numbers(given)).toEqual(['DHS-0011', 'DHS-0012', null]);
  });

  it('drops a reading whose width is wrong', () => {
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

  it('lets the file before vouch for the one page of a file', () => {
    expect(numbers(pages('19-cv-4048(FBI)-5489'), '19-cv-4048(FBI)-2665')).toEqual(['19-cv-4048(FBI)-5489']);
    expect(numbers(pages('DHS-1187'), 'ICE FOIA 10-2674.0000029')).toEqual([null]);
  });

  it('gives the same answer whatever the order in which pages come', () => {
    const given = pages('DHS-0011', null, 'DHS-0013', 'DHS-0020', 'DHS-0021');
    expect(inferBatesNumbers([...given].reverse())).toEqual(inferBatesNumbers(given));
  });

  it('decides ten thousand pages in a moment', () => {
    const given = pages(...Array.from({ length: 10_000 }, (_, n) => `ICE-${String(n).padStart(7, '0')}`));
    const start = performance.now();
    expect(numbers(given).at(-1)).toBe('ICE-0009999');
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
