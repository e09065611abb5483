/** Wrong passwords allowed for one user name before it has to wait, and how long (milliseconds). */
const MOST_GUESSES = 10;
const WAIT = 5 * 60_000;
/** Names remembered at once: someone who tries more of them guesses names, not passwords. */
const MOST_NAMES = 10_000;

/** Slows down guessing of passwords. Kept in memory: a restart forgives. */
export class GuessLimit {
  readonly #wrong = new Map<string, { guesses: number; since: number }>();

  allows(userName: string, now: Date): boolean {
    const known = this.#wrong.get(userName);
    if (!known) return true;
    if (now.getTime() - known.since > WAIT) {
      this.#wrong.delete(userName);
      return true;
    }
    return known.guesses < MOST_GUESSES;
  }

  noteWrong(userName: string, now: Date): void {
    if (this.#wrong.size >= MOST_NAMES) this.#wrong.clear();
    const known = this.#wrong.get(userName);
    this.#wrong.set(userName, { guesses: (known?.guesses ?? 0) + 1, since: known?.since ?? now.getTime() });
  }

  forgive(userName: string): void {
    this.#wrong.delete(userName);
  }
}
