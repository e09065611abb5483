/** How long a guess counts, in milliseconds. */
export const WAIT = 5 * 60_000;
/** Guesses from one known device, or at one name by all other devices together. */
const MOST_GUESSES = 10;
/** Guesses from one network address: people of a clinic may share one. */
const MOST_FROM_ADDRESS = 50;
/** Counts kept at once; the oldest goes first. */
const MOST_COUNTS = 10_000;

/** Who tries to sign in, or to use a one-time link. */
export interface Attempt {
  /** Null for a link: nobody guesses it, and its person must not be locked out by those who try. */
  userName: string | null;
  /** The hash of the device's cookie, where this very user has signed in with it before; else null. */
  knownDevice: string | null;
  address: string;
}

/**
 * Slows down the guessing of passwords and links. A device on which the person has signed in before has a budget of
 * its own, so that strangers who guess at a name can't lock that person out of it. All other devices
 * share one budget for each name, and one for each address. Kept in memory: a restart forgives.
 */
export class GuessLimit {
  readonly #counts = new Map<string, { guesses: number; since: number }>();

  /** Counts a guess before it is checked, so that parallel guesses count too. False when none is left. */
  take(attempt: Attempt, now: Date): boolean {
    const budgets = listBudgets(attempt);
    if (budgets.some(({ key, most }) => this.#countOf(key, now) >= most)) return false;
    for (const { key } of budgets) this.#add(key, now);
    return true;
  }

  /** The guess was right, or was not checked at all. */
  giveBack(attempt: Attempt): void {
    for (const { key } of listBudgets(attempt)) {
      const count = this.#counts.get(key);
      if (count && count.guesses > 0) count.guesses -= 1;
    }
  }

  #countOf(key: string, now: Date): number {
    const count = this.#counts.get(key);
    if (!count) return 0;
    if (now.getTime() - count.since <= WAIT) return count.guesses;
    this.#counts.delete(key);
    return 0;
  }

  #add(key: string, now: Date): void {
    const count = this.#counts.get(key);
    if (count) {
      count.guesses += 1;
      return;
    }
    // A Map lists its keys in the order in which they came.
    for (const oldest of this.#counts.keys()) {
      if (this.#counts.size < MOST_COUNTS) break;
      this.#counts.delete(oldest);
    }
    this.#counts.set(key, { guesses: 1, since: now.getTime() });
  }
}

function listBudgets({ userName, knownDevice, address }: Attempt): { key: string; most: number }[] {
  if (knownDevice !== null) return [{ key: `device ${knownDevice} ${userName}`, most: MOST_GUESSES }];
  const ofAddress = { key: `address ${address}`, most: MOST_FROM_ADDRESS };
  return userName === null ? [ofAddress] : [{ key: `name ${userName}`, most: MOST_GUESSES }, ofAddress];
}
