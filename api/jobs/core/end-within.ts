import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits for work that is ending, at most for the given milliseconds; an error, or a timeout, is only reported
 * to `onError`. For a server that is closing: one part that hangs must not block the rest.
 */
export async function endWithin(
  milliseconds: number,
  what: string,
  work: Promise<unknown> | undefined,
  onError: (error: unknown) => void,
): Promise<void> {
  const cancel = new AbortController();
  const late = sleep(milliseconds, undefined, { signal: cancel.signal }).then(() => {
    throw new Error(`${what} did not end within ${milliseconds} ms`);
  });
  try {
    await Promise.race([work, late]);
  } catch (error) {
    onError(error);
  } finally {
    cancel.abort();
    late.catch(() => undefined);
  }
}
