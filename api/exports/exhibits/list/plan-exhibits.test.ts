import { describe, expect, it } from 'vitest';
import type { ExhibitDocument } from '#contract/exhibits/exhibit.ts';
import type { PageSummary } from '#contract/pages/page.ts';
import { planExhibits, toExhibit } from './plan-exhibits.ts';
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
    reviewed: false,
    title: null,
  };
}

const documentOf = (documentId: string, facts: Partial<ExhibitDocument> = {}): ExhibitDocument => ({
  ...{ documentId, kind: 'other', title: null, date: null, pages: 1, ...facts },
});
const plan = (pages: PageSummary[], ...documents: ExhibitDocument[]) =>
  planExhibits(pages, new Map(documents.map((document) => [document.documentId, document])));

describe('planning exhibits', () => {
  it('makes one exhibit of each run of consecutive pages of one document', () => {
    const exhibits = plan([page('a', 3), page('a', 4), page('a', 6), page('b', 7), page('b', 8)]);
    expect(exhibits.map(({ letter, pages }) => [letter, pages.map(({ pageNumber }) => pageNumber)])).toEqual([
      ['A', [3, 4]],
      ['B', [6]],
      ['C', [7, 8]],
    ]);
  });

  it('proposes what the documents state, marked as undecided', () => {
    const facts = { kind: 'memo', title: 'Opt-out procedures', date: '2009-08-14', pages: 2 } as const;
    expect(plan([page('a', 3), page('a', 4)], documentOf('a', facts))).toMatchObject([
      {
        description: 'Memorandum, “Opt-out procedures”',
        suggested: true,
        documentDate: '2009-08-14',
        dateSuggested: true,
        excerpt: null,
      },
    ]);
  });

  it.each([
    [documentOf('a', { kind: 'email' }), 'E-mail'],
    [documentOf('a', { title: 'Notes of May 4' }), '“Notes of May 4”'],
    [documentOf('a'), 'Document'],
    [documentOf('a', { kind: 'placeholder', title: 'WITHHELD IN FULL' }), 'Placeholder sheet'],
  ])('invents nothing about a document that states little', (document, description) => {
    expect(plan([page('a', 1)], document)[0]).toMatchObject({ description, documentDate: null });
  });

  it.each(['2009-08', '2009'])('proposes no day for a document of %s', (date) => {
    expect(plan([page('a', 1)], documentOf('a', { date }))[0]?.documentDate).toBeNull();
  });

  it('names the document of which an exhibit is an excerpt', () => {
    const [only] = plan([page('a', 3)], documentOf('a', { kind: 'memo', pages: 2 }));
    expect(only?.excerpt).toBe('1 page of a 2-page memorandum');
  });

  it("keeps a person's decisions, including that an exhibit has no date", () => {
    const documents = new Map([['a', documentOf('a', { kind: 'memo', date: '2009-08-14' })]]);
    const decided = { description: 'The memo', documentDate: '', pages: [page('a', 1)] };
    expect(toExhibit(decided, 0, documents)).toMatchObject({
      description: 'The memo',
      suggested: false,
      documentDate: null,
      dateSuggested: false,
    });
  });

  it('combines the pages of a document that has a file for each page', () => {
    const pages = [1, 2, 3, 4, 6].map((place) => ({
      ...page('a', place),
      fileId: `f${place}`,
      file: `IMAGES/A${place}.tif`,
      pageNumber: 1,
    }));
    expect(plan(pages).map((exhibit) => exhibit.pages.length)).toEqual([4, 1]);
  });

  it('plans nothing from nothing', () => {
    expect(plan([])).toEqual([]);
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
  ])('gives index %i the letter %s', (index, letter) => {
    expect(toExhibitLetter(index)).toBe(letter);
  });
});
