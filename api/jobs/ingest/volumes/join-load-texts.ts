import { readFile } from 'node:fs/promises';
import { LRUCache } from 'lru-cache';
import { LONGEST_TEXT } from '#contract/pages/page-text.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { decodeText } from '#ingest';
import { chunk } from '../../../chunk.ts';
import type { OriginalStore } from '../../../originals/original-store.ts';
import type { Database } from '../../../repositories/database/database.ts';
import {
  addLoadTexts,
  findTextOfPage,
  listPagesWithoutLoadText,
  saveTextFault,
  type TextOfPage,
} from '../../../repositories/intake/load-file-texts.ts';
import { judgeLoadText } from '../../../review/judge-load-text.ts';
import { splitText } from '../../../review/split-text.ts';

/** A text file is kept in memory as a whole: some ten thousand pages. */
const MOST_BYTES = 32 * 2 ** 20;
/** Number of cached texts, because the pages of a document are read one after the other. */
const MOST_TEXTS = 8;

/** Pages joined in one transaction. */
const TOGETHER = 50;

/** Joins the texts that came with a load file to the pages as they are read. Safe to run twice. */
export class LoadTexts {
  readonly #database: Database;
  readonly #matterId: string;
  readonly #originals: OriginalStore;
  readonly #now: () => Date;
  readonly #texts = new LRUCache<string, string>({ max: MOST_TEXTS });

  constructor(deps: { database: Database; originals: OriginalStore; now: () => Date }, matterId: string) {
    this.#database = deps.database;
    this.#matterId = matterId;
    this.#originals = deps.originals;
    this.#now = deps.now;
  }

  /** In one transaction. Does nothing for a page without a text in a load file. */
  async join(pages: readonly { fileId: string; pageIndex: number }[]): Promise<void> {
    const texts: { pageKey: number; text: string }[] = [];
    for (const { fileId, pageIndex } of pages) {
      const given = await findTextOfPage(this.#database, fileId, pageIndex);
      const text = given && (await this.#textOf(given));
      if (given && text !== undefined && text.trim() !== '') texts.push({ pageKey: given.pageKey, text });
    }
    if (texts.length > 0)
      await addLoadTexts(this.#database, this.#matterId, texts, this.#now(), judgeLoadText);
  }

  /** Joins what an interrupted run left, and texts that came after their pages. */
  async joinRest(productionId: string): Promise<void> {
    const pages = await listPagesWithoutLoadText(this.#database, productionId);
    for (const some of chunk(pages, TOGETHER)) await this.join(some);
  }

  /** Undefined if the text cannot be joined; the reason is then stored as a fault of its document. */
  async #textOf({ file, document, ordinal }: TextOfPage): Promise<string | undefined> {
    if (document?.fault) return undefined;
    const whole = file.bytes > MOST_BYTES ? undefined : await this.#read(file.sha256);
    if (!document) return whole?.replaceAll('\f', '\n').slice(0, LONGEST_TEXT);
    if (whole === undefined) {
      await saveTextFault(this.#database, document.key, 'it is too large to be the text of a document');
      return undefined;
    }
    const { pages, furtherPages } = document;
    const parts = splitText(whole, pages + (furtherPages ?? 0)) ?? splitText(whole, pages);
    const fault = parts ? findLongPage(parts) : describeParts(whole, pages + (furtherPages ?? 0));
    if (fault === undefined) return parts?.[ordinal];
    // Whether the parts fit is known only after the last file of the document was opened.
    if (furtherPages !== null) await saveTextFault(this.#database, document.key, fault);
    return undefined;
  }

  async #read(sha256: string): Promise<string> {
    const known = this.#texts.get(sha256);
    if (known !== undefined) return known;
    const { text } = decodeText(await readFile(this.#originals.pathOf(sha256)));
    this.#texts.set(sha256, text);
    return text;
  }
}

function findLongPage(parts: readonly string[]): string | undefined {
  const long = parts.findIndex((part) => part.length > LONGEST_TEXT);
  if (long < 0) return undefined;
  return `its part for page ${long + 1} has more than ${formatNumber(LONGEST_TEXT)} letters`;
}

function describeParts(text: string, pages: number): string {
  const parts = text.split('\f').length;
  return `it has ${parts === 1 ? 'no page breaks' : `${parts} parts`} for ${pages} ${pages === 1 ? 'page' : 'pages'}`;
}
