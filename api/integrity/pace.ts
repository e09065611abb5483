import { setTimeout as sleep } from 'node:timers/promises';

/** Runs a piece of work, and then yields to other work. */
export type Pace = <Result>(work: () => Promise<Result> | Result) => Promise<Result>;

/** For a user who waits. */
export const atOnce: Pace = async (work) => work();

/**
 * For work that nobody waits for: after each piece it pauses `pause` times as long as the piece took. So it
 * takes a fixed share of the disk and of one processor, and less of them if others need them.
 */
export function inTheBackground(pause: number, signal?: AbortSignal): Pace {
  return async (work) => {
    const start = performance.now();
    const result = await work();
    await sleep(pause * (performance.now() - start), undefined, { signal });
    return result;
  };
}
