import { describe, expect, it } from 'vitest';
import { readAddress, writeAddress } from './address.ts';
import { parseReaderParams, parseSearchParams } from './params.ts';

describe('the address of a screen', () => {
  it('contains the list, the hit and the orientation of the page', () => {
    const params = parseReaderParams({ q: 'opt-out', hit: '3', zoom: '150', rotate: '90', fit: 'width' });
    expect(params).toEqual({ q: 'opt-out', hit: 3, zoom: 150, rotate: 90, fit: 'width' });
  });

  it('keeps a query that looks like a number as words', () => {
    expect(parseSearchParams({ q: '287' }).q).toBe('287');
  });

  it('contains the filters of a search, with one value or several, and restores what it wrote', () => {
    const params = parseSearchParams({ q: 'opt-out', narrow: ['tag:t-1', 'month:2009-05'] });
    expect(params.narrow).toEqual(['tag:t-1', 'month:2009-05']);
    expect(parseSearchParams(readAddress(writeAddress(params)))).toEqual(params);
    expect(parseSearchParams({ narrow: 'tag:t-1' }).narrow).toEqual(['tag:t-1']);
    expect(writeAddress({ q: '287', tag: undefined })).toBe('?q=287');
  });

  it('drops one filter that it cannot understand, and keeps the others', () => {
    expect(parseSearchParams({ narrow: ['color:red', 'month:2009-05', 'x'] }).narrow).toEqual([
      'month:2009-05',
    ]);
  });

  it('drops values that it cannot understand, so that an old or broken address still opens', () => {
    const params = parseReaderParams({
      hit: 'x',
      zoom: '-4',
      rotate: '45',
      fit: 'moon',
      tag: '<script>',
      other: 1,
    });
    expect(Object.values(params).filter((value) => value !== undefined)).toEqual([]);
  });
});
