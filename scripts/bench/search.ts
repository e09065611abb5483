import { copyFile, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databasePath } from '#api/data-folder.ts';
import { fileExists } from '#api/folder/file-exists.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import type { MeiliAddress } from '#api/search/engines/meilisearch/meili-server.ts';
import { LocalSearch } from '#api/search/local-search.ts';
import type { SearchService } from '#api/search/search-service.ts';
import type { EngineName } from '#contract/search/search.ts';
import { formatNumber } from '#contract/values/counted.ts';
import type { BenchWords } from './bench-words.ts';
import { megabytes } from './figures.ts';
import { buildMatter, MATTER } from './search/build-matter.ts';
import { compareEngines } from './search/compare-engines.ts';
import { PageWords, queryKinds } from './search/make-queries.ts';
import { countIndexBytes, describeTimes, whileIngesting, withFilledServer } from './search/measure.ts';
import { NaturalText, openRandom } from './search/natural-text.ts';
import { listTypedQueries } from './search/typed-queries.ts';

/** The number of queries of each kind, each run once: a cached answer would show nothing. */
const QUERIES_OF_A_KIND = 60;
/** Queries of one, two or three words, typed letter by letter. */
const WORDS_TYPED = 30;
/** A query that finds less than this share of the pages counts as narrow. */
const NARROW = 0.01;

/** Times searches of a large synthetic matter: each kind of query, with facets and the first hits. */
export async function bench({ pages = 100_000, against, keep }: BenchWords): Promise<void> {
  const meilisearch = against === 'meilisearch' ? findSearchServer() : undefined;
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-search-'));
  try {
    const text = new NaturalText();
    await provide(dataDir, text, pages, keep);
    if (meilisearch) return await measureSearchServer(dataDir, text, pages, meilisearch);
    const search = LocalSearch.at(databasePath(dataDir));
    const started = performance.now();
    await search.warmUp();
    process.stdout.write(
      `ready to search after the start: ${((performance.now() - started) / 1000).toFixed(1)} s\n`,
    );
    await measure('nothing else at work', search, text, pages, 3);
    await measureExplore('sqlite', search, text);
    await whileIngesting(dataDir, pages, () =>
      measure('while 300 pages a second come in', search, text, pages, 4),
    );
    process.stdout.write(`memory of the process: ${megabytes(process.memoryUsage.rss())}\n`);
    await search.close();
  } finally {
    await rm(dataDir, { recursive: true });
  }
}

function findSearchServer(): MeiliAddress | undefined {
  const { MEILI_URL: url, MEILI_KEY: key } = process.env;
  if (url) return { url, key };
  process.stdout.write(
    '--against meilisearch: MEILI_URL is not set, so that only the embedded index is measured.\n',
  );
  return undefined;
}

/** Times Explore on both engines, side by side. */
async function measureSearchServer(
  dataDir: string,
  text: NaturalText,
  pages: number,
  address: MeiliAddress,
): Promise<void> {
  await withFilledServer(dataDir, address, async (seconds) => {
    const rate = formatNumber(Math.round(pages / seconds));
    process.stdout.write(`\nMeilisearch took all pages in ${seconds.toFixed(0)} s: ${rate} a second\n`);
    const sqlite = LocalSearch.at(databasePath(dataDir));
    const meilisearch = LocalSearch.at(databasePath(dataDir), { meilisearch: address });
    try {
      await Promise.all([sqlite.warmUp(), meilisearch.warmUp()]);
      await measureExplore('sqlite', sqlite, text);
      await measureExplore('meilisearch', meilisearch, text);
      await compareEngines({ sqlite, meilisearch }, listTypedQueries(text, pages));
    } finally {
      await Promise.all([sqlite.close(), meilisearch.close()]);
    }
  });
}

