import { describe, expect, it } from 'vitest';
import { buildPage, buildPageDetail } from '../testing/build-page.ts';
import { paintDecisions, paintTag, repaint } from './paint-pages.ts';

const on = (pageId: string) => ({
  change: paintTag('tag-1', true),
  touches: (page: { pageId: string }) => page.pageId === pageId,
});

describe('showing a tag in cached pages', () => {
  it('changes the page in every cached answer, and keeps the rest as the same objects', () => {
    const window = { total: 2, offset: 0, pages: [buildPage(1), buildPage(2)] };
    const changed = new Set<string>();
    const painted = repaint(window, on('page-2'), changed) as typeof window;
    expect(painted.pages[1]?.tagIds).toEqual(['tag-1']);
    expect(painted.pages[0]).toBe(window.pages[0]);
    expect([...changed]).toEqual(['page-2']);
  });

  it('changes pages inside exhibits', () => {
    const list = { exhibits: [{ letter: 'A', pages: [buildPage(1)] }] };
    const painted = repaint(list, on('page-1'), new Set()) as typeof list;
    expect(painted.exhibits[0]?.pages[0]?.tagIds).toEqual(['tag-1']);
  });

  it('shows what people say where a page has its details, and a tick where it is in a list', () => {
    const seen = { tags: [], nothingApplies: [], reviewedBy: ['rae'] };
    const paint = { change: paintDecisions(seen), touches: () => true };
    expect(repaint(buildPageDetail(1), paint, new Set())).toMatchObject({ decisions: seen, reviewed: true });
    const window = { pages: [buildPage(1)] };
    const painted = repaint(window, paint, new Set()) as typeof window;
    expect(painted.pages[0]).toEqual(buildPage(1, { reviewed: true }));
  });

  it('returns the very same data if nothing changes, so that nothing renders again', () => {
    const window = { pages: [buildPage(1, { tagIds: ['tag-1'] })] };
    expect(repaint(window, on('page-1'), new Set())).toBe(window);
    expect(repaint(undefined, on('page-1'), new Set())).toBeUndefined();
  });
});
