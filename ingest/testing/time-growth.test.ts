import { describe, expect, it } from 'vitest';
import { findTimeGrowth } from './time-growth.ts';

const makeInput = (times: number) => 'a'.repeat(20_000 * times);

/** Work that takes as long as it takes to look at this many signs. */
function look(signs: number): number {
  let sum = 0;
  for (let count = 0; count < signs; count += 1) sum = Math.imul(sum, 31) ^ count;
  return sum;
}

describe('the growth of time', () => {
  it('is found in work that goes through its input again for each part of it', async () => {
    const growth = await findTimeGrowth((text) => {
      for (let at = 0; at < text.length; at += 100) look(text.length);
    }, makeInput);
    expect(growth).toMatch(/^\d+\.\d, \d+\.\d, \d+\.\d ms$/);
  });

  it('is found in work that waits between its parts and is refused in the end', async () => {
    const growth = await findTimeGrowth(async (text) => {
      for (let at = 0; at < text.length; at += 100) {
        await Promise.resolve();
        look(text.length);
      }
      throw new Error('It is not of this kind.');
    }, makeInput);
    expect(growth).toBeDefined();
  });

  it('is not found in work that goes through its input a few times, however much that is', async () => {
    expect(await findTimeGrowth((text) => look(text.length * 500), makeInput)).toBeUndefined();
  });

  it('is not found where only some of the measurements are held up', async () => {
    const lengths: number[] = [];
    const growth = await findTimeGrowth((text) => {
      lengths.push(text.length);
      look(text.length * (lengths.length <= 4 ? text.length / 100 : 500));
    }, makeInput);
    expect(lengths.length).toBeGreaterThan(4);
    expect(growth).toBeUndefined();
  });
});
