import { endpoints } from '#contract/endpoints.ts';
import { MOST_BEGUN_AT_ONCE, type Upload, UploadPath } from '#contract/intake/upload.ts';
import { call } from '../server/call.ts';
import { messageOf } from '../server/call-failed.ts';
import type { DroppedFile } from './list-dropped-files.ts';
import { retryUntilAnswered, sendFile } from './send-file.ts';
import { TransferRate } from './transfer-rate.ts';

/** A file that this browser is uploading. */
export interface Sending {
  readonly key: string;
  readonly production: string;
  readonly path: string;
  readonly bytes: number;
  /** Bytes that the server has stored. */
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'no answer' | 'sent' | 'failed';
  /** What failed and what to do. */
  readonly message: string | null;
  /** Whether a retry may succeed. */
  readonly canRetry: boolean;
  /** Null until the server has recorded it. */
  readonly upload: Upload | null;
}

export interface QueueState {
  readonly files: readonly Sending[];
  readonly isPaused: boolean;
  /** Null while it is unknown. */
  readonly bytesPerSecond: number | null;
}

type Entry = Sending & { file: File };

/**
 * Uploads files one after the other. All files added together are announced first, so that the server waits
 * for the last.
 */
export class UploadQueue {
  readonly #matter: string;
  readonly #onArrived: (production: string, files: number) => void;
  readonly #listeners = new Set<() => void>();
  readonly #rate = new TransferRate();
  #entries: readonly Entry[] = [];
  #state: QueueState = { files: [], isPaused: false, bytesPerSecond: null };
  #isPaused = false;
  #lastKey = 0;
  #work: AbortController | undefined;

