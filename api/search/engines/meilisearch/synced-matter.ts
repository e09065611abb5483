import type { Database } from '../../../repositories/database.ts';
import {
  changeEngineState,
  countChangesAfter,
  type EngineState,
  listChangesOfMatter,
  openEngineState,
} from '../../../repositories/engine-states.ts';
import { getCorpusVersion } from '../../../repositories/page-changes.ts';
import { type IndexNames, nameIndexes } from './index-names.ts';
import type { MeiliServer } from './meili-server.ts';
import { listDocuments, SHAPE } from './page-document.ts';

/** Told at once: as many pages, and bytes of them, whichever is less. */
const MOST_PAGES = 1_000;
const MOST_BYTES = 10_000_000;

/**
 * One matter's index on the search server. Every page stands in the feed of changes once, so to tell all
 * of the feed is to fill an index, and to tell what came since is to keep it.
 */
export class SyncedMatter {
  readonly #database: Database;
  readonly #server: MeiliServer;
  readonly #matterId: string;
  #isChecked = false;

  constructor(database: Database, server: MeiliServer, matterId: string) {
    this.#database = database;
    this.#server = server;
    this.#matterId = matterId;
  }

  /** Tells the next pages. True when there is nothing more to tell. Throws `EngineUnavailable`. */
  async step(): Promise<boolean> {
    const names = await nameIndexes(this.#database, this.#matterId);
    if (!this.#isChecked) {
      await this.#check(names);
      this.#isChecked = true;
    }
    const state = await openEngineState(this.#database, this.#matterId);
    const isKept = state.pushed_seq === null || (await this.#keep(names.live, state.pushed_seq));
    const isFilled = state.rebuild_seq === null || (await this.#fill(names, state.rebuild_seq));
    return isKept && isFilled;
  }

  /** Once for each connection: whether the server still has what it was told, as it should be. */
  async #check(names: IndexNames): Promise<void> {
    const state = await openEngineState(this.#database, this.#matterId);
    const isAnswering = state.pushed_seq !== null && (await this.#server.hasIndex(names.live));
    if (isAnswering) await this.#server.mendSettings(names.live);
    else await this.#change({ pushed_seq: null, shape: '' });
    const isWhole = isAnswering && state.shape === SHAPE && (await this.#hasAllPages(names.live, state));
    const isFilling =
      state.rebuild_seq !== null &&
      state.rebuild_shape === SHAPE &&
      // Which of the two has which name is not known then.
      state.is_swapping === 0 &&
      (await this.#server.hasIndex(names.next));
    if (isFilling) await this.#server.mendSettings(names.next);
    else if (!isWhole) await this.#startFilling(names.next);
  }

  /** At least as many as it was told of, which a server that lost its data has not. */
  async #hasAllPages(index: string, { pushed_seq: pushed }: EngineState): Promise<boolean> {
    const all = await countChangesAfter(this.#database, this.#matterId, 0);
    const untold = await countChangesAfter(this.#database, this.#matterId, pushed ?? 0);
    return (await this.#server.countDocuments(index)) >= all - untold;
  }

  async #startFilling(next: string): Promise<void> {
    await this.#server.removeIndex(next);
    await this.#server.makeIndex(next);
    await this.#server.mendSettings(next);
    await this.#change({ rebuild_seq: 0, rebuild_shape: SHAPE, is_swapping: 0 });
  }

  async #keep(live: string, pushed: number): Promise<boolean> {
    const seq = await this.#tell(live, pushed);
    if (seq === undefined) return true;
    await this.#change({ pushed_seq: seq });
    return false;
  }

  /** When all is told, the new index takes the old one's place. Until then the old one answers. */
  async #fill({ live, next }: IndexNames, filled: number): Promise<boolean> {
    const seq = await this.#tell(next, filled);
    if (seq !== undefined) {
      await this.#change({ rebuild_seq: seq });
      return false;
    }
    await this.#server.makeIndex(live);
    await this.#change({ is_swapping: 1 });
    await this.#server.swapIndexes(live, next);
    await this.#change({
      pushed_seq: filled,
      shape: SHAPE,
      rebuild_seq: null,
      rebuild_shape: '',
      is_swapping: 0,
    });
    await this.#server.removeIndex(next);
    return (await getCorpusVersion(this.#database, this.#matterId)) <= filled;
  }

  /** Returns up to where the server now knows; undefined where it knew all before. */
  async #tell(index: string, after: number): Promise<number | undefined> {
    const changes = await listChangesOfMatter(this.#database, this.#matterId, after, MOST_PAGES);
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
    await this.#server.putDocuments(index, `[${batch.join(',')}]`);
    return seq;
  }

  #change(change: Partial<Omit<EngineState, 'matter_id'>>): Promise<void> {
    return changeEngineState(this.#database, this.#matterId, change);
  }
}
