import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IngestReport } from '#contract/intake/production.ts';
import { openReaderPool } from '#ingest';
import { UsageError } from '../cli/command.ts';
import { tryFiles } from '../cli/try-files.ts';
import type { BenchWords } from './bench-words.ts';
import { damageFiles, listFiles } from './intake/damage-files.ts';
import { judgeLoss } from './intake/judge-loss.ts';

/** The same files are damaged in the same way in every run. */
const SEED = 13;

/**
 * Checks whether anything is lost without a message: the given files, each also in a damaged copy, are
 * ingested into one matter, and each must appear in the ledger. A damaged file has the words of its original,
 * or a note about why not.
 */
export async function bench({ paths, workers, engine, languageData }: BenchWords): Promise<void> {
  if (paths.length === 0) throw new UsageError('Name folders of files of all kinds.');
  const folder = await mkdtemp(join(tmpdir(), 'uncover-intake-'));
  try {
    const files = await listFiles(paths);
    const damaged = await damageFiles(files, folder, seeded(SEED));
    const pool = openReaderPool({ workers, engine, languageData });
    const { report, pages } = await tryFiles([folder], pool).finally(() => pool.close());
    const received = report.files.filter(({ inside }) => inside === null).length;
    print(
      `${files.length} files as they are and ${damaged.length} damaged, seed ${SEED}: ${report.seconds} s`,
    );
    print(
      `received ${received} of ${files.length + damaged.length}; with those inside others ${report.files.length}: ${countStatuses(report)}`,
    );
    print(`pages: ${JSON.stringify(report.pages)}`);
    const { unexplained, silent, endless } = judgeLoss(report, pages, damaged);
    printList('files without pages and without a reason', unexplained);
    printList('damaged files that lack words in silence', silent);
    printList('texts that end early, which nothing can tell', endless);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function countStatuses({ files }: IngestReport): string {
  const counts = new Map<string, number>();
  for (const { status, cause } of files) {
    const name = cause === null ? status : `${status} (${cause})`;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const noted = files.filter(({ notes, pagesWithNotes }) => notes.length > 0 || pagesWithNotes > 0).length;
  return [...counts, ['with notes', noted]].map(([name, count]) => `${name} ${count}`).join(', ');
}

function printList(what: string, names: readonly string[]): void {
  print(`${names.length} ${what}`);
  for (const name of names) print(`  ${name}`);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Park and Miller's generator of 1988, which gives the same numbers everywhere. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
