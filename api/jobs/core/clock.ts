import { setTimeout } from 'node:timers/promises';

/** Time, as seen by background work. Tests supply a clock that they control. */
export interface Clock {
  now: () => Date;
  /** Resolves after the given milliseconds, or as soon as `signal` is aborted; never rejects. */
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>;
}

/** For a server: a sleep does not keep the process alive. */
export const systemClock: Clock = toClock({ ref: false });
/** For a command, which must not exit while it sleeps. */
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
