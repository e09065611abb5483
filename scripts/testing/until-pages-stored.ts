import { setTimeout as sleep } from 'node:timers/promises';
import { databasePath } from '#api/data-folder.ts';
import { openReaderAt } from '#api/repositories/database/open-database.ts';

/** Milliseconds between two looks. */
const PACE = 10;

/** Waits until another process has stored so many pages in a data folder that has a database. */
export async function untilPagesStored(dataDir: string, enough: number): Promise<void> {
  // Opening the folder for each look would take a good part of a processor.
  const database = openReaderAt(databasePath(dataDir));
  const counted = database.selectFrom('page').select((eb) => eb.fn.countAll<number>().as('pages'));
  while ((await counted.executeTakeFirstOrThrow()).pages < enough) await sleep(PACE);
  await database.destroy();
}
