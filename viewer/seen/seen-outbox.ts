import { LONGEST_UNREPORTED, type SeenPages } from '#contract/reports/coverage.ts';
import { CallFailed } from '../server/call-failed.ts';

interface Entry {
  pageId: string;
  /** Milliseconds by the clock of this browser. */
  at: number;
}

export interface OutboxOptions {
  /** Names what a person saw in a matter, in the storage. */
  key: string;
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  send: (pages: SeenPages) => Promise<unknown>;
  now: () => number;
}

/** Milliseconds: pages that were seen within this time are reported together. */
const SOON = 5000;
/** Milliseconds until the next attempt without a connection. */
const LATER = 15_000;
/** The server takes at most this many at once. */
const MOST_SENT = 500;

/**
 * The pages that a person has seen and the server does not know of yet. They are in the browser's storage until the
 * server has them, so that a lost connection or a reload loses none. Sending one twice adds nothing: the server
 * counts a page once a day.
 */
export class SeenOutbox {
  readonly #options: OutboxOptions;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #sending: Promise<void> | undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Sends what an earlier visit left. */
  open(): void {
    void this.flush();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    void this.flush();
  }

  add(pageId: string): void {
    this.#write([...this.#read(), { pageId, at: this.#options.now() }]);
    this.#schedule(SOON);
  }

  /** Sends everything now. */
  async flush(): Promise<void> {
    this.#sending ??= this.#send().finally(() => {
      this.#sending = undefined;
    });
    return this.#sending;
  }

  #schedule(wait: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.flush();
    }, wait);
  }

  async #send(): Promise<void> {
    const { now, send } = this.#options;
    const oldest = now() - LONGEST_UNREPORTED * 1000;
    const sent = this.#read().slice(0, MOST_SENT);
    const pages = sent
      .filter(({ at }) => at > oldest)
      .map(({ pageId, at }) => ({ pageId, secondsAgo: Math.max(0, (now() - at) / 1000) }));
    try {
      if (pages.length > 0) await send({ pages });
    } catch (error) {
      if (!isRefused(error)) return this.#schedule(LATER);
    }
    // Another tab may have added pages meanwhile.
    const done = new Set(sent.map(nameOf));
    const rest = this.#read().filter((entry) => !done.has(nameOf(entry)));
    this.#write(rest);
    if (rest.length > 0) this.#schedule(SOON);
  }

  #read(): Entry[] {
    try {
      const stored: unknown = JSON.parse(this.#options.storage.getItem(this.#options.key) ?? '[]');
      return Array.isArray(stored) ? stored.filter(isEntry) : [];
    } catch {
      // Damaged, or the browser refuses its storage.
      return [];
    }
  }

  #write(entries: readonly Entry[]): void {
    const { storage, key } = this.#options;
    try {
      if (entries.length === 0) storage.removeItem(key);
      else storage.setItem(key, JSON.stringify(entries));
    } catch {
      // A full storage loses these pages, and nothing else.
    }
  }
}

/** For good, so that there is no point in sending it again; a person who is signed out may sign in again. */
function isRefused(error: unknown): boolean {
  return error instanceof CallFailed && ['invalid-request', 'forbidden', 'not-found'].includes(error.code);
}

function isEntry(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && 'pageId' in value && 'at' in value;
}

function nameOf({ pageId, at }: Entry): string {
  return `${pageId} ${at}`;
}
