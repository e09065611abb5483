import { describe, expect, it } from 'vitest';
import type { PageSummary } from '#contract/pages/page.ts';
import { planExhibits } from './plan-exhibits.ts';
import { toExhibitLetter } from './to-exhibit-letter.ts';

function page(documentId: string, pageNumber: number, bates: string | null = null): PageSummary {
  return {
    pageId: `${documentId}-${pageNumber}`,
    controlNumber: `UNC-${String(pageNumber).padStart(7, '0')}`,
    bates,
    batesSource: bates === null ? null : 'read',
    productionId: 'p',
    production: 'First production',
    fileId: 'f',
    file: 'VOL001/Release1_Part1.pdf',
    pageNumber,
    documentId,
    startsDocument: false,
    status: 'read',
    turned: 0,
    textSource: 'ocr',
    confidence: 90,
    tagIds: [],
  };
}

describe('planning exhibits', () => {
  it('makes one exhibit of each run of consecutive pages of one document', () => {
    const exhibits = planExhibits([page('a', 3), page('a', 4), page('a', 6), page('b', 7), page('b', 8)]);
    expect(exhibits.map(({ letter, pages }) => [letter, pages.map(({ pageNumber }) => pageNumber)])).toEqual([
      ['A', [3, 4]],
      ['B', [6]],
      ['C', [7, 8]],
    ]);
  });

  it('describes an exhibit by where it stands and by nothing else', () => {
    const [first, second] = planExhibits([page('a', 3), page('a', 4), page('a', 6)]);
    expect(first?.description).toBe('Pages 3–4 of Release1_Part1.pdf');
    expect(second?.description).toBe('Page 6 of Release1_Part1.pdf');
    expect(first?.documentDate).toBeNull();
  });

  it('takes the pages of a document together that has a file for each page', () => {
    const pages = [1, 2, 3, 4, 6].map((place) => ({
      ...page('a', place),
      fileId: `f${place}`,
      file: `IMAGES/A${place}.tif`,
      pageNumber: 1,
    }));
    const exhibits = planExhibits(pages);
    expect(exhibits.map((exhibit) => exhibit.pages.length)).toEqual([4, 1]);
    expect(exhibits.map(({ description }) => description)).toEqual([
      '4 pages in 4 files, A1.tif to A4.tif',
      'Page 1 of A6.tif',
    ]);
  });

  it('plans nothing from nothing', () => {
    expect(planExhibits([])).toEqual([]);
  });
});

describe('exhibit letters', () => {
  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [51, 'AZ'],
    [52, 'BA'],
    [701, 'ZZ'],
    [702, 'AAA'],
  ])('gives place %i the letter %s', (index, letter) => {
    expect(toExhibitLetter(index)).toBe(letter);
  });
});
