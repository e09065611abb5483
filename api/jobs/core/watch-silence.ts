import type { Clock } from './clock.ts';

/** A watch on something that must show signs of life. Must be stopped. */
export interface SilenceWatch {
  noteLife: () => void;
  stop: () => void;
}

/**
 * Calls `onSilence` once when the given milliseconds pass without a sign of life: between one and two times
 * as many after the last sign, exactly as many if there was none. It counts waits, not the time of day, which
 * jumps when a laptop wakes up.
 */
export function watchSilence(clock: Clock, milliseconds: number, onSilence: () => void): SilenceWatch {
  const stopped = new AbortController();
  let isAlive = false;
  const watch = async () => {
    do {
      isAlive = false;
      await clock.sleep(milliseconds, stopped.signal);
    } while (isAlive && !stopped.signal.aborted);
    if (!stopped.signal.aborted) onSilence();
  };
  void watch();
  return {
    noteLife: () => {
      isAlive = true;
    },
    stop: () => stopped.abort(),
  };
}