  /** Calls `onArrived` when all files for a production have been sent. */
  constructor(matter: string, onArrived: (production: string, files: number) => void) {
    this.#matter = matter;
    this.#onArrived = onArrived;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): QueueState => this.#state;

  add(production: string, files: readonly DroppedFile[]): void {
    const isNew = ({ path, file }: DroppedFile) =>
      !this.#entries.some(
        (entry) => entry.production === production && entry.path === path && isSame(entry.file, file),
      );
    const added = files.filter(isNew).map(({ path, file }): Entry => {
      this.#lastKey += 1;
      const entry = { key: String(this.#lastKey), production, path, file, bytes: file.size, sent: 0 };
      const name = UploadPath.safeParse(path);
      const rest = { message: null, canRetry: true, upload: null };
      if (name.success) return { ...entry, ...rest, state: 'waiting' };
      const message = `This file name cannot be recorded: ${name.error.issues[0]?.message}. Rename the file and add it again.`;
      return { ...entry, ...rest, state: 'failed', message, canRetry: false };
    });
    this.#set([...this.#entries, ...added]);
    void this.#run();
  }

  pause(): void {
    this.#isPaused = true;
    this.#work?.abort();
    this.#publish();
  }

  resume(): void {
    this.#isPaused = false;
    this.#publish();
    void this.#run();
  }

  retry(key: string): void {
    this.#change(key, { state: 'waiting', message: null });
    void this.#run();
  }

  /**
   * Discards files, including the bytes that the server has stored. Rejects if the server cannot be reached.
   */
  async discard(keys: readonly string[]): Promise<void> {
    const isDiscarded = ({ key }: Entry) => keys.includes(key);
    const discarded = this.#entries.filter(isDiscarded);
    const current = discarded.some(({ state }) => state === 'sending' || state === 'no answer');
    this.#set(this.#entries.filter((entry) => !isDiscarded(entry)));
    if (current) this.#work?.abort();
    for (const { upload, state } of discarded) {
      if (!upload || state === 'sent') continue;
      await call(endpoints.cancelUpload, { params: { matter: this.#matter, upload: upload.uploadId } });
    }
    void this.#run();
  }

  /** Stops permanently. What was sent stays on the server. */
  close(): void {
    this.#entries = [];
    this.#work?.abort();
  }

  async #run(): Promise<void> {
    if (this.#work || this.#isPaused) return;
    const work = new AbortController();
    this.#work = work;
    this.#rate.reset();
    try {
      for (let entry = await this.#next(work.signal); entry; entry = await this.#next(work.signal)) {
        await this.#send(entry, work.signal);
      }
    } finally {
      this.#work = undefined;
    }
    // Files may have been added or discarded while this work was stopping.
    if (work.signal.aborted && this.#entries.some(({ state }) => state === 'waiting')) void this.#run();
  }

  /** The next file to send, once the server has recorded all files that wait. */
  async #next(signal: AbortSignal): Promise<Entry | undefined> {
    const isNew = ({ state, upload }: Entry) => state === 'waiting' && !upload;
    while (!signal.aborted && this.#entries.some(isNew)) {
      const [first] = this.#entries.filter(isNew);
      const batch = this.#entries
        .filter((entry) => isNew(entry) && entry.production === first?.production)
        .slice(0, MOST_BEGUN_AT_ONCE);
      await this.#begin(batch, signal);
    }
    return signal.aborted ? undefined : this.#entries.find(({ state }) => state === 'waiting');
  }

  async #begin(batch: readonly Entry[], signal: AbortSignal): Promise<void> {
    const files = batch.map(({ path, file }) => ({
      path,
      bytes: file.size,
      lastModified: file.lastModified,
    }));
    const body = { production: batch[0]?.production ?? '', files };
    const ask = () => call(endpoints.beginUploads, { params: { matter: this.#matter }, body, signal });
    const onNoAnswer = () => {
      for (const { key } of batch) this.#change(key, { state: 'waiting', message: NO_ANSWER });
    };
    try {
      const { uploads, refused } = await retryUntilAnswered(ask, { signal, onNoAnswer });
      for (const { key, path, file } of batch) {
        const upload = uploads.find(
          (each) => each.path === path && each.bytes === file.size && each.lastModified === file.lastModified,
        );
        const message = refused.find((each) => each.path === path)?.message ?? null;
        if (upload) this.#change(key, { upload, sent: upload.offset, message: null });
        else this.#change(key, { state: 'failed', message, canRetry: false });
      }
    } catch (error) {
      if (signal.aborted) return;
      for (const { key } of batch) this.#change(key, { state: 'failed', message: messageOf(error) });
    }
  }

  async #send({ key, upload, file, sent: before }: Entry, signal: AbortSignal): Promise<void> {
    if (!upload) return;
    let last = before;
    const onSent = (sent: number) => {
      this.#rate.record(Math.max(0, sent - last), Date.now());
      last = sent;
      this.#change(key, { state: 'sending', sent, message: null });
    };
    const onNoAnswer = () => this.#change(key, { state: 'no answer', message: NO_ANSWER });
    try {
      await sendFile(this.#matter, { ...upload, offset: before }, file, { signal, onSent, onNoAnswer });
      this.#change(key, { state: 'sent', sent: file.size });
      this.#reportArrivals();
    } catch (error) {
      if (signal.aborted) this.#change(key, { state: 'waiting', message: null });
      else this.#change(key, { state: 'failed', message: messageOf(error) });
    }
  }

  #reportArrivals(): void {
    for (const [production, files] of Map.groupBy(this.#entries, (entry) => entry.production)) {
      const sent = files.filter(({ state }) => state === 'sent');
      if (sent.length === 0 || files.some(({ state }) => isPending(state))) continue;
      this.#set(this.#entries.filter((entry) => !sent.includes(entry)));
      this.#onArrived(production, sent.length);
    }
  }

  #change(key: string, change: Partial<Sending>): void {
    this.#set(this.#entries.map((entry) => (entry.key === key ? { ...entry, ...change } : entry)));
  }

  #set(entries: readonly Entry[]): void {
    this.#entries = entries;
    this.#publish();
  }

  #publish(): void {
    const bytesPerSecond = this.#rate.get(Date.now());
    this.#state = { files: this.#entries, isPaused: this.#isPaused, bytesPerSecond };
    for (const listener of this.#listeners) listener();
  }
}

/** Compares what a browser knows about a file. */
function isSame(one: File, other: File): boolean {
  return one.size === other.size && one.lastModified === other.lastModified;
}

const NO_ANSWER = 'Uncover is not responding. Retrying. Nothing that was sent is lost.';

export function isPending(state: Sending['state']): boolean {
  return state === 'waiting' || state === 'sending' || state === 'no answer';
}
