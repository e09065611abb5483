import { setTimeout } from 'node:timers/promises';

export interface Batches {
  /** Things in one. */
  most: number;
  /** Milliseconds that the first of them waits for others. */
  within: number;
}

/**
 * Gives what comes at about the same time together. Nothing is waited for once the source has ended,
 * and the source goes on while things wait.
 */
export async function* inBatches<Item>(
  source: AsyncIterable<Item>,
  { most, within }: Batches,
): AsyncGenerator<Item[]> {
  const items = source[Symbol.asyncIterator]();
  let next = pull(items);
  try {
    for (let first = await next; !first.done; first = await next) {
      const batch = [first.value];
      const end = setTimeout(within, undefined);
      next = pull(items);
      for (
        let more = await comesBy(end, next);
        more && batch.length < most;
        more = await comesBy(end, next)
      ) {
        batch.push(more.value);
        next = pull(items);
      }
      yield batch;
    }
  } finally {
    await items.return?.();
  }
}

function pull<Item>(items: AsyncIterator<Item>): Promise<IteratorResult<Item, unknown>> {
  const next = items.next();
  // Nobody waits for it while the caller is busy; who waits later is told.
  next.catch(() => {});
  return next;
}

/** Undefined where nothing more comes by then; what went wrong is thrown when it is waited for. */
async function comesBy<Item>(
  end: Promise<undefined>,
  next: Promise<IteratorResult<Item, unknown>>,
): Promise<IteratorYieldResult<Item> | undefined> {
  const came = await Promise.race([next, end]).catch(() => undefined);
  return came?.done === false ? came : undefined;
}
