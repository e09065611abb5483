import { UncoverError } from '../errors.ts';
import {
  hashPassword,
  isOutdated,
  isPassword,
  newToken,
  PASSWORD_COST,
  type PasswordCost,
} from './passwords.ts';

/**
 * Hashes computed at the same time: each takes 128 MB and one of the four threads of Node's pool, which also
 * reads files.
 */
const MOST_AT_ONCE = 2;
/** Sign-ins that may wait: about two seconds of work. */
const MOST_WAITING = 12;

export interface Verdict {
  isRight: boolean;
  /** A hash with the present parameters, if the password is right and its hash was made with others. */
  rehashed: string | null;
}

/**
 * Checks passwords a few at a time, so that no number of sign-ins can exhaust the server's memory or threads.
 */
export class PasswordChecks {
  readonly #cost: PasswordCost;
  readonly #waiting: (() => void)[] = [];
  #running = 0;
  /** Checked in place of an unknown user's hash, so that the time to answer does not reveal who exists. */
  #nobodysHash: string | undefined;

  /** Tests use a lower cost. */
  constructor(cost: PasswordCost = PASSWORD_COST) {
    this.#cost = cost;
  }

  /**
   * `hash` is undefined for an unknown user, and for one without a password. Throws `too-many-requests` if
   * too many are waiting.
   */
  async check(password: string, hash: string | undefined): Promise<Verdict> {
    await this.#acquire();
    try {
      if (hash === undefined) return await this.#checkNobody(password);
      const isRight = await isPassword(password, hash);
      const isOld = isRight && isOutdated(hash, this.#cost);
      return { isRight, rehashed: isOld ? await hashPassword(password, this.#cost) : null };
    } finally {
      this.#release();
    }
  }

  /** Waits like checks do. */
  async hash(password: string): Promise<string> {
    await this.#acquire();
    try {
      return await hashPassword(password, this.#cost);
    } finally {
      this.#release();
    }
  }

  async #checkNobody(password: string): Promise<Verdict> {
    this.#nobodysHash ??= await hashPassword(newToken(), this.#cost);
    await isPassword(password, this.#nobodysHash);
    return { isRight: false, rehashed: null };
  }

  async #acquire(): Promise<void> {
    if (this.#running < MOST_AT_ONCE) {
      this.#running += 1;
      return;
    }
    if (this.#waiting.length >= MOST_WAITING) {
      throw new UncoverError(
        'too-many-requests',
        'Too many people are signing in at this moment. Try again in a few seconds.',
      );
    }
    // A finished check passes its turn on, so that the count stays the same.
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #release(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#running -= 1;
  }
}
