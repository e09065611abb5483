import { describe, expect, it } from 'vitest';
import { buildBoundaryPage } from '../testing/builders/build-boundary-page.ts';
import type { BoundaryPage } from './boundary-page.ts';
import { keepPrinted, lookAt, type PageSight } from './page-sight.ts';
import { STARTS_FROM, weighStart } from './weigh-start.ts';

const PROSE = Array.from(
  { length: 24 },
  (_, line) => `The county was activated in May of year ${line} and nobody asked the board beforehand.`,
);
const TABLE = Array.from({ length: 24 }, (_, row) => `Kane County ${row} ${row * 37} ${row * 11}`);
const LETTER = [
  'STATE OF ILLINOIS',
  'Office of the Director',
  'December 6, 2010',
  'Dear Ms. Tran:',
  ...PROSE,
];
const BLANK: string[] = [];
/** A sheet on which only the production's stamp is printed. */
const STAMPED = [{ text: 'DHS-000412', y: 0.96, x: 0.8 }];

type Lines = Parameters<typeof buildBoundaryPage>[0];

/** Indexes of the pages of a file that start a document. */
function startsOf(pages: readonly Lines[], given: Partial<BoundaryPage> = {}): number[] {
  let before: PageSight | null = null;
  return pages.flatMap((lines, pageIndex) => {
    const sight = lookAt(buildBoundaryPage(lines, { ...given, pageIndex }));
    const { score } = weighStart(before, sight);
    before = keepPrinted(before, sight);
    return score >= STARTS_FROM ? [pageIndex] : [];
  });
}

describe('blank pages', () => {
  it('at the end of a file belong to its last document', () => {
    expect(startsOf([TABLE, ...Array.from({ length: 16 }, () => BLANK)])).toEqual([0]);
  });

  it('between the pages of one document don’t split it', () => {
    expect(startsOf([TABLE, BLANK, TABLE, BLANK, BLANK, TABLE])).toEqual([0]);
  });

  it('at the start of a file belong to the document that follows', () => {
    expect(startsOf([BLANK, BLANK, LETTER, PROSE])).toEqual([0]);
  });

  it('are a file’s only document if it has no other pages', () => {
    expect(startsOf([BLANK, BLANK, BLANK])).toEqual([0]);
  });

  it('that are the backs of a double-sided scan stay with their fronts', () => {
    expect(startsOf([LETTER, BLANK, PROSE, BLANK, LETTER, BLANK])).toEqual([0, 4]);
  });

  it('with a stamp on them still count as blank', () => {
    expect(startsOf([LETTER, STAMPED, STAMPED, LETTER])).toEqual([0, 3]);
  });

  it('don’t hide that page numbers continue', () => {
    const page = (number: number) => [...PROSE, { text: `Page ${number} of 3`, y: 0.95 }];
    expect(startsOf([page(1), BLANK, page(2), BLANK, page(3)])).toEqual([0]);
  });

  it('behind a separator sheet are its back, and the next page starts a document', () => {
    expect(startsOf([LETTER, ['TAB 4'], BLANK, PROSE])).toEqual([0, 1, 3]);
  });

  it.each<[string, Lines[], number[]]>([
    ['on both sides of a separator sheet', [LETTER, BLANK, ['TAB 4'], BLANK, LETTER, PROSE], [0, 2, 4]],
    ['before the first separator sheet', [BLANK, ['TAB 1'], BLANK, LETTER], [0, 3]],
    ['with a stamp, before the first letter', [STAMPED, LETTER, PROSE], [0]],
    ['between two letters', [LETTER, PROSE, BLANK, BLANK, LETTER, PROSE], [0, 4]],
  ])('start no document %s', (_, pages, starts) => {
    expect(startsOf(pages)).toEqual(starts);
  });

  it('with a box on them are not blank', () => {
    const boxed = buildBoundaryPage(BLANK, {
      boxes: [{ x: 0.1, y: 0.1, width: 0.8, height: 0.8 }],
      status: 'read',
    });
    const { cues } = weighStart(lookAt(buildBoundaryPage(PROSE)), lookAt({ ...boxed, pageIndex: 2 }));
    expect(cues.map(({ words }) => words)).not.toContain(
      'nothing is printed on it, so it goes with the page before',
    );
  });
});
