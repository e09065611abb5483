import { isArchive } from '#contract/intake/kind-names.ts';
import type { FileKind } from '#contract/intake/production.ts';
import {
  hashFile,
  type InnerFile,
  type OpenedSource,
  type Quarantine,
  type ReaderPool,
  sniffFile,
} from '#ingest';
import { keepRendition } from '../../originals/keep-rendition.ts';
import type { OriginalStore } from '../../originals/original-store.ts';
import type { WorkFolder } from '../../originals/work-folders.ts';
import type { Act } from '../../repositories/database/audit-log.ts';
import type { Database } from '../../repositories/database/database.ts';
import { type Again, isTriedAgain } from '../../repositories/intake/files-to-read.ts';
import {
  listInnerFiles,
  openSourceFile,
  quarantineSourceFile,
  receiveSourceFile,
  type SourceFileRow,
} from '../../repositories/intake/source-files.ts';
import { listPageIndexes } from '../../repositories/pages/pages.ts';
import { describeOpened } from './describe-opened.ts';

export interface OpeningDeps {
  database: Database;
  originals: OriginalStore;
  pool: Pick<ReaderPool, 'openFile'>;
  newId: () => string;
  act: () => Act;
}

export interface OpeningPlace {
  matterId: string;
  productionId: string;
  /**
   * Which files that could not be opened are tried again; with all, renditions with problem pages are made
   * again.
   */
  retry: Again;
  signal?: AbortSignal | undefined;
}

export interface OpenedOne {
  file: SourceFileRow;
  /** False if it cannot be opened, or has no pages of its own to open. */
  opened: boolean;
  /** Number of files that are known and not opened yet. */
  filesAhead: number;
}

/**
 * What was unpacked from a received file so far, counting all of its family: the limits apply to the whole.
 */
interface Unpacked {
  files: number;
  bytes: number;
}

/** A file in the line. */
interface Waiting {
  file: SourceFileRow;
  /** Number of archives and e-mails around it. */
  depth: number;
  unpacked: Unpacked;
  /** Undefined if there is nothing to open. */
  opening?: Promise<Opening | undefined>;
}

interface Opening {
  work: WorkFolder;
  result: OpenedSource | Quarantine;
}

function toWaiting(file: SourceFileRow): Waiting {
  return { file, depth: 0, unpacked: { files: 0, bytes: 0 } };
}

const NOTHING_TO_OPEN = Promise.resolve(undefined);
const PICTURES = new Set<FileKind>(['tiff', 'jpeg', 'png']);
/**
 * Number of files opened at the same time: pictures are converted in parallel, while the results are taken in
 * order.
 */
const AT_ONCE = 3;

/**
 * Opens files in line, and records what is inside them in the ledger as it is unpacked. Works in order, a
 * file's family before the next file, because control numbers are assigned as files are opened. After a kill
 * at any time the next run continues: the content of a file is recorded before the file counts as open.
 */
export class OpeningLine {
  readonly #deps: OpeningDeps;
  readonly #place: OpeningPlace;
  #waiting: Waiting[];
  /** Every file that was ever in the line: each file of an archive is added once. */
  readonly #seen: Set<string>;

  constructor(deps: OpeningDeps, files: readonly SourceFileRow[], place: OpeningPlace) {
    this.#deps = deps;
    this.#place = place;
    this.#waiting = files.map(toWaiting);
    this.#seen = new Set(files.map(({ id }) => id));
  }

  /** The files in line, in order. */
  get files(): SourceFileRow[] {
    return this.#waiting.map(({ file }) => file);
  }

  /** Opens the archives, so that all received files are known: a load file may be inside one. */
  async unpackArchives(): Promise<void> {
    for (let at = 0; at < this.#waiting.length; at += 1) {
      const waiting = this.#waiting[at];
      if (!waiting || !isArchive(waiting.file.kind)) continue;
      waiting.opening = this.#open(waiting);
      waiting.file = await this.#take(waiting);
      waiting.opening = NOTHING_TO_OPEN;
      this.#waiting.splice(at + 1, 0, ...(await this.#listInside(waiting)));
    }
  }