/** Types words of a page: one answer for every letter, with the first hits. */
async function measureExplore(engine: EngineName, search: SearchService, text: NaturalText): Promise<void> {
  const random = openRandom(5);
  const ranks = rankWords(text);
  const times: number[] = [];
  let elsewhere = 0;
  for (let count = 0; count < WORDS_TYPED; count += 1) {
    const page = new PageWords(text, ranks, random);
    const typed = Array.from({ length: 1 + (count % 3) }, () => page.distinctive()).join(' ');
    for (let length = 1; length <= typed.length; length += 1) {
      const started = performance.now();
      const result = await search.searchPages(
        typed.slice(0, length),
        { matterId: MATTER },
        { offset: 0, limit: 20, mode: 'explore', isTyping: true },
      );
      times.push(performance.now() - started);
      if (result.engine !== engine) elsewhere += 1;
    }
  }
  if (elsewhere > 0)
    process.stdout.write(`\n${elsewhere} of these ${times.length} were answered by another engine`);
  process.stdout.write(`\nExplore on ${engine}, a keystroke, 20 hits\n  ${describeTimes(times)}\n`);
}

function rankWords(text: NaturalText): Map<string, number> {
  return new Map(text.words.map((word, rank) => [word, rank]));
}

/** Builds the matter, or copies the one of an earlier run, because pages are added to it. */
async function provide(
  dataDir: string,
  text: NaturalText,
  pages: number,
  keep: string | undefined,
): Promise<void> {
  if (keep === undefined) return build(dataDir, text, pages);
  const kept = join(keep, `search-${pages}-with-marks.sqlite`);
  if (!(await fileExists(kept))) {
    await build(dataDir, text, pages);
    await mkdir(keep, { recursive: true });
    await copyFile(databasePath(dataDir), `${kept}.part`);
    await rename(`${kept}.part`, kept);
    return;
  }
  await copyFile(kept, databasePath(dataDir));
  process.stdout.write(`the matter is the one kept in ${keep}\n`);
}

async function build(dataDir: string, text: NaturalText, pages: number): Promise<void> {
  const database = await openDatabase(databasePath(dataDir));
  const seconds = await buildMatter(database, text, pages);
  const bytes = await countIndexBytes(database);
  await database.destroy();
  const { size } = await stat(databasePath(dataDir));
  process.stdout.write(
    `${formatNumber(pages)} pages of 2,000 characters: ${formatNumber(Math.round(pages / seconds))} pages a second into the index, ` +
      `which has ${(bytes / pages / 1024).toFixed(1)} KB a page, the database ${(size / pages / 1024).toFixed(1)} KB\n`,
  );
}

async function measure(
  when: string,
  search: SearchService,
  text: NaturalText,
  pages: number,
  seed: number,
): Promise<void> {
  const random = openRandom(seed);
  const ranks = rankWords(text);
  const [narrow, wide]: [number[], number[]] = [[], []];
  process.stdout.write(`\nExact, ${when}: pages, facets and 50 hits; pages found, median and most\n`);
  for (const { name, make } of queryKinds) {
    const times: number[] = [];
    const found: number[] = [];
    for (let count = 0; count < QUERIES_OF_A_KIND; count += 1) {
      const query = make(new PageWords(text, ranks, random));
      const started = performance.now();
      const result = await search.searchPages(
        query,
        { matterId: MATTER },
        { offset: 0, limit: 50, facets: true },
      );
      const time = performance.now() - started;
      times.push(time);
      found.push(result.pages);
      (result.pages < pages * NARROW ? narrow : wide).push(time);
    }
    found.sort((one, other) => one - other);
    const shown = [found[found.length >> 1] ?? 0, found.at(-1) ?? 0].map((count) => formatNumber(count));
    process.stdout.write(`  ${name.padEnd(26)} ${describeTimes(times)}  (${shown.join(', ')})\n`);
  }
  process.stdout.write(`  ${'finding under 1 % of pages'.padEnd(26)} ${describeTimes(narrow)}\n`);
  process.stdout.write(`  ${'finding more'.padEnd(26)} ${describeTimes(wide)}\n`);
  process.stdout.write(`  ${'all'.padEnd(26)} ${describeTimes([...narrow, ...wide])}\n`);
}
