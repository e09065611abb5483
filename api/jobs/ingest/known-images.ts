import { setTimeout } from 'node:timers/promises';
import type { KnownRecognition } from '#ingest';
import type { Queryable } from '../../repositories/database/database.ts';
import { findKnownRecognition } from '../../repositories/pages/known-images.ts';

/** Milliseconds that a page waits for another one with the same image; then it is read on its own. */
const PATIENCE = 30_000;

/** A page that is reading an image that was not read before. */
interface Claim<Job> {
  job: Job;
  done: PromiseWithResolvers<void>;
}

/**
 * What a matter knows about images, so that each is read only once: stored results, and those in progress. If
 * two pages with the same image are read at the same time, the second waits until the first is stored.
 */
export class KnownImages<Job> {
  readonly #database: Queryable;
  readonly #matterId: string;
  readonly #claims = new Map<string, Claim<Job>>();

  constructor(database: Queryable, matterId: string) {
    this.#database = database;
    this.#matterId = matterId;
  }

  /** Undefined if the page has to read the image: then others wait for it until it is `release`d. */
  async recall(pixels: string, job: Job): Promise<KnownRecognition | undefined> {
    const claim = this.#claims.get(pixels);
    if (claim && claim.job !== job) {
      await Promise.race([claim.done.promise, setTimeout(PATIENCE, undefined, { ref: false })]);
    }
    if (!this.#claims.has(pixels)) this.#claims.set(pixels, { job, done: Promise.withResolvers() });
    const known = await findKnownRecognition(this.#database, this.#matterId, pixels);
    if (known) this.release(job);
    return known;
  }

  /** The page is stored, or could not be read: pages that wait for its image may continue. */
  release(job: Job): void {
    for (const [pixels, claim] of this.#claims) {
      if (claim.job !== job) continue;
      this.#claims.delete(pixels);
      claim.done.resolve();
    }
  }
}
