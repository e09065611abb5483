import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { databasePath } from '#api/data-folder.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { recordDecisions } from '#api/repositories/review/record-decisions.ts';
import { listKeysOfAll } from '#api/repositories/review/target-pages.ts';
import { findDecisionEvent, undoDecision } from '#api/repositories/review/undo-decision.ts';
import type { AskedAnswer, DecidingRole, DecisionResult } from '#contract/review/decision.ts';
import { counted } from '#contract/values/counted.ts';
import type { BenchWords } from './bench-words.ts';
import { buildMatter, MATTER } from './search/build-matter.ts';
import { NaturalText } from './search/natural-text.ts';

/** Times decisions of several people about all pages of a synthetic matter, each one event. */
export async function bench({ pages = 10_000 }: BenchWords): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'uncover-decisions-'));
  const database = await openDatabase(databasePath(dataDir));
  try {
    await buildMatter(database, new NaturalText(), pages);
    await measure(database);
  } finally {
    await database.destroy();
    await rm(dataDir, { recursive: true });
  }
}

async function measure(database: Database): Promise<void> {
  const pages = await listKeysOfAll(database, MATTER);
  const tag = { id: 'bench-tag', name: 'bench' };
  await database
    .insertInto('tag')
    .values({ ...tag, matter_id: MATTER, color: 'red', shortcut: null, ordinal: 100 })
    .execute();
  const decide = (actor: string, role: DecidingRole, answer: AskedAnswer, about: typeof tag | null = tag) =>
    recordDecisions(database, { actor, at: new Date() }, MATTER, {
      ...{ tag: about, answer, role, pages },
      level: 'first',
      madeBy: 'search',
    });
  await time('nothing applies', () => decide('ann', 'reviewer', 'yes', null));
  const { eventId } = await time('yes, in place of “nothing applies”', () =>
    decide('ann', 'reviewer', 'yes'),
  );
  await time('another reviewer’s no: a conflict on each page', () => decide('ben', 'reviewer', 'no'));
  await time('an attorney’s yes', () => decide('eve', 'attorney', 'yes'));
  await time('the same again, which changes nothing', () => decide('eve', 'attorney', 'yes'));
  await time('undo of the first yes', async () => {
    const event = await findDecisionEvent(database, MATTER, eventId ?? 0);
    if (!event) throw new Error('The first decision was not recorded.');
    return undoDecision(database, { actor: 'ann', at: new Date() }, MATTER, event);
  });
}

async function time(what: string, work: () => Promise<DecisionResult>): Promise<DecisionResult> {
  const started = performance.now();
  const result = await work();
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  process.stdout.write(`${what}: ${seconds} s, ${counted(result.changedPageIds.length, 'page')} changed\n`);
  return result;
}
