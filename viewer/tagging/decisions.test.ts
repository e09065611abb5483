import { describe, expect, it } from 'vitest';
import { type Decision, forget, lastApplied, remember, repeatable, takeLast } from './decisions.ts';

const decision = (tagId: string, reach: Decision['reach'] = 'page'): Decision => ({
  tagId,
  answer: 'yes',
  level: 'first',
  reach,
  describe: () => 'Applied a.',
  result: Promise.resolve({ eventId: 1, changedPageIds: [], carryingPageIds: [] }),
});

describe('the decisions of a session', () => {
  it('are undone in reverse order', () => {
    const [a, b] = [decision('a'), decision('b')];
    const [last, left] = takeLast(remember(remember([], a), b));
    expect(last).toBe(b);
    expect(takeLast(left)[0]).toBe(a);
  });

  it('leave nothing to undo at the end', () => {
    expect(takeLast([])).toEqual([undefined, []]);
  });

  it('are removed if the server refuses them, wherever they are in the list', () => {
    const [a, b] = [decision('a'), decision('b')];
    expect(forget([a, b], a)).toEqual([b]);
  });

  it('repeat the last one about a page or document, because a range has no current page', () => {
    const page = decision('a');
    expect(repeatable([page, decision('b', 'range')])).toBe(page);
    expect(repeatable([])).toBeUndefined();
  });

  it('return the last applied tag, even if tags were removed, or pages seen, since', () => {
    const applied = decision('a', 'range');
    expect(
      lastApplied([applied, { ...decision('b'), answer: 'take-off' }, { ...decision('c'), tagId: null }]),
    ).toBe(applied);
  });

  it('are limited in number', () => {
    let all: Decision[] = [];
    for (let made = 0; made < 500; made += 1) all = remember(all, decision('a'));
    expect(all.length).toBeLessThan(500);
  });
});
