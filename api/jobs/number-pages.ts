import { inferBatesNumbers } from '#ingest';
import type { Database, Queryable } from '../repositories/database.ts';
import { type KeptNumber, listPagesToNumber, saveBatesNumbers } from '../repositories/page-numbers.ts';
import { listReadFiles } from '../repositories/source-files.ts';

/** Numbers the pages of a file that have come so far. Safe to run at any time, any number of times. */
export async function numberFile(database: Database, fileId: string): Promise<void> {
  await database
    .transaction()
    .execute((transaction): Promise<string | null> => number(transaction, fileId, null));
}

/** Numbers a production's files in the order received: the end of one vouches for the next one's prefix. */
export async function numberProduction(database: Database, productionId: string): Promise<void> {
  let last: string | null = null;
  for (const file of await listReadFiles(database, productionId)) {
    const before: string | null = last;
    const end: string | null = await database
      .transaction()
      .execute((transaction): Promise<string | null> => number(transaction, file.id, before));
    last = end ?? before;
  }
}

/** Returns the last number of the file, null when it has none. */
async function number(database: Queryable, fileId: string, after: string | null): Promise<string | null> {
  const pages = await listPagesToNumber(database, fileId);
  const numbers = inferBatesNumbers(pages, after).map(({ batesSource, ...rest }) => ({
    ...rest,
    source: batesSource,
  }));
  const kept = new Map(pages.map((page) => [page.pageIndex, page]));
  const changed = numbers.filter((number) => !isSame(number, kept.get(number.pageIndex)));
  await saveBatesNumbers(database, fileId, changed);
  return numbers.findLast(({ bates }) => bates !== null)?.bates ?? null;
}

function isSame(one: KeptNumber, other: KeptNumber | undefined): boolean {
  return (
    one.bates === other?.bates &&
    one.source === other.source &&
    one.confidence === other.confidence &&
    one.asRead === other.asRead
  );
}
