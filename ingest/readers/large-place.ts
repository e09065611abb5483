import { untilCanceled } from './until-canceled.ts';

/**
 * The single slot for a page that takes much memory. Such pages are read one after the other, so that the
 * total memory of all readers stays within bounds however many there are.
 */
export class LargePlace {
  #holder: object | undefined;
  #freed = Promise.withResolvers<void>();

  /** False if another page has the slot. */
  take(page: object): boolean {
    this.#holder ??= page;
    return this.#holder === page;
  }

  /** Waits until the page has the slot. Rejects with the signal's reason. */
  async await(page: object, signal: AbortSignal): Promise<void> {
    while (!this.take(page)) await untilCanceled(this.#freed.promise, signal);
  }

  isTakenBy(page: object): boolean {
    return this.#holder === page;
  }

  leave(page: object): void {
    if (this.#holder !== page) return;
    this.#holder = undefined;
    this.#freed.resolve();
    this.#freed = Promise.withResolvers();
  }
}
