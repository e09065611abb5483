import { setTimeout } from 'node:timers/promises';
import { databasePath } from '#api/data-folder.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { addPagesToMatter } from './build-matter.ts';
import { NaturalText, openRandom } from './natural-text.ts';

/**
 * The program of a process that adds pages to the matter until it is killed, at the rate of a production with
 * text layers, which is the fastest.
 */
const PAGES_A_SECOND = 300;
const PAGES_AT_ONCE = 30;

const [dataDir = '', first = '1'] = process.argv.slice(2);
const database = await openDatabase(databasePath(dataDir));
const text = new NaturalText();
const random = openRandom(2);
for (let from = Number(first); ; from += PAGES_AT_ONCE) {
  const started = performance.now();
  await addPagesToMatter(database, text, random, { from, count: PAGES_AT_ONCE });
  await setTimeout(Math.max(0, (PAGES_AT_ONCE / PAGES_A_SECOND) * 1000 - (performance.now() - started)));
}
