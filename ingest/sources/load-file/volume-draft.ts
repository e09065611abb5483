import { toBatesKey } from '#contract/values/bates-number.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { type DocumentRow, MOST_PAGES } from './document-rows.ts';
import type { ReceivedPaths } from './received-paths.ts';
import type { PlannedPage, VolumeFault } from './volume-plan.ts';

/** Of all documents of the load files of one production: ranges that overlap could claim any number. */
const MOST_PAGES_TOGETHER = 2_000_000;

/** A document while it is put together. */
export interface Draft {
  loadFile: string;
  row: number;
  begin: string;
  /** Undefined where only a list of images speaks of it. */
  described: DocumentRow | undefined;
  pages: PlannedPage[];
  /** Images that the load files list of it, also those that are missing; 0 where they were found by name. */
  listed: number;
  /** Images of it that were not received, and the list that names them. */
  missing: { images: number; list: string } | null;
  /** Pages that a list of images says that it has. */
  declared: number | null;
  parent: string | null;
  text: string | null;
  native: string | null;
}

/** What the steps of planning share: the files received, what was taken of them, what is wrong. */
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

  /** As many pages as a document is said to have, as long as all together can be believed; else one. */
  allow(place: { loadFile: string; row: number }, pages: number): number {
    if (pages <= Math.min(MOST_PAGES, this.#room)) {
      this.#room -= pages;
      return pages;
    }
    this.tell(place, `${formatNumber(pages)} pages are more than can be believed; one was looked for.`);
    return 1;
  }

  tell(place: { loadFile: string; row: number | null }, message: string): void {
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

  /** What was planned before of a page of a file. */
  findPage(path: string, pageIndex: number): { key: string; document: Draft } | undefined {
    return this.#taken.get(`${pageIndex} ${path}`);
  }

  /** Returns false where the image was known to be missing. */
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
