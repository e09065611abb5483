import type { LiveEvent } from '#contract/live-event.ts';
import { getLastSeq, listEventsAfter, type RecordedEvent } from '../../repositories/database/audit-log.ts';
import type { Database } from '../../repositories/database/database.ts';
import { getDataVersion } from '../../repositories/database/sqlite-file.ts';
import { listExportJobs } from '../../repositories/exhibits/export-jobs.ts';
import { listIngestRequests } from '../../repositories/intake/ingest-requests.ts';
import { listProductions } from '../../repositories/intake/productions.ts';
import { listTermReports } from '../../repositories/reports/term-reports.ts';
import { listTagGroups } from '../../repositories/review/tag-groups.ts';
import { listTags } from '../../repositories/review/tags.ts';
import type { Clock } from '../core/clock.ts';
import { Poller } from '../core/poller.ts';
import { endRefusedStreams, type Follower, notifyFollowers } from './follower.ts';
import { toDecisionEvents } from './to-decision-events.ts';
import { toLiveEvents } from './to-live-events.ts';

/** Milliseconds between polls. Changes also come from other processes (a reader, the command line). */
export const PACE = 400;
/** Largest share of the server's time for polling, because people wait for pages meanwhile. */
const MOST_SHARE = 0.05;
/**
 * Milliseconds after which progress is read even if nothing was written, because a killed reader writes
 * nothing.
 */
const QUIET = 5000;

/** Events that change tags, or how many pages carry them. */
const COUNTED_BY_TAGS = /^(?:tag|tag-group|codebook|pages|decision)\./;

export interface WatchDeps {
  database: Database;
  clock: Clock;
  onError: (error: unknown) => void;
}

/** Sends the followers of one matter the changes in its records. Must be stopped. */
export class MatterWatch {
  readonly followers = new Set<Follower>();
  readonly #deps: WatchDeps;
  readonly #matterId: string;
  readonly #poller: Poller;
  #seq: number | undefined;
  #version: number | undefined;
  /** When the progress was last read, in milliseconds. */
  #counted = 0;
  #haveJobsChanged = false;
  /** What was last sent for each production and job, so that only changes are sent. */
  readonly #sent = new Map<string, string>();

  constructor(deps: WatchDeps, matterId: string) {
    this.#deps = deps;
    this.#matterId = matterId;
    const { clock, onError } = deps;
    this.#poller = new Poller({ look: () => this.#look(), clock, onError, pauseAfterError: PACE });
    this.#poller.start();
  }

  /**
   * The next poll includes the jobs, to which this process has written: that does not change its data
   * version.
   */
  noteJobs(): void {
    this.#haveJobsChanged = true;
  }

  async stop(): Promise<void> {
    await this.#poller.close();
  }

  /** Returns the milliseconds until the next poll. */
  async #look(): Promise<number> {
    const started = performance.now();
    const { database, clock, onError } = this.#deps;
    const recorded = await this.#listRecorded();
    const declared = recorded.some(({ event }) => event.type === 'production.declared');
    const events = [...(await this.#listDecisions(recorded)), ...(await this.#listProgress(declared))];
    if (events.length > 0) await endRefusedStreams(database, this.followers, clock.now());
    for (const event of events) notifyFollowers(this.followers, event, onError);
    return Math.max(PACE, (performance.now() - started) / MOST_SHARE);
  }

  async #listRecorded(): Promise<RecordedEvent[]> {
    if (this.#seq === undefined) {
      this.#seq = await getLastSeq(this.#deps.database);
      return [];
    }
    const recorded = await listEventsAfter(this.#deps.database, this.#matterId, this.#seq);
    this.#seq = recorded.at(-1)?.seq ?? this.#seq;
    return recorded;
  }

  async #listDecisions(recorded: readonly RecordedEvent[]): Promise<LiveEvent[]> {
    const { database } = this.#deps;
    const events = recorded.flatMap(toLiveEvents);
    for (const each of recorded) events.push(...(await toDecisionEvents(database, this.#matterId, each)));
    const codebook = recorded.some(({ event }) => COUNTED_BY_TAGS.test(event.type));
    if (!codebook) return events;
    const tags = await listTags(database, this.#matterId);
    const groups = await listTagGroups(database, this.#matterId);
    return [...events, { type: 'codebook.changed', tags, groups }];
  }

  /**
   * Counting the pages of a large matter takes a while, so it is done only after another process wrote, or
   * when this one `declared` a production: its own writes do not change SQLite's data version, and most of
   * them, such as tags, change no count.
   */
  async #listProgress(declared: boolean): Promise<LiveEvent[]> {
    const { database, clock } = this.#deps;
    const version = await getDataVersion(database);
    const now = clock.now();
    const isQuiet = !declared && version === this.#version && now.getTime() - this.#counted < QUIET;
    if (isQuiet && !this.#haveJobsChanged) return [];
    this.#haveJobsChanged = false;
    const jobs = await this.#listJobs();
    if (isQuiet) return jobs;
    this.#version = version;
    this.#counted = now.getTime();
    const productions = await listProductions(database, this.#matterId, now);
    return [
      ...jobs,
      ...productions
        .filter((production) => this.#isNews(production.productionId, production))
        .map((production): LiveEvent => ({ type: 'production.progressed', production })),
    ];
  }

  async #listJobs(): Promise<LiveEvent[]> {
    const { database } = this.#deps;
    const requests = await listIngestRequests(database, this.#matterId);
    const jobs = await listExportJobs(database, this.#matterId);
    const reports = await listTermReports(database, this.#matterId);
    return [
      ...(this.#isNews('ingest-requests', requests)
        ? [{ type: 'ingest-requests.changed' as const, requests }]
        : []),
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
    if (this.#sent.get(id) === now) return false;
    this.#sent.set(id, now);
    return true;
  }
}
