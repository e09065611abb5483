import type { FolderCheckState } from '#contract/integrity.ts';
import { describeFault } from '../faults/describe-fault.ts';
import { type Clock, systemClock } from '../jobs/core/clock.ts';
import { Poller } from '../jobs/core/poller.ts';
import { callOnce, WorkerDied, WorkerHung } from '../jobs/core/worker-host.ts';
import { processOf, type StartLine } from '../jobs/core/worker-line.ts';
import type { CheckProgress, CheckTask } from './check-program.ts';
import type { CheckReport } from './check-report.ts';

/** Milliseconds. Users who wait for the server come first. */
const AFTER_START = 60_000;
const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** Milliseconds without progress: the database is checked in one step, which takes hours if it is large. */
const PATIENCE = DAY;
/** A quarter of the time is work: 100 GB take about half an hour if the disk reads 250 MB a second. */
const PAUSE = 3;
/** Faults that are shown: the others usually have the same cause. */
const MOST_SHOWN = 100;

export interface FolderCheckDeps {
  dataDir: string;
  onError: (error: unknown) => void;
  clock?: Clock;
  /**
   * Milliseconds until the first check, and the length of pauses; a minute and three times the work unless
   * given.
   */
  afterStart?: number | undefined;
  pause?: number | undefined;
  /** The program that checks, in its own process unless given. */
  start?: StartLine;
}

interface Finished {
  finishedAt: Date;
  report: CheckReport;
}

/**
 * Checks the data folder after the start of the server and once a day, in its own process that yields to
 * everything else. Findings are kept for users to read; none of them stops the server. Must be closed.
 */
export class FolderCheck {
  readonly #deps: FolderCheckDeps;
  readonly #clock: Clock;
  readonly #poller: Poller;
  readonly #closing = new AbortController();
  #running: FolderCheckState['running'] = null;
  #last: Finished | undefined;
  #failure: string | null = null;

  constructor(deps: FolderCheckDeps) {
    this.#deps = deps;
    this.#clock = deps.clock ?? systemClock;
    const { onError } = deps;
    this.#poller = new Poller({
      look: () => this.#check(),
      ...{ onError, clock: this.#clock, pauseAfterError: HOUR },
    });
  }

  /** Schedules the first check. */
  start(): void {
    this.#poller.start(this.#deps.afterStart ?? AFTER_START);
  }

  /** The current findings; faults are limited to those of the folder as a whole and of one matter. */
  show(matterId: string): Omit<FolderCheckState, 'lastBackupAt'> {
    return {
      running: this.#running,
      failure: this.#failure,
      last: this.#last ? showTo(matterId, this.#last) : null,
    };
  }

  /** A running check is ended; the next server starts another. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#poller.close();
  }

  /** Returns the milliseconds until the next check. */
  async #check(): Promise<number> {
    const { dataDir, onError, pause = PAUSE, start } = this.#deps;
    const startedAt = this.#clock.now().toISOString();
    this.#running = { startedAt, part: 'database', done: 0, total: 0 };
    try {
      const report = await callOnce<CheckTask, CheckReport, CheckProgress>(
        start ?? processOf(new URL('./check-program.ts', import.meta.url)),
        { dataDir, pause },
        {
          ...{ signal: this.#closing.signal, patience: PATIENCE, clock: this.#clock },
          onProgress: (progress) => {
            this.#running = { startedAt, ...progress };
          },
        },
      );
      this.#keep(report);
      return DAY;
    } catch (error) {
      if (this.#closing.signal.aborted) return HOUR;
      onError(error);
      this.#failure = describeFailure(error, dataDir);
      return HOUR;
    } finally {
      this.#running = null;
    }
  }

  #keep(report: CheckReport): void {
    this.#failure = null;
    this.#last = { finishedAt: this.#clock.now(), report };
    if (report.faults.length > 0) this.#deps.onError(new Error(describeForLog(report.faults)));
  }
}

function describeFailure(error: unknown, dataDir: string): string {
  if (error instanceof WorkerDied || error instanceof WorkerHung) return CUT_OFF;
  const found = describeFault(error, dataDir, { withPaths: false });
  const why = found ? `${found.what} ${found.remedy}.` : "The server's log says why.";
  return `The check could not be finished. ${why}`;
}

const CUT_OFF =
  "The check stopped without saying why. It is tried again within an hour; the server's log may say more.";

function describeForLog(faults: CheckReport['faults']): string {
  const [first] = faults;
  return `The check of the data folder found ${faults.length} faults, such as: ${first?.what} (${first?.path}). Run: npm run -s uncover -- check`;
}

function showTo(matterId: string, { finishedAt, report }: Finished): NonNullable<FolderCheckState['last']> {
  const { counts, faults, notes } = report;
  const shown = faults.filter(({ matterIds }) => matterIds.length === 0 || matterIds.includes(matterId));
  return {
    finishedAt: finishedAt.toISOString(),
    counts,
    faults: shown.slice(0, MOST_SHOWN).map(({ part, what, remedy }) => ({ part, what, remedy })),
    faultCount: shown.length,
    otherFaults: faults.length - shown.length,
    notes,
  };
}
