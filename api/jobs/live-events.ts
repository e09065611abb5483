import type { LiveEvent } from '#contract/event.ts';
import { getLastSeq, listEventsAfter, type RecordedEvent } from '../repositories/database/audit-log.ts';
import { type Database, getDataVersion } from '../repositories/database/database.ts';
import { listExportJobs } from '../repositories/exhibits/export-jobs.ts';
import { listIngestRequests } from '../repositories/intake/ingest-requests.ts';
import { listProductions } from '../repositories/intake/productions.ts';
import { listTermReports } from '../repositories/reports/term-reports.ts';
import { listTags } from '../repositories/review/tags.ts';
import { type Follower, mayFollow, sendIfAllowed } from './follower.ts';

/** Milliseconds between looks. Changes also come from other processes (a reader, the command line). */
const PACE = 400;
/** Of the server's time, what looking may take: people wait for pages meanwhile. */
const MOST_SHARE = 0.05;
/** Milliseconds after which progress is looked at though nothing was written: a killed reader writes nothing. */
const QUIET = 5000;

/**
 * Tells open browsers what happens in their matter, by watching the database: so it makes no
 * difference which process made the change. Must be closed.
 */
export class LiveEvents {
  readonly #database: Database;
  readonly #now: () => Date;
  readonly #onError: (error: unknown) => void;
  readonly #matters = new Map<string, MatterWatch>();
  #guard: NodeJS.Timeout | undefined;

  constructor(database: Database, now: () => Date, onError: (error: unknown) => void) {
    this.#database = database;
    this.#now = now;
    this.#onError = onError;
  }

