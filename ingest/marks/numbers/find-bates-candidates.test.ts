import { describe, expect, it } from 'vitest';
import type { PlacedWord } from '../../text/placed-word.ts';
import { findBatesCandidates } from './find-bates-candidates.ts';

/** A line of words; each letter is a hundredth of the page wide. */
function line(text: string, y: number, x = 0.1): PlacedWord[] {
  return [...text.matchAll(/\S+/g)].map((match) => ({
    text: match[0],
    confidence: 90,
    rect: { x: x + match.index / 100, y, width: match[0].length / 100, height: 0.015 },
  }));
}

const found = (...lines: PlacedWord[][]) => findBatesCandidates(lines).map(({ verbatim }) => verbatim);

describe('findBatesCandidates', () => {
  it('joins the words of a stamp and splits its digits from its prefix', () => {
    const stamp = findBatesCandidates([line('ICE FOIA 10-2674.0001234', 0.95)]).at(-1);
    expect(stamp).toMatchObject({
      verbatim: 'ICE FOIA 10-2674.0001234',
      prefix: 'ICE FOIA 10-2674.',
      digits: '0001234',
    });
  });

  it('separates a stamp from words far from it on the same line', () => {
    expect(found([...line('rev.', 0.95), ...line('DHS-0412', 0.95, 0.6)])).toEqual(['DHS-0412']);
  });

  it('drops a speck read as a full stop behind the number', () => {
    expect(findBatesCandidates([line('19-cv-4048(FBI)-1957.', 0.95)])[0]?.digits).toBe('1957');
  });

  it('looks only in the margins for numbers of any shape', () => {
    expect(found(line('paragraph 12', 0.5), line('12', 0.5))).toEqual([]);
  });

  it('accepts an isolated stamp somewhat further in', () => {
    expect(found(line('ICE FOIA 10-2674.0000030', 0.85))).toEqual(['ICE FOIA 10-2674.0000030']);
    expect(found(line('see DHS-0412 above', 0.85))).toEqual([]);
  });

  it('drops any marks behind the number', () => {
    expect(findBatesCandidates([line('ICE-0000083°', 0.95)])[0]?.digits).toBe('0000083');
  });

  it.each([
    ['up the left side', 0.03],
    ['down the right side', 0.95],
  ])('finds a stamp that runs %s, at any height, and no other words there', (_, x) => {
    const tall = (text: string, y: number): PlacedWord => ({
      text,
      confidence: 90,
      rect: { x, y, width: 0.015, height: text.length / 100 },
    });
    expect(found([tall('DHS-0412', 0.45)])).toEqual(['DHS-0412']);
    expect(found([tall('paragraph', 0.4), tall('12', 0.5)])).toEqual([]);
    expect(
      found([{ ...tall('DHS-0412', 0.45), rect: { x: 0.5, y: 0.45, width: 0.015, height: 0.08 } }]),
    ).toEqual([]);
  });

  it('keeps a court’s header whole, apart from Bates numbers', () => {
    const header = 'Case 1:10-cv-03488-SAS Document 45-1 Filed 08/02/11 Page 3 of 12';
    const [first, ...rest] = findBatesCandidates([line(header, 0.01)]);
    expect(first).toMatchObject({
      verbatim: header,
      prefix: 'Case 1:10-cv-03488-SAS Document 45-1 Page ',
      digits: '3',
    });
    expect(rest).toEqual([]);
  });
});
