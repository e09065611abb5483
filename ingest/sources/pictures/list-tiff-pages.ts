import { createReadStream } from 'node:fs';
import { formatNumber } from '#contract/values/counted.ts';
import { CannotOpen } from '../cannot-open.ts';
import { type Directory, MOST_ENTRIES, sizesOf, TiffFile, type TiffForm, writeNumber } from './tiff-file.ts';
import { readTiffPage, type TiffPage } from './tiff-page.ts';

/**
 * A TIFF's pages, found without decoding them: the decoding library rejects a whole file for one bad page,
 * and knows only one resolution where a fax has two. Each directory links to the next. If that chain breaks,
 * the file is searched for what looks like a directory.
 */
export interface TiffList {
  form: TiffForm;
  pages: TiffPage[];
  /** What is wrong with the list, for users; a full sentence each. */
  notes: string[];
}

/** How the chain of directories ends. */
type Ending =
  | 'whole'
  /** The next directory would be past the end of the file. */
  | 'cut'
  /** The link leads back to a directory that was read. */
  | 'loop'
  /** The link leads to something that is not a directory of a picture. */
  | 'broken';

const MOST_PAGES = 100_000;

/** Throws `CannotOpen` if not even one page can be found. */
export async function listTiffPages(path: string): Promise<TiffList> {
  const file = await TiffFile.open(path);
  try {
    const list = new TiffPages(file);
    const ending = await list.follow(file.first);
    const linked = list.pages.length;
    if (ending !== 'whole') await list.search(path);
    if (list.pages.length === 0) throw new CannotOpen(NO_PAGES);
    const pages = withoutExtras(list.pages);
    const found = list.pages.length - linked;
    return { form: file.form, pages, notes: describeEnding(ending, found, pages) };
  } finally {
    await file.close();
  }
}

const NO_PAGES = {
  cause: 'damaged',
  message: "The TIFF is damaged: its list of pages can't be found. Ask the agency to send it again.",
} as const;

class TiffPages {
  readonly pages: TiffPage[] = [];
  readonly #file: TiffFile;
  readonly #seen = new Set<number>();

  constructor(file: TiffFile) {
    this.#file = file;
  }

