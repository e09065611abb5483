import { setTimeout } from 'node:timers/promises';

/** Time, as whatever runs beside requests sees it. Tests bring one that they drive. */
export interface Clock {
  now: () => Date;
  /**
   * Resolves after so many milliseconds, or as soon as `signal` is aborted; never rejects. Keeps no program
   * from ending.
   */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: async (milliseconds, signal) => {
    await setTimeout(milliseconds, undefined, { ref: false, ...(signal ? { signal } : {}) }).catch(
      () => undefined,
    );
  },
};
