import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { IngestRequest, IngestRequestDraft } from '#contract/intake/ingest-request.ts';
import type { ReaderPoolOptions } from '#ingest';
import type { StagedUploads } from '../../originals/staged-uploads.ts';
import type { Act } from '../../repositories/database/audit-log.ts';
import type { Database } from '../../repositories/database/database.ts';
import {
  askIngest,
  findNextIngestRequest,
  moveIngestRequest,
  type RequestedIngest,
  recoverIngestRequests,
  resumeIngestRequests,
} from '../../repositories/intake/ingest-requests.ts';
import { ensureProduction } from '../../repositories/intake/productions.ts';
import { listReadyDrops, listUploadIds } from '../../repositories/intake/uploads.ts';
import { describeHold, IngestHold } from './ingest-hold.ts';
import type { IngestHeld, IngestOrder, IngestTask } from './ingest-program.ts';

const PROGRAM = fileURLToPath(new URL('./ingest-program.ts', import.meta.url));
/** Milliseconds that a reading which is to end gets to end by itself. */
const PATIENCE = 10_000;
/** The same, where the server ends. */
const SHORT_PATIENCE = 2000;

export interface IngestRunnerDeps {
  database: Database;
  staged: StagedUploads;
  dataDir: string;
  readers: ReaderPoolOptions;
  now: () => Date;
  newId: () => string;
  onError: (error: unknown) => void;
  /** Milliseconds until reading that the machine holds up is tried again first; 5 s unless given. */
  firstPause?: number;
}

interface Running {
  productionId: string;
  child: ChildProcess;
  /** What it was told, where it was told to end. */
  order: IngestOrder | undefined;
  /** What the machine lacks, where that is why it ended. */
  held: string | undefined;
  ended: Promise<void>;
}

/**
 * Reads productions for the server, one at a time, in a process of its own. What is to be read is in
 * the database, so that a server which was killed goes on where it was. Must be closed.
 */
export class IngestRunner {
  readonly #deps: IngestRunnerDeps;
  #running: Running | undefined;
  /** By production, until its reading begins. Nowhere else: not in the database, a log or a message. */
  readonly #passwords = new Map<string, string[]>();
  #looking: Promise<void> = Promise.resolve();
  #closed = false;
  readonly #hold: IngestHold;

  constructor(deps: IngestRunnerDeps) {
    this.#deps = deps;
    this.#hold = new IngestHold(() => this.#look(), deps.firstPause);
  }

  /** Of the process that reads now. */
  get pid(): number | undefined {
    return this.#running?.child.pid;
  }

