import { toBatesKey } from '#contract/values/bates-number.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { type DocumentRow, MOST_PAGES } from './document-rows.ts';
import type { ReceivedPaths } from './received-paths.ts';
import type { PlannedPage, VolumeFault } from './volume-plan.ts';

/**
 * Limit for all documents of the load files of one production together: overlapping ranges could claim any
 * number.
 */
const MOST_PAGES_TOGETHER = 2_000_000;

/** A document while it is being assembled. */
export interface Draft {
  loadFile: string;
  row: number;
  begin: string;
  /** Undefined if only a list of images mentions it. */
  described: DocumentRow | undefined;
  pages: PlannedPage[];
  /** Number of its images in the load files, including missing ones; 0 if they were found by name. */
  listed: number;
  /** Its images that were not received, and the list that names them. */
  missing: { images: number; list: string } | null;
  /** Number of pages according to a list of images. */
  declared: number | null;
  parent: string | null;
  text: string | null;
  native: string | null;
}

/** State shared by the steps of planning: the files received, those used so far, and the faults. */
export class VolumeDraft {
  readonly received: ReceivedPaths;
  readonly documents: Draft[] = [];
  readonly faults: VolumeFault[] = [];
  #room = MOST_PAGES_TOGETHER;
  readonly #ofRow = new Map<DocumentRow, Draft>();
  /** The pages of files that are planned, with their numbers as the load file has them. */
  readonly #taken = new Map<string, { key: string; document: Draft }>();
  /** Numbers of images that were not received. */
  readonly #missing = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #shown = new Set<string>();

  constructor(received: ReceivedPaths) {
    this.received = received;
  }

  /** The stated number of pages of a document, as long as the total is plausible; else 1. */
  allow(place: { loadFile: string; row: number }, pages: number): number {
    if (pages <= Math.min(MOST_PAGES, this.#room)) {
      this.#room -= pages;
      return pages;
    }
    this.addFault(place, `${formatNumber(pages)} pages are more than can be believed; one was looked for.`);
    return 1;
  }

  addFault(place: { loadFile: string; row: number | null }, message: string): void {
    this.faults.push({ loadFile: place.loadFile, row: place.row, message });
  }

  findDocument(row: DocumentRow): Draft | undefined {
    return this.#ofRow.get(row);
  }

  addDocument(given: Pick<Draft, 'loadFile' | 'row' | 'begin' | 'described'>): Draft {
    const parent = given.described?.parent ?? null;
    const nothing = { listed: 0, missing: null, declared: null, text: null, native: null };
    const draft: Draft = { ...given, ...nothing, pages: [], parent };
    this.documents.push(draft);
    if (given.described) this.#ofRow.set(given.described, draft);
    return draft;
  }

  /** What was planned earlier for a page of a file. */
  findPage(path: string, pageIndex: number): { key: string; document: Draft } | undefined {
    return this.#taken.get(`${pageIndex} ${path}`);
  }

  /** Returns false if the image was already known to be missing. */
  noteMissing(key: string): boolean {
    const isNew = !this.#missing.has(toBatesKey(key));
    this.#missing.add(toBatesKey(key));
    return isNew;
  }

  hasKey(key: string): boolean {
    return this.#keys.has(toBatesKey(key));
  }

  /** Whether pages of a file are planned. */
  shows(path: string): boolean {
    return this.#shown.has(path);
  }

  addPage(draft: Draft, page: Omit<PlannedPage, 'text'> & { key: string }): void {
    const { key, ...planned } = page;
    draft.pages.push({ ...planned, text: null });
    this.#taken.set(`${page.pageIndex} ${page.path}`, { key, document: draft });
    this.#keys.add(toBatesKey(key));
    this.#shown.add(page.path);
  }
}
