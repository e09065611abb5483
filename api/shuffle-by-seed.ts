import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** Pages hashed between two pauses, in which the server answers other requests. */
const AT_A_STRETCH = 2000;

/**
 * Orders by the hash of seed and page id: the order is the same on every machine, and a page's rank does not
 * depend on which other pages there are.
 */
export async function shuffleBySeed<Page extends { id: string }>(
  pages: readonly Page[],
  seed: string,
): Promise<Page[]> {
  const placed: { page: Page; hash: string }[] = [];
  for (const page of pages) {
    placed.push({ page, hash: createHash('sha256').update(`${seed}:${page.id}`).digest('hex') });
    if (placed.length % AT_A_STRETCH === 0) await setImmediate();
  }
  placed.sort((one, other) => (one.hash < other.hash ? -1 : 1));
  return placed.map(({ page }) => page);
}
