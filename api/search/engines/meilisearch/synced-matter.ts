import type { Database } from '../../../repositories/database/database.ts';
import {
  changeEngineState,
  countChangesAfter,
  type EngineState,
  ensureEngineState,
  listChangesOfMatter,
} from '../../../repositories/search/engine-states.ts';
import { nameIndex, nameLeftOver } from './index-names.ts';
import type { MeiliServer, TaskId } from './meili-server.ts';
import { listDocuments, SHAPE } from './page-document.ts';

/** Limits of one batch: pages and bytes, whichever is reached first. The server accepts 100 MB. */
const MOST_PAGES = 5_000;
const MOST_BYTES = 20_000_000;
/**
 * For an empty index: the server starts with the first batch, and merges only those that arrive while it
 * works.
 */
const FIRST_PAGES = 500;
/**
 * Number of batches sent ahead of what the server has finished: it merges queued batches, which is twice as
 * fast.
 */
const MOST_AHEAD = 20;

/** Pages that were sent, up to a position of the feed, and are not known to be in the index yet. */
interface Sent {
  task: TaskId;
  seq: number;
}

export interface SyncedMatterDeps {
  database: Database;
  server: MeiliServer;
  now: () => Date;
}

/**
 * One matter's index on the search server. Every page is in the change feed once, so sending all of the feed
 * fills an index, and sending later changes keeps it current. The index answers from when it is complete
 * until it is found not to be.
 */
export class SyncedMatter {
  readonly #database: Database;
  readonly #server: MeiliServer;
  readonly #now: () => Date;
  readonly #matterId: string;
  #isKnown = false;
  #sent: Sent[] = [];

  constructor({ database, server, now }: SyncedMatterDeps, matterId: string) {
    this.#database = database;
    this.#server = server;
    this.#now = now;
    this.#matterId = matterId;
  }

  /** Sends the next pages. True if there is nothing more to send. Throws `EngineUnavailable`. */
  async step(): Promise<boolean> {
    const index = await nameIndex(this.#database, this.#matterId);
    if (!this.#isKnown) {
      await this.#getToKnow(index);
      this.#isKnown = true;
    }
    const { pushed_seq: pushed, filling_seq: filled } = await this.#getState();
    return pushed === null ? this.#fill(index, filled ?? 0) : this.#keep(index, pushed);
  }

  /**
   * Checks whether the index is still complete, while there is nothing to send. False if it has to be filled
   * again.
   */
  async look(): Promise<boolean> {
    const index = await nameIndex(this.#database, this.#matterId);
    const { pushed_seq: pushed } = await this.#getState();
    if (pushed !== null && (await this.#isWhole(index, pushed))) return true;
    await this.#startFilling(index);
    return false;
  }

  /** Runs once for each connection: the index on the server may be from an earlier version, or not ours. */
  async #getToKnow(index: string): Promise<void> {
    const { pushed_seq: pushed, filling_seq: filled, shape } = await this.#getState();
    const isUsable =
      shape === SHAPE &&
      (pushed === null ? filled !== null && (await this.#isOurs(index)) : await this.#isWhole(index, pushed));
    if (!isUsable) await this.#startFilling(index);
  }

  /** An index that was created by an addition, or changed by somebody, has other settings. */
  async #isOurs(index: string): Promise<boolean> {
    return (await this.#server.hasIndex(index)) && this.#server.hasRightSettings(index);
  }

  /** Whether it is ours, and has at least as many pages as were sent; an index that lost some has fewer. */
  async #isWhole(index: string, pushed: number): Promise<boolean> {
    if (!(await this.#isOurs(index))) return false;
    const all = await countChangesAfter(this.#database, this.#matterId, 0);
    const unsent = await countChangesAfter(this.#database, this.#matterId, pushed);
    return (await this.#server.countDocuments(index)) >= all - unsent;
  }

  async #startFilling(index: string): Promise<void> {
    // From here on the embedded engine answers.
    await this.#change({ pushed_seq: null, filling_seq: null, shape: '' });
    this.#sent = [];
    await this.#server.removeIndex(nameLeftOver(index));
    await this.#server.removeIndex(index);
    await this.#server.makeIndex(index);
    await this.#server.applySettings(index);
    await this.#change({ filling_seq: 0, shape: SHAPE });
  }

  async #fill(index: string, filled: number): Promise<boolean> {
    await this.#sendAhead(index, filled);
    const [first] = this.#sent;
    if (first) {
      await this.#server.untilDone(first.task);
      this.#sent.shift();
      await this.#change({ filling_seq: first.seq });
      return false;
    }
    if (await this.#isWhole(index, filled)) {
      await this.#server.compact(index);
      await this.#change({
        ...{ pushed_seq: filled, filling_seq: null },
        filled_at: this.#now().toISOString(),
      });
      return true;
    }
    await this.#startFilling(index);
    return false;
  }

  async #keep(index: string, pushed: number): Promise<boolean> {
    const batch = await this.#makeBatch(pushed, MOST_PAGES);
    if (!batch) return true;
    // Adding to a missing index creates one with nothing else, so it is checked before and after.
    if (await this.#isWhole(index, pushed)) {
      await this.#server.untilDone(await this.#server.enqueueDocuments(index, batch.json));
      if (await this.#isWhole(index, batch.seq)) {
        await this.#change({ pushed_seq: batch.seq });
        return false;
      }
    }
    await this.#startFilling(index);
    return false;
  }

  async #sendAhead(index: string, filled: number): Promise<void> {
    while (this.#sent.length < MOST_AHEAD) {
      const after = this.#sent.at(-1)?.seq ?? filled;
      const batch = await this.#makeBatch(after, after === 0 ? FIRST_PAGES : MOST_PAGES);
      if (!batch) return;
      this.#sent.push({ task: await this.#server.enqueueDocuments(index, batch.json), seq: batch.seq });
    }
  }

  /** The next pages to send, and how far they reach in the feed; undefined if there are none. */
  async #makeBatch(after: number, most: number): Promise<{ json: string; seq: number } | undefined> {
    const changes = await listChangesOfMatter(this.#database, this.#matterId, after, most);
    if (changes.length === 0) return undefined;
    const keys = changes.map(({ pageKey }) => pageKey);
    const records = new Map(
      (await listDocuments(this.#database, keys)).map(({ key, document }) => [key, JSON.stringify(document)]),
    );
    const batch: string[] = [];
    let [bytes, seq] = [0, after];
    for (const change of changes) {
      const json = records.get(change.pageKey) ?? '';
      const length = Buffer.byteLength(json);
      if (batch.length > 0 && bytes + length > MOST_BYTES) break;
      if (json !== '') batch.push(json);
      bytes += length;
      seq = change.seq;
    }
    return { json: `[${batch.join(',')}]`, seq };
  }

  #getState(): Promise<EngineState> {
    return ensureEngineState(this.#database, this.#matterId);
  }

  #change(change: Partial<Omit<EngineState, 'matter_id'>>): Promise<void> {
    return changeEngineState(this.#database, this.#matterId, change);
  }
}
