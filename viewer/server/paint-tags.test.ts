import { describe, expect, it } from 'vitest';
import { buildPage } from '../testing/build-page.ts';
import { repaint } from './paint-tags.ts';

const on = (pageId: string) => ({
  tagId: 'tag-1',
  present: true,
  touches: (page: { pageId: string }) => page.pageId === pageId,
});

describe('painting a tag', () => {
  it('changes the page wherever an answer holds it, and leaves the rest the same object', () => {
    const window = { total: 2, offset: 0, pages: [buildPage(1), buildPage(2)] };
    const changed = new Set<string>();
    const painted = repaint(window, on('page-2'), changed) as typeof window;
    expect(painted.pages[1]?.tagIds).toEqual(['tag-1']);
    expect(painted.pages[0]).toBe(window.pages[0]);
    expect([...changed]).toEqual(['page-2']);
  });

  it('reaches into exhibits', () => {
    const list = { exhibits: [{ letter: 'A', pages: [buildPage(1)] }] };
    const painted = repaint(list, on('page-1'), new Set()) as typeof list;
    expect(painted.exhibits[0]?.pages[0]?.tagIds).toEqual(['tag-1']);
  });

  it('returns the very same data where nothing changes, so that nothing is drawn again', () => {
    const window = { pages: [buildPage(1, { tagIds: ['tag-1'] })] };
    expect(repaint(window, on('page-1'), new Set())).toBe(window);
    expect(repaint(undefined, on('page-1'), new Set())).toBeUndefined();
  });
});
