import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { FolderCheckState } from '#contract/integrity.ts';
import type { CheckReport } from '../integrity/check-report.ts';
import type { CheckMessage, CheckTask } from './check-worker.ts';

const PROGRAM = fileURLToPath(new URL('./check-worker.ts', import.meta.url));

/** Milliseconds. People who wait for the server come first. */
const AFTER_START = 60_000;
const DAY = 24 * 60 * 60_000;
const HOUR = 60 * 60_000;
/** A quarter of the time is work: 100 GB take about half an hour where the disk gives 250 MB a second. */
const PAUSE = 3;
/** Faults that are shown: what is wrong with one is usually wrong with the others. */
const MOST_SHOWN = 100;

export interface FolderCheckDeps {
  dataDir: string;
  now: () => Date;
  onError: (error: unknown) => void;
  /** Milliseconds until the first check, and how long rests are; a minute and three times the work unless given. */
  afterStart?: number;
  pause?: number;
}

interface Finished {
  finishedAt: Date;
  report: CheckReport;
}

/**
 * Checks the data folder after the start of the server and once a day, in a process of its own that gives way
 * to everything else. What is found is kept for people to look at; nothing of it stops the server. Must be
 * closed.
 */
export class FolderCheck {
  readonly #deps: FolderCheckDeps;
  #timer: NodeJS.Timeout | undefined;
  #child: ChildProcess | undefined;
  #ended: Promise<void> = Promise.resolve();
  #running: FolderCheckState['running'] = null;
  #last: Finished | undefined;
  #failure: string | null = null;
  #isClosed = false;

  constructor(deps: FolderCheckDeps) {
    this.#deps = deps;
  }

  /** Has the first check begin a while from now. */
  start(): void {
    this.#beginIn(this.#deps.afterStart ?? AFTER_START);
  }

  /** What is known now, of faults only those of the folder as a whole and of one matter. */
  show(matterId: string): Omit<FolderCheckState, 'lastBackupAt'> {
    return {
      running: this.#running,
      failure: this.#failure,
      last: this.#last ? showTo(matterId, this.#last) : null,
    };
  }

  /** A check that runs is ended; the next server begins another. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#child?.kill('SIGKILL');
    await this.#ended;
  }

  #beginIn(milliseconds: number): void {
    if (this.#isClosed) return;
    this.#timer = setTimeout(() => this.#begin(), milliseconds);
    this.#timer.unref();
  }

  #begin(): void {
    const startedAt = this.#deps.now().toISOString();
    this.#running = { startedAt, part: 'database', done: 0, total: 0 };
    this.#ended = this.#run(startedAt)
      .catch((error: unknown) => {
        // No process could be started, for want of memory for example.
        this.#deps.onError(error);
        this.#failure = CUT_OFF;
      })
      .then(() => {
        this.#child = undefined;
        this.#running = null;
        this.#beginIn(this.#failure === null ? DAY : HOUR);
      });
  }

  /** Runs a check in a process, until that has ended in whatever way. */
  async #run(startedAt: string): Promise<void> {
    const { dataDir, onError, pause = PAUSE } = this.#deps;
    const child = fork(PROGRAM, [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    this.#child = child;
    let isDone = false;
    child.on('message', (message: CheckMessage) => {
      if ('progress' in message) {
        this.#running = { startedAt, ...message.progress };
        return;
      }
      isDone = true;
      this.#keep(message);
    });
    await new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      // Not `once`: a second error without a listener would end the server.
      child.on('error', (error) => {
        onError(error);
        resolve();
      });
      child.send({ dataDir, pause } satisfies CheckTask, (error) => error && onError(error));
    });
    if (!isDone) this.#failure = CUT_OFF;
  }

  #keep(message: Exclude<CheckMessage, { progress: unknown }>): void {
    this.#running = null;
    if ('failure' in message) {
      this.#failure = message.failure;
      return;
    }
    this.#failure = null;
    this.#last = { finishedAt: this.#deps.now(), report: message.report };
    const { faults } = message.report;
    if (faults.length > 0) this.#deps.onError(new Error(describeForLog(faults)));
  }
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
