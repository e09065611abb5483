import type { FileKind } from '#contract/production.ts';
import {
  hashFile,
  type InnerFile,
  type OpenedSource,
  type Quarantine,
  type ReaderPool,
  sniffFile,
} from '#ingest';
import type { OriginalStore } from '../originals/original-store.ts';
import type { WorkFolder } from '../originals/work-folders.ts';
import type { Act } from '../repositories/audit-log.ts';
import type { Database } from '../repositories/database.ts';
import { listPageIndexes } from '../repositories/pages.ts';
import {
  listInnerFiles,
  openSourceFile,
  quarantineSourceFile,
  receiveSourceFile,
  type SourceFileRow,
} from '../repositories/source-files.ts';
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
  /** Try files again that could not be opened, and make renditions anew that have pages with problems. */
  retry: boolean;
  signal?: AbortSignal | undefined;
}

export interface OpenedOne {
  file: SourceFileRow;
  /** False where it can't be opened, or has no pages of its own to open. */
  opened: boolean;
  /** Files that are known and not opened yet. */
  filesAhead: number;
}

/** What has come out of a received file so far, all of its family counted: limits hold for the whole of it. */
interface Unpacked {
  files: number;
  bytes: number;
}

/** A file in the line of those to open. */
interface Waiting {
  file: SourceFileRow;
  /** Archives and e-mails around it. */
  depth: number;
  unpacked: Unpacked;
  /** Undefined where there is nothing to open. */
  opening?: Promise<Opening | undefined>;
}

interface Opening {
  work: WorkFolder;
  result: OpenedSource | Quarantine;
}

const PICTURES = new Set<FileKind>(['tiff', 'jpeg', 'png']);
/** Files opened at once: pictures are converted beside one another, while their results are taken in order. */
const AT_ONCE = 3;

/**
 * Opens files and what is inside them, and enters it in the ledger. In order, a file's family before
 * the next file, because control numbers are given out as files are opened. Killed at any time, the
 * next run goes on: what a file holds is entered before the file is said to be open.
 */
export async function* openFamilies(
  deps: OpeningDeps,
  files: readonly SourceFileRow[],
  place: OpeningPlace,
): AsyncGenerator<OpenedOne> {
  const line = new OpeningLine(deps, files, place);
  try {
    while (line.length > 0) yield await line.next();
  } finally {
    await line.close();
  }
}

class OpeningLine {
  readonly #deps: OpeningDeps;
  readonly #place: OpeningPlace;
  readonly #waiting: Waiting[];

  constructor(deps: OpeningDeps, files: readonly SourceFileRow[], place: OpeningPlace) {
    this.#deps = deps;
    this.#place = place;
    this.#waiting = files.map((file) => ({ file, depth: 0, unpacked: { files: 0, bytes: 0 } }));
  }

  get length(): number {
    return this.#waiting.length;
  }

  async next(): Promise<OpenedOne> {
    for (const waiting of this.#waiting.slice(0, AT_ONCE)) this.#start(waiting);
    const first = this.#waiting[0] as Waiting;
    const opening = await first.opening;
    const file = opening ? await this.#settle(first, opening) : first.file;
    this.#waiting.shift();
    const inner = await listInnerFiles(this.#deps.database, file.id);
    const { depth, unpacked } = first;
    this.#waiting.unshift(...inner.map((each) => ({ file: each, depth: depth + 1, unpacked })));
    return { file, opened: file.first_control !== null, filesAhead: this.#waiting.length };
  }

  /** Waits for what is under way, and removes its work folders. */
  async close(): Promise<void> {
    for (const { opening } of this.#waiting) {
      const settled = await opening?.catch(() => undefined);
      await settled?.work.close();
    }
  }

  #start(waiting: Waiting): void {
    if (waiting.opening) return;
    waiting.opening = this.#open(waiting);
    // Whoever waits for this file, or for an earlier one, is told of the error.
    waiting.opening.catch(() => undefined);
  }

  async #isToOpen(file: SourceFileRow): Promise<boolean> {
    if (file.status === 'duplicate') return false;
    if (file.status === 'quarantined') return this.#place.retry;
    if (file.first_control === null) return true;
    // Pages of a picture that could not be decoded are in no rendition: it is made anew.
    if (!this.#place.retry || !PICTURES.has(file.kind)) return false;
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

  /** Enters what opening gave. */
  async #settle({ file, unpacked }: Waiting, { work, result }: Opening): Promise<SourceFileRow> {
    const { database, originals, act } = this.#deps;
    const { matterId } = this.#place;
    try {
      if (file.first_control !== null) {
        if ('pageCount' in result && result.pageCount === file.page_count && result.rendition !== null)
          await originals.takeRendition(result.rendition, file.sha256);
        return file;
      }
      if ('cause' in result) {
        // A file out of an archive may have been judged there, by more than its own bytes tell.
        const judged = file.status === 'quarantined' && result.cause === 'unsupported';
        if (!judged) await quarantineSourceFile(database, act(), matterId, file.id, result);
        return file;
      }
      for (const inner of result.files) await this.#receive(file, inner, unpacked);
      if (result.rendition !== null) await originals.takeRendition(result.rendition, file.sha256);
      return await openSourceFile(database, matterId, file.id, {
        pageCount: result.pageCount,
        rendition: result.rendition === null ? 0 : 1,
        message: describeOpened(file.path, file.kind, result),
      });
    } finally {
      await work.close();
    }
  }

  /** A file that came out of another is kept and entered like one that was received. */
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
