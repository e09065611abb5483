import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runAhead } from './run-ahead.ts';

function source(most: number, fails = Number.POSITIVE_INFINITY) {
  const seen = { made: 0, returned: false };
  async function* make() {
    try {
      while (seen.made < most) {
        if (seen.made === fails) throw new Error('the third can’t be made');
        seen.made += 1;
        yield seen.made;
      }
    } finally {
      seen.returned = true;
    }
  }
  return { seen, items: make() };
}

describe('runAhead', () => {
  it('yields every item once, in order', async () => {
    expect(await Array.fromAsync(runAhead(source(10).items, 3))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(await Array.fromAsync(runAhead(source(0).items, 3))).toEqual([]);
  });

  it('runs ahead of the caller, and no further than it may', async () => {
    const { seen, items } = source(10);
    const ahead = runAhead(items, 3);
    await ahead.next();
    await sleep(20);
    expect(seen.made).toBeGreaterThan(2);
    expect(seen.made).toBeLessThan(6);
    await ahead.return(undefined);
  });

  it('yields what was made before an error, and then the error', async () => {
    const got: number[] = [];
    const all = async () => {
      for await (const item of runAhead(source(10, 2).items, 5)) got.push(item);
    };
    await expect(all()).rejects.toThrow('the third');
    expect(got).toEqual([1, 2]);
  });

  it('ends the source when the caller stops', async () => {
    const { seen, items } = source(10);
    for await (const item of runAhead(items, 2)) if (item === 2) break;
    expect(seen.returned).toBe(true);
    expect(seen.made).toBeLessThan(6);
  });
});
