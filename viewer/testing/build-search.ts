import type { SearchHit, SearchResult } from '#contract/search/search.ts';
import { buildPage } from './build-page.ts';

/** A hit as the server sends it. */
export function buildHit(index: number, given: Partial<SearchHit> = {}): SearchHit {
  return {
    ...buildPage(index),
    snippet: 'A county may opt out.',
    snippetMarks: [[13, 20, 0]],
    places: 1,
    markedWords: [
      {
        text: 'opt out',
        start: 13,
        end: 20,
        rects: [{ x: 0.3, y: 0.4, width: 0.1, height: 0.02 }],
        group: 0,
      },
    ],
    document: { kind: 'memo', title: 'Opting out', date: '2009-08-14' },
    inDocument: 1,
    ...given,
  };
}

export function buildResult(given: Partial<SearchResult> = {}): SearchResult {
  const hits = given.hits ?? [buildHit(1), buildHit(2)];
  return {
    mode: 'exact',
    engine: 'sqlite',
    echo: '“opt-out”',
    canonical: 'opt-out',
    forgiving: null,
    strict: null,
    groups: ['opt-out'],
    pages: hits.length,
    isAtLeast: false,
    isPartial: false,
    notice: null,
    documents: 1,
    places: null,
    hardToRead: 0,
    corpusVersion: 7,
    facets: [],
    milliseconds: 3,
    offset: 0,
    hits,
    ...given,
  };
}
