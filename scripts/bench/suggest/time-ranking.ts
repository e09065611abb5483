import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databasePath } from '#api/data-folder.ts';
import { openDatabase, openSearchReader } from '#api/repositories/database/open-database.ts';
import { recordDecisions } from '#api/repositories/review/record-decisions.ts';
import { listKeysOfAll } from '#api/repositories/review/target-pages.ts';
import { rankUndecided } from '#api/suggestions/rank-undecided.ts';
import { buildMatter, MATTER } from '../search/build-matter.ts';
import type { NaturalText } from '../search/natural-text.ts';

/** Decided pages in the matter. */
const DECIDED = 300;

/** Seconds from the decisions to a list, on a matter in a database; the words of its pages follow no topic. */
export async function timeRanking(text: NaturalText, pages: number): Promise<number> {
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-suggest-'));
  const database = await openDatabase(databasePath(dataDir));
  try {
    await buildMatter(database, text, pages);
    await decide(DECIDED);
    const reader = await openSearchReader(database);
    const started = performance.now();
    await rankUndecided(reader, { matterId: MATTER, tagId: 'bench-tag', pages: 50, seed: 'bench' });
    const seconds = (performance.now() - started) / 1000;
    await reader.destroy();
    return seconds;
  } finally {
    await database.destroy();
    await rm(dataDir, { recursive: true });
  }

  async function decide(count: number): Promise<void> {
    const tag = { id: 'bench-tag', name: 'bench' };
    await database
      .insertInto('tag')
      .values({ ...tag, matter_id: MATTER, color: 'red', shortcut: null, ordinal: 100 })
      .execute();
    const all = [...(await listKeysOfAll(database, MATTER))];
    for (const [answer, from] of [
      ['yes', 0],
      ['no', count / 2],
    ] as const)
      await recordDecisions(database, { actor: 'ann', at: new Date() }, MATTER, {
        ...{ tag, answer, level: 'first', role: 'reviewer', madeBy: 'search' },
        pages: new Map(all.slice(from, from + count / 2)),
      });
  }
}
