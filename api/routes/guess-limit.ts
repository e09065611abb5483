/** How long a guess counts, in milliseconds. */
export const WAIT = 5 * 60_000;
/** Guesses from one known device, or for one name from all other devices together. */
const MOST_GUESSES = 10;
/** Guesses from one network address, which the people of a clinic may share. */
const MOST_FROM_ADDRESS = 50;
/** Counts kept at a time; the oldest is removed first. */
const MOST_COUNTS = 10_000;

/** The source of a sign-in attempt, or of an attempt to use a one-time link. */
export interface Attempt {
  /** Null for a link: nobody can guess it, and its person must not be locked out by those who try. */
  userName: string | null;
  /** The hash of the device's cookie, if this user has signed in with it before; else null. */
  knownDevice: string | null;
  address: string;
}

/**
 * Limits the guessing of passwords and links. A device on which the person has signed in before has its own
 * budget, so that strangers who guess for a name cannot lock that person out. All other devices share one
 * budget per name, and one per address. Kept in memory: a restart resets it.
 */
export class GuessLimit {
  readonly #counts = new Map<string, { guesses: number; since: number }>();

  /**
   * Counts a guess before it is checked, so that parallel guesses count too. Returns false if none is left.
   */
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
    // A Map lists its keys in insertion order.
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
