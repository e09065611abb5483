import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inBatches } from './in-batches.ts';

async function* count(to: number, pause = 0) {
  for (let number = 1; number <= to; number += 1) {
    if (pause > 0) await sleep(pause);
    yield number;
  }
}

describe('inBatches', () => {
  it('yields every item once and in order, never more together than allowed', async () => {
    const batches = await Array.fromAsync(inBatches(count(10), { most: 4, within: 1000 }));
    expect(batches.flat()).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Math.max(...batches.map((batch) => batch.length))).toBe(4);
  });

  it('yields an item that comes alone without waiting for the next', async () => {
    const batches: number[][] = [];
    for await (const batch of inBatches(count(3, 40), { most: 4, within: 1 })) batches.push(batch);
    expect(batches).toEqual([[1], [2], [3]]);
  });

  it('takes at most one item ahead of a busy caller', async () => {
    let taken = 0;
    async function* source() {
      for (; taken < 20; taken += 1) yield taken;
    }
    let given = 0;
    for await (const batch of inBatches(source(), { most: 3, within: 1000 })) {
      given += batch.length;
      await sleep(5);
      expect(taken).toBeLessThanOrEqual(given + 1);
    }
    expect(taken).toBe(20);
  });

  it('ends its source when the caller stops, and rethrows what the source throws', async () => {
    let ended = false;
    async function* source() {
      try {
        yield 1;
        yield 2;
      } finally {
        ended = true;
      }
    }
    for await (const batch of inBatches(source(), { most: 1, within: 1000 })) {
      expect(batch).toEqual([1]);
      break;
    }
    expect(ended).toBe(true);
    async function* broken() {
      yield 1;
      throw new Error('no more');
    }
    const batches: number[][] = [];
    const read = async () => {
      for await (const batch of inBatches(broken(), { most: 4, within: 1000 })) batches.push(batch);
    };
    await expect(read()).rejects.toThrow('no more');
    expect(batches).toEqual([[1]]);
  });
});