  /** Call once, before the first upload: takes up what an earlier server left. */
  async recover(): Promise<void> {
    const { database, staged } = this.#deps;
    await recoverIngestRequests(database);
    await staged.removeAllBut(new Set(await listUploadIds(database)));
    for (const { startedBy, ...drop } of await listReadyDrops(database)) {
      await this.readProduction({ actor: startedBy, at: this.#deps.now() }, drop.matterId, drop.production);
    }
    this.#look();
  }

  /** Enters the production if it is new, and has it read. Returns its id. */
  async readProduction(
    act: Act,
    matterId: string,
    name: string,
    columns?: IngestRequestDraft['columns'],
  ): Promise<string> {
    const { database, newId } = this.#deps;
    const { id } = await ensureProduction(database, act, matterId, { newId: newId(), name });
    await this.ask(act, id, { columns });
    return id;
  }

  /** Has what is missing of a production read, and what else is asked done. */
  async ask(
    act: Act,
    productionId: string,
    { retry = false, passwords = [], columns }: Partial<IngestRequestDraft> = {},
  ): Promise<void> {
    // Before the reading can begin, which takes them.
    if (passwords.length > 0) {
      const known = this.#passwords.get(productionId) ?? [];
      this.#passwords.set(productionId, [...new Set([...known, ...passwords])]);
    }
    const withPasswords = passwords.length > 0;
    await askIngest(this.#deps.database, act, productionId, { retry, withPasswords, columns });
    this.#look();
  }

  /** Pages read so far stay. */
  async stop(productionId: string): Promise<void> {
    this.#passwords.delete(productionId);
    await moveIngestRequest(this.#deps.database, productionId, 'waiting', 'stopped');
    if (this.#running?.productionId === productionId) await this.#end('stop');
  }

  /** A reading as people should see it: what the machine lacks is not in the database. */
  show(reading: IngestRequest): IngestRequest {
    return this.#running ? reading : this.#hold.show(reading);
  }

  /** What is being read goes on with the next server. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#hold.end();
    await this.#end('pause', SHORT_PATIENCE);
    await this.#looking;
  }

  async #end(order: IngestOrder, patience = PATIENCE): Promise<void> {
    if (!this.#running) return;
    this.#running.order = order;
    const { child, ended } = this.#running;
    // One that can't be told is ending by itself, which is what is waited for.
    if (child.connected) child.send(order, () => undefined);
    const impatient = setTimeout(() => child.kill('SIGKILL'), patience);
    await ended;
    clearTimeout(impatient);
  }

  /** Starts the next reading, if there is one and none is under way. */
  #look(): void {
    this.#looking = this.#looking.then(() => this.#startNext()).catch((error) => this.#noteError(error));
  }

  /** An error of the machine passes; any other is for the log only. */
  #noteError(error: unknown): void {
    this.#deps.onError(error);
    const hold = describeHold(error, this.#deps.dataDir);
    if (hold !== undefined && !this.#closed) this.#hold.begin(hold);
  }

  async #startNext(): Promise<void> {
    if (this.#closed || this.#running) return;
    const { database } = this.#deps;
    // The end of a reading that the machine held up could not be written down then.
    if (this.#hold.isHeld) await resumeIngestRequests(database);
    const task = await findNextIngestRequest(database);
    if (!task) this.#hold.end();
    else if (await moveIngestRequest(database, task.productionId, 'waiting', 'reading')) this.#start(task);
  }

  #start(task: RequestedIngest): void {
    const { dataDir, readers } = this.#deps;
    const passwords = this.#passwords.get(task.productionId) ?? [];
    this.#passwords.delete(task.productionId);
    const whole: IngestTask = { ...task, dataDir, readers: { ...readers, passwords } };
    const child = fork(PROGRAM, [], {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    const exit = new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      // Not `once`: a second error without a listener would end the server.
      child.on('error', (error) => {
        this.#deps.onError(error);
        resolve();
      });
    });
    // By message: what a process is started with, everyone on the machine can see.
    child.send(whole, (error) => error && this.#deps.onError(error));
    const running: Running = {
      productionId: task.productionId,
      child,
      order: undefined,
      held: undefined,
      ended: exit.then(() => this.#tidyUp(running, passwords)).catch((error) => this.#noteError(error)),
    };
    child.on('message', ({ held }: IngestHeld) => {
      running.held = held;
    });
    this.#running = running;
  }

  /** A reading that says how it ended is not `reading` any more; one that was cut off is. */
  async #tidyUp({ productionId, order, held }: Running, passwords: string[]): Promise<void> {
    const { database } = this.#deps;
    this.#running = undefined;
    if (order === 'stop') await moveIngestRequest(database, productionId, 'reading', 'stopped');
    else if (order === 'pause' || this.#closed)
      await moveIngestRequest(database, productionId, 'reading', 'waiting');
    else if (held === undefined)
      await moveIngestRequest(database, productionId, 'reading', 'failed', CUT_OFF);
    if (held === undefined || order !== undefined) {
      this.#hold.end();
      this.#look();
      return;
    }
    if (passwords.length > 0) this.#passwords.set(productionId, passwords);
    this.#hold.begin(held);
  }
}

const CUT_OFF =
  "The reading stopped without saying why. What was read is kept. Go on reading, and look at the server's log if it stops again.";
