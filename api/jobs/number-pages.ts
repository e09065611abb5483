import { inferBatesNumbers } from '#ingest';
import type { Database, Queryable } from '../repositories/database.ts';
import { listBatesCandidates, saveBatesNumbers } from '../repositories/page-numbers.ts';
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
  const pages = (await listBatesCandidates(database, fileId)).map(({ pageIndex, candidates }) => ({
    pageIndex,
    batesCandidates: candidates,
  }));
  const numbers = inferBatesNumbers(pages, after);
  await saveBatesNumbers(
    database,
    fileId,
    numbers.map(({ batesSource, ...rest }) => ({ ...rest, source: batesSource })),
  );
  return numbers.findLast(({ bates }) => bates !== null)?.bates ?? null;
}
