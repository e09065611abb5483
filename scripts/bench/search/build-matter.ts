import type { Database, Queryable } from '#api/repositories/database/database.ts';
import { jsonColumns } from '#api/repositories/database/schema/json-columns.ts';
import { encodeWords } from '#api/repositories/pages/encode-words.ts';
import { controlNumberOf, pageIdOf } from '#api/repositories/pages/page-id.ts';
import { addTermsOfAll } from '#api/repositories/search/page-terms.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { type Token, tokenize, type Word } from '#ingest';
import { type NaturalText, openRandom, type Random } from './natural-text.ts';
import { makePageMarks, writePageMarks } from './page-marks.ts';

export const MATTER = 'bench';
const CHARACTERS_A_PAGE = 2000;
const WORDS_A_LINE = 12;
const PAGES_A_DOCUMENT = 8;
const PAGES_A_FILE = 1000;
const PAGES_A_PRODUCTION = 50_000;
/** Pages per transaction: a search index is built in bulk. */
const BATCH = 2000;
/** Pages that may be added later to the built matter. */
const ROOM = 200_000;
const TAGS = ['t1', 't2', 't3', 't4', 't5'];
/** The share of the pages with each of them. */
const TAGGED = 0.03;

/** Fills an empty database with a matter. Returns the seconds that the index took. */
export async function buildMatter(database: Database, text: NaturalText, pages: number): Promise<number> {
  await ensureMatter(database, pages);
  const random = openRandom(1);
  let seconds = 0;
  for (let from = 1; from <= pages; from += BATCH) {
    const count = Math.min(BATCH, pages - from + 1);
    seconds += await addPagesToMatter(database, text, random, { from, count });
    const done = from + count - 1;
    if (done % 100_000 === 0) process.stderr.write(`${formatNumber(done)} pages made\n`);
  }
  return seconds;
}

/** Adds pages in one transaction. Returns the seconds that the index took. */
export async function addPagesToMatter(
  database: Database,
  text: NaturalText,
  random: Random,
  { from, count }: { from: number; count: number },
): Promise<number> {
  const pages = Array.from({ length: count }, (_, index) => makePage(from + index, text, random));
  return database.transaction().execute(async (transaction) => {
    await insertPages(transaction, pages, random);
    const started = performance.now();
    await addTermsOfAll(
      transaction,
      pages.values().map(({ key, tokens }) => [key, tokens()] as const),
    );
    return (performance.now() - started) / 1000;
  });
}

interface MadePage {
  key: number;
  text: string;
  words: Word[];
  tokens: () => Token[];
}

function makePage(key: number, natural: NaturalText, random: Random): MadePage {
  const marks = writePageMarks(makePageMarks(key), key);
  const said = [...natural.page(random, CHARACTERS_A_PAGE - marks.join(' ').length), ...marks];
  let start = 0;
  const words = said.map((word, index) => {
    const place = { text: word, start, rect: boxOf(index), confidence: 90 };
    start += word.length + 1;
    return place;
  });
  const text = said.join(' ');
  return { key, text, words, tokens: () => tokenize(words, text) };
}

function boxOf(index: number) {
  const [column, line] = [index % WORDS_A_LINE, Math.floor(index / WORDS_A_LINE)];
  return { x: 0.08 + column * 0.07, y: 0.06 + line * 0.02, width: 0.06, height: 0.015 };
}

const AT = '2026-01-02T03:04:05.000Z';
const fileOf = (key: number) => Math.floor((key - 1) / PAGES_A_FILE);
const productionOf = (key: number) => Math.floor((key - 1) / PAGES_A_PRODUCTION);
/** A made-up hash of a file that does not exist. */
const seedOf = (file: number) => String(file).padStart(20, '0').padEnd(64, '0');

async function ensureMatter(database: Database, pages: number): Promise<void> {
  await database
    .insertInto('matter')
    .values({ id: MATTER, slug: MATTER, name: MATTER, created_at: AT })
    .execute();
  const last = pages + ROOM;
  for (let production = 0; production <= productionOf(last); production += 1) {
    await database
      .insertInto('production')
      .values({
        id: `p${production}`,
        matter_id: MATTER,
        name: `Release ${production + 1}`,
        received_at: AT,
        declared_pages: null,
      })
      .execute();
  }
  for (let file = 0; file <= fileOf(last); file += 1) {
    await database
      .insertInto('source_file')
      .values({
        id: `f${file}`,
        matter_id: MATTER,
        production_id: `p${productionOf(file * PAGES_A_FILE + 1)}`,
        path: `part-${file}.pdf`,
        sha256: seedOf(file),
        bytes: 1,
        status: 'read',
        cause: null,
        message: null,
        page_count: PAGES_A_FILE,
        first_control: file * PAGES_A_FILE + 1,
        parent_id: null,
        kind: 'pdf',
        rendition: 0,
        page_seed: null,
      })
      .execute();
  }
  for (const [ordinal, id] of TAGS.entries()) {
    await database
      .insertInto('tag')
      .values({ id, matter_id: MATTER, name: id, color: 'blue', shortcut: null, ordinal })
      .execute();
  }
}

async function insertPages(database: Queryable, pages: readonly MadePage[], random: Random): Promise<void> {
  for (let from = 0; from < pages.length; from += 100) {
    const some = pages.slice(from, from + 100);
    await database
      .insertInto('main.page')
      .values(some.map(({ key }) => toPageRow(key, random)))
      .execute();
    await database
      .insertInto('page_text')
      .values(
        some.map(({ key, text, words }) => ({
          page_key: key,
          version: 1,
          source: 'ocr' as const,
          reason: 'made for a benchmark',
          confidence: Math.round(60 + 40 * random()),
          text,
          words: encodeWords(words),
          word_count: words.length,
          created_at: AT,
          created_by: null,
        })),
      )
      .execute();
    const tagged = some.flatMap(({ key }) =>
      TAGS.filter(() => random() < TAGGED).map((tagId) => ({
        page_key: key,
        tag_id: tagId,
        state: 'yes' as const,
      })),
    );
    if (tagged.length > 0) await database.insertInto('main.page_tag').values(tagged).execute();
  }
}

function toPageRow(key: number, random: Random) {
  const file = fileOf(key);
  const pageIndex = (key - 1) % PAGES_A_FILE;
  const first = pageIndex - (pageIndex % PAGES_A_DOCUMENT);
  return {
    key,
    id: pageIdOf(seedOf(file), pageIndex),
    matter_id: MATTER,
    production_id: `p${productionOf(key)}`,
    source_file_id: `f${file}`,
    page_index: pageIndex,
    position: key,
    control_number: controlNumberOf(key),
    document_id: pageIdOf(seedOf(file), first),
    starts_document: pageIndex === first ? 1 : 0,
    status: 'read' as const,
    problem: null,
    width: 612,
    height: 792,
    pdf_object: null,
    pdf_generation: null,
    turned: 0 as const,
    pixels: null,
    read_as: random() < 0.3 ? ('layer' as const) : ('ocr' as const),
    bates: `BENCH ${key}`,
    bates_prefix_key: 'bench',
    bates_number: key,
    bates_source: 'read' as const,
    bates_confidence: 95,
    bates_as_read: `BENCH ${key}`,
    bates_candidates: jsonColumns.batesCandidates.write([]),
    text_version: 1,
  };
}
