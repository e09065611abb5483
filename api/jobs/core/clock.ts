import { setTimeout } from 'node:timers/promises';

/** Time, as whatever runs beside requests sees it. Tests bring one that they drive. */
export interface Clock {
  now: () => Date;
  /** Resolves after so many milliseconds, or as soon as `signal` is aborted; never rejects. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** For a server: what sleeps keeps it from ending no longer than its connections do. */
export const systemClock: Clock = toClock({ ref: false });
/** For a command, which does not end while it sleeps. */
export const commandClock: Clock = toClock({ ref: true });

function toClock({ ref }: { ref: boolean }): Clock {
  return {
    now: () => new Date(),
    sleep: async (milliseconds, signal) => {
      const options = signal ? { ref, signal } : { ref };
      await setTimeout(milliseconds, undefined, options).catch(() => undefined);
    },
  };
}
