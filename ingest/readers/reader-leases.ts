import type { ReaderProcess } from './reader-process.ts';

/**
 * A process is replaced after recognizing this many pages, because tesseract's memory only grows. Pages that
 * need no recognition do not count: starting a process costs as much processor time as dozens of pages with
 * good text.
 */
const PAGES_PER_PROCESS = 150;

/** A worker's slot: its process, if it has one that is alive. */
type Place = ReaderProcess | undefined;

/** Slots for reader processes, one per worker, each leased to one task at a time. */
export class ReaderLeases {
  readonly #start: () => ReaderProcess;
  readonly #idle: Place[];
  readonly #waiting: ((place: Place) => void)[] = [];
  readonly #living = new Set<ReaderProcess>();
  readonly #closing = new AbortController();

  constructor(workers: number, start: () => ReaderProcess) {
    this.#start = start;
    this.#idle = new Array(workers).fill(undefined);
  }

  /** Aborted when the slots are closed; then no new work begins. */
  get closed(): AbortSignal {
    return this.#closing.signal;
  }

  /**
   * Runs work in a slot; its process is started only when first needed. Urgent work goes ahead of other
   * waiting work.
   */
  async lend<T>(urgent: boolean, work: (reader: ReaderProcess) => Promise<T>): Promise<T> {
    const kept = this.#idle.length > 0 ? this.#idle.pop() : await this.#turn(urgent);
    let reader: Place = kept?.alive ? kept : undefined;
    try {
      this.closed.throwIfAborted();
      reader ??= this.#add();
      return await work(reader);
    } finally {
      if (reader && (!reader.alive || reader.recognized >= PAGES_PER_PROCESS)) {
        await this.#stop(reader);
        reader = undefined;
      }
      const next = this.#waiting.shift();
      if (next) next(reader);
      else this.#idle.push(reader);
    }
  }

  /** Starts the processes of idle slots. */
  startIdle(): void {
    if (this.closed.aborted) return;
    for (const [index, reader] of this.#idle.entries()) if (!reader?.alive) this.#idle[index] = this.#add();
  }

  async close(): Promise<void> {
    this.#closing.abort(new Error('The reader pool was closed.'));
    await Promise.all([...this.#living].map((reader) => this.#stop(reader)));
  }

  #turn(urgent: boolean): Promise<Place> {
    return new Promise((go) => {
      if (urgent) this.#waiting.unshift(go);
      else this.#waiting.push(go);
    });
  }

  #add(): ReaderProcess {
    const reader = this.#start();
    this.#living.add(reader);
    return reader;
  }

  async #stop(reader: ReaderProcess): Promise<void> {
    await reader.kill();
    this.#living.delete(reader);
  }
}