  /** Sends `follower` what happens from now on, as far as its role may know it. Returns how to stop. */
  follow(follower: Follower): () => void {
    const { matterId } = follower;
    const known = this.#matters.get(matterId);
    const watch = known ?? new MatterWatch(this.#database, matterId, this.#now, this.#onError);
    if (!known) this.#matters.set(matterId, watch);
    watch.followers.add(follower);
    this.#guard ??= setInterval(() => void this.endRefused(), PACE).unref();
    return () => {
      watch.followers.delete(follower);
      if (watch.followers.size > 0) return;
      watch.stop();
      if (this.#matters.get(matterId) === watch) this.#matters.delete(matterId);
    };
  }

  /** Tells what no table shows, at once. */
  tell(matterId: string, event: LiveEvent): void {
    notifyAll(this.#matters.get(matterId)?.followers ?? [], event, this.#onError);
  }

  /**
   * Ends the streams of people who signed out or may no longer see the matter. Called when that happens
   * here, and by a timer, as it may happen in another process.
   */
  async endRefused(): Promise<void> {
    try {
      for (const { followers } of [...this.#matters.values()])
        await endRefusedOf(this.#database, followers, this.#now());
    } catch (error) {
      this.#onError(error);
    }
  }

  close(): void {
    clearInterval(this.#guard);
    for (const watch of this.#matters.values()) watch.stop();
    this.#matters.clear();
  }
}

async function endRefusedOf(database: Database, followers: Set<Follower>, now: Date): Promise<void> {
  for (const follower of [...followers]) {
    if (await mayFollow(database, follower, now)) continue;
    followers.delete(follower);
    follower.end();
  }
}

/** A follower that throws keeps no one else from hearing the event. */
function notifyAll(followers: Iterable<Follower>, event: LiveEvent, onError: (error: unknown) => void): void {
  for (const follower of followers) {
    try {
      sendIfAllowed(follower, event);
    } catch (error) {
      onError(error);
    }
  }
}

class MatterWatch {
  readonly followers = new Set<Follower>();
  readonly #database: Database;
  readonly #matterId: string;
  readonly #now: () => Date;
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #seq: number | undefined;
  #version: number | undefined;
  #counted = 0;
  /** What was last told of each production and export, to tell only what changed. */
  readonly #told = new Map<string, string>();

  constructor(database: Database, matterId: string, now: () => Date, onError: (error: unknown) => void) {
    this.#database = database;
    this.#matterId = matterId;
    this.#now = now;
    this.#onError = onError;
    void this.#look();
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    const started = performance.now();
    try {
      const recorded = await this.#listRecorded();
      const declared = recorded.some(({ event }) => event.type === 'production.declared');
      const events = [...(await this.#listDecisions(recorded)), ...(await this.#listProgress(declared))];
      if (events.length > 0) await endRefusedOf(this.#database, this.followers, this.#now());
      for (const event of events) notifyAll(this.followers, event, this.#onError);
    } catch (error) {
      // One look that failed, on a busy database say, must not end the watch.
      if (!this.#stopped) this.#onError(error);
    }
    if (this.#stopped) return;
    const took = performance.now() - started;
    this.#timer = setTimeout(() => void this.#look(), Math.max(PACE, took / MOST_SHARE));
    this.#timer.unref();
  }

  async #listRecorded(): Promise<RecordedEvent[]> {
    if (this.#seq === undefined) {
      this.#seq = await getLastSeq(this.#database);
      return [];
    }
    const recorded = await listEventsAfter(this.#database, this.#matterId, this.#seq);
    this.#seq = recorded.at(-1)?.seq ?? this.#seq;
    return recorded;
  }

  async #listDecisions(recorded: readonly RecordedEvent[]): Promise<LiveEvent[]> {
    const told = recorded.flatMap(toLiveEvent);
    const codebook = recorded.some(
      ({ event }) => event.type.startsWith('tag.') || event.type.startsWith('page.'),
    );
    if (!codebook) return told;
    return [...told, { type: 'codebook.changed', tags: await listTags(this.#database, this.#matterId) }];
  }

  /**
   * Counting the pages of a large matter takes a while, so it is done only after another process wrote,
   * or when this one `declared` a production: its own writes don't move SQLite's data version, and
   * most of them, such as tags, change no count.
   */
  async #listProgress(declared: boolean): Promise<LiveEvent[]> {
    const version = await getDataVersion(this.#database);
    const now = this.#now().getTime();
    if (!declared && version === this.#version && now - this.#counted < QUIET) return [];
    this.#version = version;
    this.#counted = now;
    const productions = await listProductions(this.#database, this.#matterId, this.#now());
    const requests = await listIngestRequests(this.#database, this.#matterId);
    const jobs = await listExportJobs(this.#database, this.#matterId);
    const reports = await listTermReports(this.#database, this.#matterId);
    return [
      ...(this.#isNews('ingest-requests', requests)
        ? [{ type: 'ingest-requests.changed' as const, requests }]
        : []),
      ...productions
        .filter((production) => this.#isNews(production.productionId, production))
        .map((production): LiveEvent => ({ type: 'production.progressed', production })),
      ...jobs
        .filter((job) => this.#isNews(job.exportId, job))
        .map((job): LiveEvent => ({ type: 'export.progressed', job })),
      ...reports
        .filter((report) => this.#isNews(report.reportId, report))
        .map((report): LiveEvent => ({ type: 'report.progressed', report })),
    ];
  }

  #isNews(id: string, state: unknown): boolean {
    const now = JSON.stringify(state);
    if (this.#told.get(id) === now) return false;
    this.#told.set(id, now);
    return true;
  }
}

const ABOUT_DOCUMENTS = /^(?:boundary|fact|parent)\./;

function toLiveEvent({ event, actor }: RecordedEvent): LiveEvent[] {
  if (ABOUT_DOCUMENTS.test(event.type)) return [{ type: 'documents.changed', by: actor }];
  if (event.type.startsWith('search.')) return [{ type: 'saved-searches.changed' }];
  if (event.type === 'text.corrected' || event.type === 'text.chosen' || event.type === 'text.read-again') {
    return [{ type: 'page.text-changed', pageId: event.pageId, version: event.version, by: actor }];
  }
  if (event.type === 'marks.corrected' || event.type === 'marks.restored') {
    return [{ type: 'page.marks-changed', pageId: event.pageId, by: actor }];
  }
  if (event.type !== 'page.tagged' && event.type !== 'page.untagged') return [];
  return [
    {
      type: 'pages.tagged',
      tagId: event.tagId,
      present: event.type === 'page.tagged',
      pageIds: event.pageIds,
      by: actor,
    },
  ];
}
