import { describe, expect, it } from 'vitest';
import { listTargets, toTarget } from './list-targets.ts';

const page = { pageId: 'page-1', documentId: 'document-1' };
const targetOf = (name: Parameters<typeof toTarget>[0], list = {}, first = '1', last = '') =>
  toTarget(name, { page, list, first, last });

describe('the pages that a decision in the reader is about', () => {
  it('are a range of numbers as typed, the document, its family or the page’s copies', () => {
    expect(targetOf('range', {}, ' 1 ', '7')).toEqual({ kind: 'references', references: '1-7' });
    expect(targetOf('range', {}, '1')).toEqual({ kind: 'references', references: '1' });
    expect(targetOf('range', {}, ' ')).toBeUndefined();
    expect(targetOf('family')).toEqual({ kind: 'family', documentId: 'document-1' });
    expect(targetOf('copies')).toEqual({ kind: 'copies', pageId: 'page-1' });
  });

  it('are the results of a search with its filters, where the list is those results', () => {
    const list = { q: 'opt-out', narrow: ['source:ocr'] };
    expect(targetOf('search', list)).toEqual({
      kind: 'search',
      q: 'opt-out',
      scope: { narrow: ['source:ocr'] },
    });
    const offers = (given: object) => listTargets(given).some(({ value }) => value === 'search');
    expect(offers(list)).toBe(true);
    for (const other of [{}, { ...list, mode: 'explore' }, { ...list, only: 'blank' }])
      expect(offers(other)).toBe(false);
  });
});
