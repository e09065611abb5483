import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inParallel } from './in-parallel.ts';

describe('inParallel', () => {
  it('yields results as they finish', async () => {
    const results: number[] = [];
    const work = async (ms: number) => sleep(ms, ms);
    for await (const { result } of inParallel([60, 5, 30], 3, work)) results.push(result);
    expect(results).toEqual([5, 30, 60]);
  });

  it('never runs more than allowed, and stops taking jobs while the caller is busy', async () => {
    let taken = 0;
    function* jobs() {
      while (taken < 20) {
        taken += 1;
        yield taken;
      }
    }
    for await (const { result } of inParallel(jobs(), 4, async (job) => job)) {
      if (result === 1) {
        await sleep(20);
        expect(taken).toBeLessThanOrEqual(5);
      }
    }
    expect(taken).toBe(20);
  });

  it('yields finished results while it still waits for the next job', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    async function* jobs() {
      yield 1;
      await promise;
      yield 2;
    }
    const seen: number[] = [];
    for await (const { result } of inParallel(jobs(), 2, async (job) => job)) {
      seen.push(result);
      resolve();
    }
    expect(seen).toEqual([1, 2]);
  });

  it('cancels running work when the caller stops', async () => {
    let canceled = 0;
    const work = (job: number, signal: AbortSignal) =>
      sleep(job, job, { signal }).catch((error) => {
        canceled += 1;
        throw error;
      });
    for await (const { result } of inParallel([20, 5000, 5001], 3, work)) {
      expect(result).toBe(20);
      break;
    }
    await sleep(5);
    expect(canceled).toBe(2);
  });

  it('rethrows what a job throws', async () => {
    const work = async () => Promise.reject(new Error('no'));
    await expect(inParallel([1], 1, work).next()).rejects.toThrow('no');
  });
});
