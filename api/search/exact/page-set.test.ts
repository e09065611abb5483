import { describe, expect, it } from 'vitest';
import { buildRandom } from '../testing/random.ts';
import { PageSet } from './page-set.ts';

describe('a set of pages', () => {
  it('contains what JavaScript’s own set would contain', () => {
    const random = buildRandom(1);
    for (let round = 0; round < 200; round += 1) {
      const [one, other] = [0, 0].map(() =>
        Array.from({ length: random(60) }, () => random(pick(random))),
      ) as [number[], number[]];
      const [a, b] = [PageSet.of(one), PageSet.of(other)];
      const sorted = (keys: Iterable<number>) => [...new Set(keys)].sort((x, y) => x - y);
      expect(a.toKeys()).toEqual(sorted(one));
      expect(a.size).toBe(new Set(one).size);
      expect(a.and(b).toKeys()).toEqual(sorted(one.filter((key) => other.includes(key))));
      expect(a.or(b).toKeys()).toEqual(sorted([...one, ...other]));
      expect(a.minus(b).toKeys()).toEqual(sorted(one.filter((key) => !other.includes(key))));
      expect(a.countShared(b)).toBe(a.and(b).size);
    }
  });

  it('loses a page that is removed, and ignores pages beyond its end', () => {
    const set = PageSet.of([1, 31, 32, 63, 64, 1_000_000]);
    set.delete(32);
    set.delete(9_000_000);
    expect([set.has(31), set.has(32), set.has(1_000_000), set.has(9_000_000)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(set.size).toBe(5);
  });
});

function pick(random: (below: number) => number): number {
  return [40, 70, 3000][random(3)] ?? 40;
}
