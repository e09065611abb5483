import { describe, expect, it } from 'vitest';
import { buildPage } from '../testing/build-page.ts';
import {
  type Arrangement,
  acceptProposals,
  letterAt,
  mergeWithPrevious,
  move,
  split,
  toArrangement,
  toExhibitDrafts,
  withDocument,
  withoutPages,
  withPages,
} from './arrangement.ts';
import { pushStep, startHistory, undoStep } from './undo-history.ts';

const exhibit = (description: string, ...places: number[]) => ({
  key: `page-${places[0]}`,
  description,
  documentDate: null,
  pages: places.map((index) => buildPage(index)),
});
const places = (arrangement: Arrangement) =>
  arrangement.map(({ pages }) => pages.map(({ pageNumber }) => pageNumber));

const list = [exhibit('memo', 1, 2, 3), exhibit('e-mail', 7), exhibit('', 9, 10)];

describe('exhibit letters', () => {
  it('continue after Z with AA', () => {
    expect([0, 25, 26, 27, 51, 52, 701, 702].map(letterAt)).toEqual([
      'A',
      'Z',
      'AA',
      'AB',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ]);
  });
});

describe('what documents suggest for exhibits', () => {
  const memo = {
    documentId: 'document-1',
    kind: 'memo',
    title: 'Opt-out',
    date: '2009-08-14',
    pages: 3,
  } as const;
  const documents = new Map([['document-1', memo]]);

  it('is used if nobody has entered anything', () => {
    const accepted = acceptProposals(list, documents);
    expect(accepted.map(({ description }) => description)).toEqual([
      'memo',
      'e-mail',
      'Memorandum, “Opt-out”',
    ]);
    expect(accepted.map(({ documentDate }) => documentDate)).toEqual([
      '2009-08-14',
      '2009-08-14',
      '2009-08-14',
    ]);
  });

  it('does not restore a date that somebody removed', () => {
    const undated = [{ ...exhibit('memo', 1), documentDate: '' }];
    expect(acceptProposals(undated, documents)[0]?.documentDate).toBe('');
  });

  it('is not saved as if somebody had entered it', () => {
    const [proposed] = toArrangement([
      {
        ...{ letter: 'A', description: 'Memorandum', suggested: true, documentDate: '2009-08-14' },
        ...{ dateSuggested: true, excerpt: null, batesRange: '', production: '', pages: [buildPage(1)] },
      },
    ]);
    expect(proposed).toMatchObject({ description: '', documentDate: null });
  });
});

describe('arranging exhibits', () => {
  it('adds the missing pages of a document in their order, but none that is in another exhibit', () => {
    const whole = [1, 2, 3, 4, 7].map((index) => buildPage(index));
    expect(places(withDocument([exhibit('', 2, 4), exhibit('', 7)], 0, whole))).toEqual([[1, 2, 3, 4], [7]]);
  });

  it('moves one exhibit and keeps the others in order', () => {
    expect(places(move(list, 0, 2))).toEqual([[7], [9, 10], [1, 2, 3]]);
    expect(places(move(list, 2, 0))).toEqual([[9, 10], [1, 2, 3], [7]]);
    expect(move(list, 0, 3)).toBe(list);
  });

  it('splits before a page; the first half keeps the description', () => {
    const cut = split(list, 0, 1);
    expect(places(cut)).toEqual([[1], [2, 3], [7], [9, 10]]);
    expect(cut.map(({ description }) => description)).toEqual(['memo', '', 'e-mail', '']);
    expect(split(list, 0, 0)).toBe(list);
    expect(split(list, 0, 3)).toBe(list);
  });

  it('merges an exhibit with the previous one, which reverses a split', () => {
    expect(places(mergeWithPrevious(split(list, 0, 1), 1))).toEqual(places(list));
    expect(mergeWithPrevious(list, 0)).toBe(list);
    expect(mergeWithPrevious([exhibit('', 1), exhibit('letter', 2)], 1)[0]?.description).toBe('letter');
  });

  it('removes pages, and an exhibit when it has no pages left', () => {
    expect(places(withoutPages(list, ['page-2', 'page-7']))).toEqual([
      [1, 3],
      [9, 10],
    ]);
  });

  it('adds pages at the end, one exhibit for each document', () => {
    const added = [buildPage(20), buildPage(21), buildPage(30, { documentId: 'document-2' })];
    expect(places(withPages(list, added)).slice(3)).toEqual([[20, 21], [30]]);
  });

  it('never gives two exhibits the same key, whatever the changes', () => {
    const keys = mergeWithPrevious(split(split(list, 0, 2), 0, 1), 2).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('sends the ids of the pages and nothing that only the browser needs', () => {
    expect(toExhibitDrafts(list)[1]).toEqual({
      description: 'e-mail',
      documentDate: null,
      pageIds: ['page-7'],
    });
  });
});

describe('undo', () => {
  it('goes back step by step to the start, and no further', () => {
    const history = pushStep(pushStep(startHistory('a'), 'b'), 'c');
    expect(undoStep(history).now).toBe('b');
    expect(undoStep(undoStep(undoStep(history))).now).toBe('a');
  });

  it('ignores a change that changed nothing', () => {
    expect(pushStep(startHistory('a'), 'a').before).toEqual([]);
  });
});
