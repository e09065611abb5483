import { describe, expect, it } from 'vitest';
import { type Decision, forget, lastApplied, remember, repeatable, takeLast } from './decisions.ts';

const decision = (tagId: string, reach: Decision['reach'] = 'page'): Decision => ({
  tagId,
  present: true,
  reach,
  changed: Promise.resolve([]),
});

describe('decisions of a sitting', () => {
  it('are undone last first', () => {
    const [a, b] = [decision('a'), decision('b')];
    const [last, left] = takeLast(remember(remember([], a), b));
    expect(last).toBe(b);
    expect(takeLast(left)[0]).toBe(a);
  });

  it('leave nothing to undo at the end', () => {
    expect(takeLast([])).toEqual([undefined, []]);
  });

  it('are forgotten when the server refused them, wherever they stand', () => {
    const [a, b] = [decision('a'), decision('b')];
    expect(forget([a, b], a)).toEqual([b]);
  });

  it('repeat the last one about a page or document, as a range has no here', () => {
    const page = decision('a');
    expect(repeatable([page, decision('b', 'range')])).toBe(page);
    expect(repeatable([])).toBeUndefined();
  });

  it('tell which tag was applied last, whatever was removed since', () => {
    const applied = decision('a', 'range');
    expect(lastApplied([applied, { ...decision('b'), present: false }])).toBe(applied);
  });

  it('are kept in a number that does not grow without end', () => {
    let all: Decision[] = [];
    for (let made = 0; made < 500; made += 1) all = remember(all, decision('a'));
    expect(all.length).toBeLessThan(500);
  });
});
