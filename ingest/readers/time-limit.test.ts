import { describe, expect, it } from 'vitest';
import { TimeLimit } from './time-limit.ts';

/** The seconds by the clock at which a limit of 60 is up, for a process with such a share of a processor. */
function lastingFor(share: number, act: (clock: number, limit: TimeLimit) => void = () => {}): number {
  const limit = new TimeLimit(60);
  for (let clock = 0; clock < 2000; clock += 1) {
    act(clock, limit);
    if (limit.isUp(clock * share, clock)) return clock;
  }
  return Number.POSITIVE_INFINITY;
}

describe('the time limit of a page', () => {
  it('counts the seconds of the processor', () => {
    expect(lastingFor(1)).toBe(61);
    expect(lastingFor(2)).toBe(31);
  });

  it('gives a page more time on a machine that is busy with other things', () => {
    expect(lastingFor(0.1)).toBe(601);
  });

  it('ends a process that does nothing as soon as one that works all the time', () => {
    expect(lastingFor(0)).toBe(61);
  });

  it('ends a process at last that gets next to no time', () => {
    expect(lastingFor(0.02)).toBe(901);
  });

  it('begins anew when the process has come on', () => {
    expect(lastingFor(1, (clock, limit) => clock === 50 && limit.restart())).toBe(111);
  });

  it('does not count the time for which the machine slept', () => {
    const limit = new TimeLimit(60);
    expect(limit.isUp(0, 0)).toBe(false);
    expect(limit.isUp(1, 10_000)).toBe(false);
  });
});
