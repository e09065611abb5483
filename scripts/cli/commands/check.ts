import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { databasePath } from '#api/data-folder.ts';
import { checkFolder } from '#api/integrity/check-folder.ts';
import type { CheckReport } from '#api/integrity/check-report.ts';
import type { Database } from '#api/repositories/database/database.ts';
import { FolderLock } from '#api/repositories/database/folder-lock.ts';
import { openDatabase } from '#api/repositories/database/open-database.ts';
import { findFault } from '#api/repositories/database/sqlite-error.ts';
import { listMatterIds } from '#api/repositories/people/matters.ts';
import { rebuildDecisions } from '#api/repositories/review/rebuild-decisions.ts';
import { rebuildIndex } from '#api/repositories/search/search-index.ts';
import type { CheckedPart } from '#contract/integrity.ts';
import { counted } from '#contract/values/counted.ts';
import { type Command, configOf, flags, noRecords, UsageError } from '../command.ts';
import { print, printJson } from '../print.ts';
import { printIndexing, printProgress } from '../print-progress.ts';

export const command: Command = {
  usage: '[--rebuild-index] [--rebuild-decisions] [--data DIR] [--json]',
  help: `
Checks the data folder without changing anything: the integrity of the database; the audit log (it refuses changes,
has no gaps, and agrees with the ledger and the exports); the tags of each page against the decisions of people;
the search index against the text of every page; and each original and converted PDF against its SHA-256. Prints each problem with its path and what to do next, and
then exits with code 1. The server may keep running; it performs the same check by itself, slowly, after it starts
and once a day.

  --rebuild-index   first rebuild the search index from the texts of the pages. No text and no decision
                    changes. Stop the server before you use this
  --rebuild-decisions
                    first work out the tags of all pages anew from the decisions of people, which do not
                    change. Stop the server before you use this
  --json            print counts, problems and notes as JSON`,
  options: { ...flags('json', 'rebuild-index', 'rebuild-decisions') },
  async run(words) {
    if (words.positionals.length > 0)
      throw new UsageError('check takes no arguments other than options such as --data.');
    const { dataDir } = configOf(words);
    await refuseUnusable(dataDir);
    if (words.values['rebuild-decisions']) await makeDecisionsAnew(dataDir);
    if (words.values['rebuild-index']) await makeIndexAnew(dataDir);
    const report = await checkFolder(dataDir, { onProgress: printChecking });
    if (words.values.json) printJson({ dataDir, ...report });
    else printReport(dataDir, report);
    return report.faults.length === 0 ? 0 : 1;
  },
};

/** Throws if there is no data folder, or one of another version; damage is reported by the check. */
async function refuseUnusable(dataDir: string): Promise<void> {
  if (!existsSync(databasePath(dataDir)) && !existsSync(join(dataDir, 'originals'))) throw noRecords(dataDir);
  try {
    // Also migrates the tables of an older version.
    await (await openDatabase(databasePath(dataDir))).destroy();
  } catch (error) {
    const fault = findFault(error)?.fault;
    if (fault !== 'damaged' && fault !== 'not-a-database') throw error;
  }
}

async function makeIndexAnew(dataDir: string): Promise<void> {
  await inLockedFolder(dataDir, (database) => rebuildIndex(database, printIndexing));
}

async function makeDecisionsAnew(dataDir: string): Promise<void> {
  await inLockedFolder(dataDir, async (database) => {
    for (const matterId of await listMatterIds(database)) await rebuildDecisions(database, matterId);
  });
}

async function inLockedFolder(
  dataDir: string,
  work: (database: Database) => Promise<unknown>,
): Promise<void> {
  const lock = await FolderLock.take(dataDir, 'upgrade', new Date());
  try {
    const database = await openDatabase(databasePath(dataDir), { hasFolderLock: true });
    await work(database);
    await database.destroy();
  } finally {
    lock.release();
  }
}

function printChecking(part: CheckedPart, done: number, total: number): void {
  printProgress(`Checking ${part.replace('-', ' ')}`)(done, total);
}

function printReport(dataDir: string, { counts, faults, notes }: CheckReport): void {
  for (const { path, what, remedy } of faults) print(`${join(dataDir, path)}: ${what} ${remedy}`);
  for (const note of notes) print(`Note: ${note}`);
  print(`Checked ${describeCounts(counts)} in ${dataDir}.`);
  print(faults.length === 0 ? 'No problems were found.' : `${counted(faults.length, 'fault')}.`);
}

function describeCounts(counts: CheckReport['counts']): string {
  return [
    counted(counts.database, 'table'),
    counted(counts['audit-log'], 'audit event'),
    counted(counts.decisions, 'decision'),
    `the search index of ${counted(counts['search-index'], 'page')}`,
    counted(counts.originals, 'original'),
    `${counted(counts.renditions, 'PDF')} made of originals`,
  ].join(', ');
}
