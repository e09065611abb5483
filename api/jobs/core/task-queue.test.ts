import { describe, expect, it } from 'vitest';
import { TaskQueue } from './task-queue.ts';

describe('a task queue', () => {
  it('runs tasks one after the other, and continues after one that fails', async () => {
    const queue = new TaskQueue();
    const done: string[] = [];
    const release = Promise.withResolvers<void>();
    const first = queue.run(async () => {
      await release.promise;
      done.push('first');
    });
    const failed = queue.run(async () => {
      throw new Error('the disk is gone');
    });
    const third = queue.run(async () => done.push('third'));
    release.resolve();
    await expect(failed).rejects.toThrow('the disk is gone');
    await Promise.all([first, third]);
    expect(done).toEqual(['first', 'third']);
    expect(queue.isIdle).toBe(true);
  });

  it('refuses a task if too many wait, and accepts others once those have ended', async () => {
    const queue = new TaskQueue({ most: 1, refusal: 'Try again in a minute.' });
    const release = Promise.withResolvers<void>();
    const first = queue.run(() => release.promise);
    await expect(queue.run(async () => 'second')).rejects.toMatchObject({
      code: 'too-many-requests',
      message: 'Try again in a minute.',
    });
    release.resolve();
    await first;
    expect(await queue.run(async () => 'third')).toBe('third');
  });
});
