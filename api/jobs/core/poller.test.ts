import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { DrivenClock } from '../../testing/driven-clock.ts';
import { Poller } from './poller.ts';

it('a poller polls after each pause, after errors, and at once when woken, until it is closed', async () => {
  const clock = new DrivenClock();
  const errors: unknown[] = [];
  let looks = 0;
  const poller = new Poller({
    look: async () => {
      looks += 1;
      if (looks === 2) throw new Error('The database is busy.');
      return 100;
    },
    ...{ clock, pauseAfterError: 1000, onError: (error: unknown) => errors.push(error) },
  });
  const pass = async (milliseconds: number) => {
    clock.pass(milliseconds);
    await setImmediate();
    return looks;
  };
  poller.start(10);
  expect(await pass(9)).toBe(0);
  expect(await pass(1)).toBe(1);
  expect(await pass(100)).toBe(2);
  expect(errors).toHaveLength(1);
  expect(await pass(999)).toBe(2);
  expect(await pass(1)).toBe(3);
  poller.wake();
  expect(await pass(0)).toBe(4);
  await poller.close();
  expect(await pass(10_000)).toBe(4);
});

it('a poller that is woken while it polls, polls once more right after, and is closed when that poll ends', async () => {
  const clock = new DrivenClock();
  let looks = 0;
  let release = Promise.withResolvers<void>();
  const poller = new Poller({
    look: async () => {
      looks += 1;
      await release.promise;
      return 60_000;
    },
    ...{ clock, pauseAfterError: 1000, onError: () => undefined },
  });
  poller.start();
  await setImmediate();
  poller.wake();
  release.resolve();
  release = Promise.withResolvers();
  await setImmediate();
  expect(looks).toBe(2);
  let isClosed = false;
  const closed = poller.close().then(() => {
    isClosed = true;
  });
  await setImmediate();
  expect(isClosed).toBe(false);
  release.resolve();
  await closed;
  expect(looks).toBe(2);
});