  /** Adds the pages of a chain, as far as it goes. */
  async follow(first: number): Promise<Ending> {
    for (let at = first; at !== 0; ) {
      if (at >= this.#file.size) return 'cut';
      if (this.#seen.has(at)) return 'loop';
      if (this.pages.length >= MOST_PAGES) return 'whole';
      this.#seen.add(at);
      const directory = await this.#file.readDirectory(at);
      const page = directory && (await readTiffPage(this.#file, directory));
      if (!directory || !page) return (await this.#file.isCutAt(at)) ? 'cut' : 'broken';
      this.pages.push(page);
      at = directory.next;
    }
    return this.pages.length === 0 ? 'broken' : 'whole';
  }

  /** Adds the other pages in the file: each with those to which it links, in file order. */
  async search(path: string): Promise<void> {
    const found = await this.#findOthers(path);
    const linked = new Set(found.map(({ next }) => next));
    const starts = [...found.filter(({ at }) => !linked.has(at)), ...found];
    for (const { at } of starts) if (!this.#seen.has(at)) await this.follow(at);
  }

  /** Without those whose pixels are known: programs that change a TIFF leave the old directory in place. */
  async #findOthers(path: string): Promise<Directory[]> {
    const known = new Set(this.pages.map(({ pixelsAt }) => pixelsAt));
    const found: Directory[] = [];
    for await (const at of findDirectories(path, this.#file)) {
      const directory = this.#seen.has(at) ? undefined : await this.#file.readDirectory(at);
      const page = directory && (await readTiffPage(this.#file, directory));
      if (!directory || !page || known.has(page.pixelsAt) || page.pixelsAt >= this.#file.size) continue;
      known.add(page.pixelsAt);
      found.push(directory);
    }
    return found;
  }
}

const WIDTH = 256;
/** A number of 16 bits, or of 32. */
const WIDTH_TYPES = [3, 4];
/** Only the two tags for the kind of subfile come before the width: tags are in ascending order. */
const MOST_BEFORE = 2;
const MOST_TYPE = 18;
const CHUNK = 2 ** 20;

/** Where in a file a directory of a picture may be: around every entry that could be its width. */
async function* findDirectories(path: string, file: TiffFile): AsyncGenerator<number> {
  const { form } = file;
  const sizes = sizesOf(form);
  const patterns = WIDTH_TYPES.map((type) =>
    Buffer.concat([
      writeNumber(form, WIDTH, 2),
      writeNumber(form, type, 2),
      writeNumber(form, 1, sizes.place),
    ]),
  );
  for await (const entryAt of findBytes(path, patterns)) {
    for (let before = 0; before <= MOST_BEFORE; before += 1) {
      const at = entryAt - before * sizes.entry - sizes.count;
      const directory = at > 0 ? await file.readDirectory(at) : undefined;
      if (!directory || !looksLikeDirectory(directory, before)) continue;
      yield at;
      break;
    }
  }
}

/** Its tags ascend, and the width is the one that was found. */
function looksLikeDirectory({ entries }: Directory, before: number): boolean {
  const tags = [...entries.keys()];
  return (
    tags[before] === WIDTH &&
    tags.length <= MOST_ENTRIES &&
    tags.every((tag, index) => index === 0 || tag > (tags[index - 1] ?? tag)) &&
    [...entries.values()].every(({ type }) => type >= 1 && type <= MOST_TYPE)
  );
}

/** Where any of several byte patterns of the same length occur in a file, chunk by chunk. */
async function* findBytes(path: string, patterns: readonly Buffer[]): AsyncGenerator<number> {
  const overlap = Math.max(...patterns.map(({ length }) => length)) - 1;
  let held = Buffer.alloc(0);
  let start = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    const bytes = Buffer.concat([held, chunk as Buffer]);
    const places = patterns.flatMap((pattern) => [...placesOf(pattern, bytes)]);
    for (const place of places.sort((a, b) => a - b)) yield start + place;
    held = bytes.subarray(Math.max(0, bytes.length - overlap));
    start += bytes.length - held.length;
  }
}

function* placesOf(pattern: Buffer, bytes: Buffer): Generator<number> {
  for (let at = bytes.indexOf(pattern); at >= 0; at = bytes.indexOf(pattern, at + 1)) yield at;
}

/** A thumbnail or a mask is not a page, as long as there is a page to which it can belong. */
function withoutExtras(pages: TiffPage[]): TiffPage[] {
  const whole = pages.filter(({ isExtra }) => !isExtra);
  const isOfPage = (extra: TiffPage) => whole.some(({ width }) => width >= extra.width);
  return pages.filter((page) => !page.isExtra || !isOfPage(page));
}

const WHAT_IS_WRONG = {
  cut: 'The TIFF is cut off: its list of pages goes on past the end of the file.',
  loop: 'The TIFF is damaged: its list of pages turns back on itself.',
  broken: 'The TIFF is damaged: its list of pages breaks off.',
} as const;

function describeEnding(ending: Ending, found: number, pages: readonly TiffPage[]): string[] {
  const stated = Math.max(...pages.map(({ pagesOfFile }) => pagesOfFile));
  const missing = Math.max(0, stated - pages.length);
  if (ending === 'whole') return missing > 0 ? [`${describeMissing(missing, stated)} ${ASK_AGAIN}`] : [];
  const searched = found === 0 ? '' : ` ${countPages(found, 'was', 'were')} found by a search of the file.`;
  return [`${WHAT_IS_WRONG[ending]}${searched} ${describeLost(ending, found, missing, stated)} ${ASK_AGAIN}`];
}

function describeLost(ending: Ending, found: number, missing: number, stated: number): string {
  if (missing > 0) return describeMissing(missing, stated);
  if (stated > 0) return `Its pages say that they are ${stated}, and none of them is missing.`;
  // The target of the broken link may be among those found; what lies past the end of the file cannot be.
  const isOneLost = ending === 'cut' || (ending === 'broken' && found === 0);
  return isOneLost ? 'At least 1 page is missing.' : 'There may have been more pages.';
}

function describeMissing(missing: number, stated: number): string {
  return `Its pages say that they are ${stated}: ${countPages(missing, 'is', 'are')} missing.`;
}

function countPages(count: number, one: string, more: string): string {
  return count === 1 ? `1 page ${one}` : `${formatNumber(count)} pages ${more}`;
}

const ASK_AGAIN = 'Ask the agency to send the file again.';
