import { sql } from 'kysely';
import type { Database } from '#api/repositories/database/database.ts';
import { listProductions } from '#api/repositories/intake/productions.ts';
import type { PageFilter } from '#api/repositories/pages/page-filter.ts';
import { countPagesIn, listPagesIn } from '#api/repositories/pages/pages.ts';
import { openSearch } from '#api/search/open-search.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { median } from './figures.ts';

const RUNS = 3;
/** One in this many pages gets the tag. */
const TAGGED = 20;
/** Pages that a list shows at once. */
const WINDOW = 100;
const QUERIES = [
  'mandatory',
  'mandatory AND sheriff',
  '"opt out"',
  'opt*',
  'sheriff AND NOT mandatory',
  'qqqzzz',
];

/** Times the queries of the screens on a large matter, in milliseconds: the median of a few runs. */
export async function measureScreens(database: Database): Promise<void> {
  const matter = await database.selectFrom('matter').select('id').executeTakeFirstOrThrow();
  const all: PageFilter = { matterId: matter.id };
  const tagged: PageFilter = { ...all, tagId: await tagSome(database, matter.id) };
  const total = await countPagesIn(database, all);
  process.stdout.write(`\nWhat screens ask, of ${formatNumber(total)} pages (median of ${RUNS}):\n`);
  const list = (filter: PageFilter, offset: number) => () =>
    listPagesIn(database, filter, { offset, limit: WINDOW });
  await time('productions with their counts', () => listProductions(database, matter.id, new Date()));
  await time('count of all pages', () => countPagesIn(database, all));
  await time('list, first pages', list(all, 0));
  await time('list, middle', list(all, Math.floor(total / 2)));
  await time('list, last pages', list(all, Math.max(0, total - WINDOW)));
  await time('tag, count', () => countPagesIn(database, tagged));
  await time('tag, first pages', list(tagged, 0));
  await time('tag, last pages', list(tagged, Math.max(0, Math.floor(total / TAGGED) - WINDOW)));
  for (const only of ['ocr', 'hard-to-read', 'unnumbered', 'blank'] as const) {
    await time(`${only}, count`, () => countPagesIn(database, { ...all, only }));
    await time(`${only}, first pages`, list({ ...all, only }, 0));
  }
  for (const query of QUERIES) {
    let found = 0;
    // Repeated searches are cached, so each runs with an empty cache.
    await time(
      `search ${query}`,
      async () => {
        const search = openSearch(database);
        const result = await search.searchPages(query, all, { offset: 0, limit: 50 });
        await search.close();
        found = result.pages;
      },
      () => `, ${formatNumber(found)} pages`,
    );
  }
}

async function tagSome(database: Database, matterId: string): Promise<string> {
  const tag = { id: 'bench-tag', matter_id: matterId, name: 'bench', color: 'red' as const };
  await database
    .insertInto('tag')
    .values({ ...tag, shortcut: null, ordinal: 1 })
    .execute();
  await database
    .insertInto('main.page_tag')
    .columns(['page_key', 'tag_id', 'state'])
    .expression((eb) =>
      eb
        .selectFrom('page')
        .select(['key', eb.val(tag.id).as('tag_id'), eb.val('yes' as const).as('state')])
        .where(sql<boolean>`position % ${TAGGED} = 0`),
    )
    .execute();
  return tag.id;
}

async function time(what: string, work: () => Promise<unknown>, note = () => ''): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  process.stdout.write(`  ${what.padEnd(36)} ${median(times).toFixed(1).padStart(8)} ms${note()}\n`);
}