  /** Reorders the line; files that are left out are not opened, and new ones are added. */
  arrange(files: readonly SourceFileRow[]): void {
    const waiting = new Map(this.#waiting.map((each) => [each.file.id, each]));
    this.#waiting = files.map((file) => ({ ...(waiting.get(file.id) ?? toWaiting(file)), file }));
    for (const { id } of files) this.#seen.add(id);
  }

  /** Opens one file after the other. When the caller stops, the running work is finished. */
  async *open(): AsyncGenerator<OpenedOne> {
    try {
      while (this.#waiting.length > 0) yield await this.#next();
    } finally {
      await this.#close();
    }
  }

  async #next(): Promise<OpenedOne> {
    for (const waiting of this.#waiting.slice(0, AT_ONCE)) this.#start(waiting);
    const first = this.#waiting[0] as Waiting;
    first.file = await this.#take(first);
    this.#waiting.shift();
    this.#waiting.unshift(...(await this.#listInside(first)));
    const { file } = first;
    return { file, opened: file.first_control !== null, filesAhead: this.#waiting.length };
  }

  /** The file after it was opened. */
  async #take(waiting: Waiting): Promise<SourceFileRow> {
    const opening = await waiting.opening;
    return opening ? this.#settle(waiting, opening) : waiting.file;
  }

  async #listInside({ file, depth, unpacked }: Waiting): Promise<Waiting[]> {
    const inner = await listInnerFiles(this.#deps.database, file.id);
    const fresh = inner.filter(({ id }) => !this.#seen.has(id));
    for (const { id } of fresh) this.#seen.add(id);
    return fresh.map((each) => ({ file: each, depth: depth + 1, unpacked }));
  }

  /** Waits for the running work, and removes its work folders. */
  async #close(): Promise<void> {
    for (const { opening } of this.#waiting) {
      const settled = await opening?.catch(() => undefined);
      await settled?.work.close();
    }
  }

  #start(waiting: Waiting): void {
    if (waiting.opening) return;
    waiting.opening = this.#open(waiting);
    // Whoever waits for this file, or for an earlier one, gets the error.
    waiting.opening.catch(() => undefined);
  }

  async #isToOpen(file: SourceFileRow): Promise<boolean> {
    if (file.status === 'duplicate') return false;
    // A load file, text or native was read for its purpose, and has no pages.
    if (file.status === 'read' && file.first_control === null) return false;
    if (file.status === 'quarantined') return isTriedAgain(file, this.#place.retry);
    if (file.first_control === null) return true;
    // Pages of a picture that could not be decoded are in no rendition: it is made again.
    if (this.#place.retry !== 'all' || !PICTURES.has(file.kind)) return false;
    const sound = await listPageIndexes(this.#deps.database, file.id, true);
    return sound.size < file.page_count;
  }

  async #open({ file, depth, unpacked }: Waiting): Promise<Opening | undefined> {
    if (!(await this.#isToOpen(file))) return undefined;
    const { originals, pool } = this.#deps;
    const { signal } = this.#place;
    const work = await originals.openWorkFolder();
    try {
      const result = await pool.openFile(originals.pathOf(file.sha256), {
        work: work.path,
        used: { depth, ...unpacked },
        ...(signal ? { signal } : {}),
      });
      return { work, result };
    } catch (error) {
      await work.close();
      throw error;
    }
  }

  /** Records the result of opening. */
  async #settle({ file, unpacked }: Waiting, { work, result }: Opening): Promise<SourceFileRow> {
    const { database, act } = this.#deps;
    const { matterId } = this.#place;
    try {
      if (file.first_control !== null) {
        if ('pageCount' in result && result.pageCount === file.page_count && result.rendition !== null)
          await keepRendition(this.#deps, result.rendition, file.sha256, act().at);
        return file;
      }
      if ('cause' in result) {
        // A file from an archive may have been judged there, by more than its own bytes show.
        const judged = file.status === 'quarantined' && result.cause === 'unsupported';
        if (!judged) await quarantineSourceFile(database, act(), matterId, file.id, result);
        return file;
      }
      for (const inner of result.files) await this.#receive(file, inner, unpacked);
      if (result.rendition !== null) await keepRendition(this.#deps, result.rendition, file.sha256, act().at);
      return await openSourceFile(database, matterId, file.id, {
        pageCount: result.pageCount,
        rendition: result.rendition === null ? 0 : 1,
        message: describeOpened(file.path, file.kind, result),
        notes: result.notes,
      });
    } finally {
      await work.close();
    }
  }

  /** A file that was unpacked from another is stored and recorded like one that was received. */
  async #receive(parent: SourceFileRow, inner: InnerFile, unpacked: Unpacked): Promise<void> {
    const { database, originals, newId, act } = this.#deps;
    const { matterId, productionId } = this.#place;
    const sha256 = await hashFile(inner.path);
    const { kind, bytes } = await sniffFile(inner.path);
    await originals.take(inner.path, sha256);
    unpacked.files += 1;
    unpacked.bytes += bytes;
    const file = await receiveSourceFile(database, act(), {
      newId: newId(),
      matterId,
      productionId,
      path: `${parent.path}/${inner.name}`,
      sha256,
      bytes,
      kind: inner.quarantine ? 'other' : kind,
      parentId: parent.id,
    });
    if (inner.quarantine && file.status === 'received')
      await quarantineSourceFile(database, act(), matterId, file.id, inner.quarantine);
  }
}
