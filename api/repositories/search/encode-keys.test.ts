import { expect, it } from 'vitest';
import { decodeKeys, encodeKeys } from './encode-keys.ts';

it('restores any set of keys, smallest first', () => {
  for (const keys of [
    [],
    [1],
    [127, 128, 129],
    [1, 16_384, 2_097_152, 4_294_967_296, 9_007_199_254_740_991],
  ]) {
    expect(decodeKeys(encodeKeys(keys.toReversed()))).toEqual(keys);
  }
});

it('stores a million neighboring pages, and a tenth of a million at random, in little space', () => {
  const all = Array.from({ length: 1_000_000 }, (_, at) => at + 1);
  expect(encodeKeys(all).length).toBeLessThan(2000);
  let state = 1;
  const some = all.filter(() => {
    state = (state * 48_271) % 2_147_483_647;
    return state % 10 === 0;
  });
  expect(encodeKeys(some).length).toBeLessThan(80_000);
});
