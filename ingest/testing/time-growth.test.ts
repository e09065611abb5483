import { describe, expect, it } from 'vitest';
import { findTimeGrowth } from './time-growth.ts';

const makeInput = (times: number) => 100 * times;

/** A clock that only the work under test advances. */
function startClock() {
  let milliseconds = 0;
  return {
    read: () => milliseconds,
    pass: (more: number) => {
      milliseconds += more;
    },
  };
}

describe('the growth of time', () => {
  it('is detected in work that goes through its input again for each part of it', async () => {
    const clock = startClock();
    const growth = await findTimeGrowth((size) => clock.pass((size * size) / 100), makeInput, clock.read);
    expect(growth).toBe('400.0, 1600.0, 6400.0 ms');
  });

  it('is detected in work that waits between its parts and is rejected in the end', async () => {
    const clock = startClock();
    const growth = await findTimeGrowth(
      async (size) => {
        for (let part = 0; part < size; part += 1) {
          await Promise.resolve();
          clock.pass(size / 100);
        }
        throw new Error('It is not of this kind.');
      },
      makeInput,
      clock.read,
    );
    expect(growth).toBeDefined();
  });

  it('is not detected in work that goes through its input a few times, however much that is', async () => {
    const clock = startClock();
    expect(await findTimeGrowth((size) => clock.pass(size * 500), makeInput, clock.read)).toBeUndefined();
  });

  it('is not detected if only some of the measurements are delayed', async () => {
    const clock = startClock();
    let measurements = 0;
    const growth = await findTimeGrowth(
      (size) => {
        measurements += 1;
        clock.pass(measurements <= 4 ? (size * size) / 100 : size);
      },
      makeInput,
      clock.read,
    );
    expect(measurements).toBeGreaterThan(4);
    expect(growth).toBeUndefined();
  });

  it('is measured in processor time if no clock is given', async () => {
    const growth = await findTimeGrowth((size) => spin(size <= 200 ? SHORT : 20 * SHORT), makeInput);
    expect(growth).toBeDefined();
  });
});

/** Milliseconds: some systems count a thread's processor time in steps of 10. */
const SHORT = 10;

/** Uses this many milliseconds of the thread's processor time. */
function spin(milliseconds: number): void {
  const start = process.threadCpuUsage();
  const used = () => {
    const { user, system } = process.threadCpuUsage(start);
    return (user + system) / 1000;
  };
  while (used() < milliseconds);
}
