import { describe, expect, it } from 'vitest';
import { readingPlace, searchPlace } from './places.ts';

describe('the address of a screen', () => {
  it('holds the list, the hit and how the page lies', () => {
    const place = readingPlace({ q: 'opt-out', hit: '3', zoom: '150', rotate: '90', fit: 'width' });
    expect(place).toEqual({ q: 'opt-out', hit: 3, zoom: 150, rotate: 90, fit: 'width' });
  });

  it('keeps a query that looks like a number as words', () => {
    expect(searchPlace({ q: '287' }).q).toBe('287');
  });

  it('leaves out what it cannot understand, so that an old or broken address still opens', () => {
    const place = readingPlace({
      hit: 'x',
      zoom: '-4',
      rotate: '45',
      fit: 'moon',
      tag: '<script>',
      other: 1,
    });
    expect(Object.values(place).filter((value) => value !== undefined)).toEqual([]);
  });
});
