import type { IngestRequest, IngestRequestDraft } from '#contract/intake/ingest-request.ts';
import type { ReaderPoolOptions } from '#ingest';
import type { StagedUploads } from '../../originals/staged-uploads.ts';
import type { Act } from '../../repositories/database/audit-log.ts';
import {
  askIngest,
  type IngestPayload,
  listOpenIngestJobs,
} from '../../repositories/intake/ingest-requests.ts';
import { ensureProduction } from '../../repositories/intake/productions.ts';
import { listReadyDrops, listUploadIds } from '../../repositories/intake/uploads.ts';
import { JobQueue, type JobQueueDeps } from '../core/job-queue.ts';
import type { StartLine } from '../core/worker-line.ts';
import { ingestKind } from './ingest-kind.ts';
import { Passwords } from './passwords.ts';

export interface IngestRequestsDeps extends JobQueueDeps {
  staged: StagedUploads;
  dataDir: string;
  readers: ReaderPoolOptions;
  newId: () => string;
  /** See IngestKindDeps. */
  start?: StartLine;
}

/** People's requests to read productions. Must be closed. */
export class IngestRequests {
  readonly #deps: IngestRequestsDeps;
  readonly #queue: JobQueue<IngestPayload, null>;
  readonly #passwords = new Passwords();

  constructor(deps: IngestRequestsDeps) {
    this.#deps = deps;
    this.#queue = new JobQueue(ingestKind({ ...deps, passwords: this.#passwords }), deps);
  }

  /** Call once, before the first upload: continues what an earlier server left. */
  async start(): Promise<void> {
    const { database, staged, clock } = this.#deps;
    await staged.removeAllBut(new Set(await listUploadIds(database)));
    for (const { startedBy, ...drop } of await listReadyDrops(database)) {
      await this.readProduction({ actor: startedBy, at: clock.now() }, drop.matterId, drop.production);
    }
    this.#queue.start();
  }

  /** Adds the production if it is new, and has it read. Returns its id. */
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

  /** Has the missing pages of a production read, with the other options of the request. */
  async ask(
    act: Act,
    productionId: string,
    { retry = false, passwords = [], columns }: Partial<IngestRequestDraft> = {},
  ): Promise<void> {
    // Added first, because the ingest takes them when it starts.
    this.#passwords.add(productionId, passwords);
    const asked = { retry, withPasswords: passwords.length > 0, columns: columns ?? null };
    const { database, newId } = this.#deps;
    await askIngest(database, act, { newId: newId(), productionId, ...asked });
    this.#queue.wake();
  }

  /** Resolves when the ingest has ended. Pages read so far are kept. */
  async stop(productionId: string): Promise<void> {
    this.#passwords.forget(productionId);
    const open = await listOpenIngestJobs(this.#deps.database, productionId);
    for (const id of open) await this.#queue.cancel(id);
  }

  /** A request as displayed: what the machine lacks is not in the database. */
  show(request: IngestRequest): IngestRequest {
    const message = this.#queue.outageMessage;
    if (message === undefined) return request;
    if (request.status !== 'waiting' && request.status !== 'reading') return request;
    return { ...request, status: 'waiting', message };
  }

  /** The next server continues what is being read. */
  async close(): Promise<void> {
    await this.#queue.close();
  }
}
