import { describe, expect, it } from 'vitest';
import { buildPage } from '../testing/build-page.ts';
import { describeList, indexInWindow, listChunkOffsets, toListParams } from './current-list.ts';

describe('the current list', () => {
  it('consists of the list parameters in the address and nothing else', () => {
    const params = { q: 'opt-out', tag: undefined, hit: 3, zoom: 150 };
    expect(toListParams(params)).toEqual({ q: 'opt-out' });
  });

  it('keeps the mode, the filters and the order of a search', () => {
    const list = { q: 'opt', mode: 'explore' as const, narrow: ['source:ocr'], order: 'date' as const };
    expect(toListParams(list)).toEqual(list);
    expect(toListParams({ mode: 'explore', tag: 't' })).toEqual({ tag: 't' });
  });

  it('has a name that people can read', () => {
    expect(describeList({}, {})).toBe('all pages');
    expect(describeList({ q: 'opt-out', tag: 't' }, { tag: 'contradiction' })).toBe(
      '“opt-out” · tagged contradiction',
    );
    expect(describeList({ q: '"opt out"' }, {})).toBe('“opt out”');
    expect(describeList({ q: '"opt out" OR "opt in"' }, {})).toBe('“"opt out" OR "opt in"”');
    expect(describeList({ file: 'f' }, {})).toBe('one file');
    expect(describeList({ set: 'coverage.seen.person.ann.lee' }, {})).toBe(
      'pages that somebody has seen, by ann.lee',
    );
    expect(describeList({ set: 'coverage.decided.day.2026-11-30' }, {})).toBe(
      'pages about which somebody has decided, on Nov 30, 2026',
    );
    expect(
      describeList({ q: 'opt out', mode: 'explore', order: 'date' }, { narrowings: ['May 2009', 'OCR'] }),
    ).toBe('like “opt out” · May 2009 · OCR · by date');
  });

  it('finds the index of a page in the window that contains it', () => {
    const window = { total: 900, offset: 200, pages: [buildPage(201), buildPage(202)] };
    expect(indexInWindow(window, 'page-202')).toBe(201);
    expect(indexInWindow(window, 'page-7')).toBeUndefined();
  });

  it('needs only the chunks that contain the visible rows', () => {
    expect(listChunkOffsets(95, 103, 100)).toEqual([0, 100]);
    expect(listChunkOffsets(-2, 2, 100)).toEqual([0]);
    expect(listChunkOffsets(250, 260, 100)).toEqual([200]);
  });
});
