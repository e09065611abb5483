import { describe, expect, it } from 'vitest';
import { TimeLimit } from './time-limit.ts';

/**
 * The clock time in seconds at which a limit of 60 is exceeded, for a process with such a share of a
 * processor.
 */
function lastingFor(share: number, act: (clock: number, limit: TimeLimit) => void = () => {}): number {
  const limit = new TimeLimit(60);
  for (let clock = 0; clock < 2000; clock += 1) {
    act(clock, limit);
    if (limit.isUp(clock * share, clock)) return clock;
  }
  return Number.POSITIVE_INFINITY;
}

describe('the time limit of a page', () => {
  it('counts the seconds of processor time', () => {
    expect(lastingFor(1)).toBe(61);
    expect(lastingFor(2)).toBe(31);
  });

  it('gives a page more time on a machine that is busy with other work', () => {
    expect(lastingFor(0.1)).toBe(601);
  });

  it('ends an idle process as soon as one that works all the time', () => {
    expect(lastingFor(0)).toBe(61);
  });

  it('eventually ends a process that gets almost no processor time', () => {
    expect(lastingFor(0.02)).toBe(901);
  });

  it('restarts when the process has made progress', () => {
    expect(lastingFor(1, (clock, limit) => clock === 50 && limit.restart())).toBe(111);
  });

  it('does not count the time while the machine slept', () => {
    const limit = new TimeLimit(60);
    expect(limit.isUp(0, 0)).toBe(false);
    expect(limit.isUp(1, 10_000)).toBe(false);
  });
});
