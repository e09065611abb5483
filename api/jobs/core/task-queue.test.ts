import { describe, expect, it } from 'vitest';
import { TaskQueue } from './task-queue.ts';

describe('a task queue', () => {
  it('runs tasks one after the other, and goes on after one that fails', async () => {
    const errors: unknown[] = [];
    const done: string[] = [];
    const queue = new TaskQueue((error) => errors.push(error));
    queue.add(async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      done.push('first');
    });
    queue.add(async () => {
      throw new Error('the disk is gone');
    });
    queue.add(async () => {
      done.push('third');
    });
    await queue.drain();
    expect(done).toEqual(['first', 'third']);
    expect(errors).toEqual([new Error('the disk is gone')]);
  });
});
