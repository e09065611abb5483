import { setTimeout } from 'node:timers/promises';

export interface Batches {
  /** Number of items in a batch. */
  most: number;
  /** Milliseconds that the first item waits for others. */
  within: number;
}

/**
 * Groups items that come at about the same time. Does not wait once the source has ended, and the source
 * continues while items wait.
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
  // Nobody awaits it while the caller is busy; whoever awaits it later gets the error.
  next.catch(() => {});
  return next;
}

/** Undefined if nothing more comes by then; an error is thrown when it is awaited. */
async function comesBy<Item>(
  end: Promise<undefined>,
  next: Promise<IteratorResult<Item, unknown>>,
): Promise<IteratorYieldResult<Item> | undefined> {
  const came = await Promise.race([next, end]).catch(() => undefined);
  return came?.done === false ? came : undefined;
}
