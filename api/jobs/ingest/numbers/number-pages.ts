import { parseBates } from '#contract/values/bates-number.ts';
import { inferBatesNumbers, listOtherNumbers, type PageNumber, SeriesSurvey } from '#ingest';
import type { Database, Tx } from '../../../repositories/database/database.ts';
import { lockMatter } from '../../../repositories/database/lock-matter.ts';
import {
  getSourceFile,
  listReadFiles,
  type SourceFileRow,
} from '../../../repositories/intake/source-files.ts';
import { findChosenPrefix, findOwnSeries, saveSeries } from '../../../repositories/numbers/bates-series.ts';
import {
  findNeighbors,
  type KeptNumber,
  listPagesToNumber,
  saveBatesNumbers,
  saveOtherNumbers,
} from '../../../repositories/numbers/numbered-pages.ts';

type NumberedProduction = { id: string; matterId: string };

/** Numbers the pages of a file that exist so far. Safe to run at any time, any number of times. */
export async function numberFile(database: Database, matterId: string, fileId: string): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await number(transaction, await getSourceFile(transaction, fileId));
  });
}

/**
 * Numbers a production: first its own series is determined from all of its files; then each file is numbered,
 * twice, because the numbers at the ends of neighboring files may confirm a misread number.
 */
export async function numberProduction(database: Database, production: NumberedProduction): Promise<void> {
  const files = await listReadFiles(database, production.id);
  await surveyProduction(database, production, files);
  for (const _pass of ['forward', 'with both neighbors']) {
    for (const file of files) {
      await database.transaction().execute(async (transaction) => {
        await lockMatter(transaction, production.matterId);
        await number(transaction, file, 'surveyed');
      });
    }
  }
}

/** Renumbers the pages that a decision about one page may affect: its file, and the files on both sides. */
export async function numberAround(tx: Tx, productionId: string, fileId: string): Promise<void> {
  const files = await listReadFiles(tx, productionId);
  const at = files.findIndex(({ id }) => id === fileId);
  for (const file of [files[at], files[at - 1], files[at + 1]]) if (file) await number(tx, file);
}

async function surveyProduction(
  database: Database,
  { id: productionId, matterId }: NumberedProduction,
  files: readonly SourceFileRow[],
): Promise<void> {
  const survey = new SeriesSurvey();
  for (const file of files) survey.add(await listPagesToNumber(database, file.id));
  const chosen = await findChosenPrefix(database, productionId);
  await database.transaction().execute(async (transaction) => {
    await lockMatter(transaction, matterId);
    await saveSeries(transaction, productionId, survey.conclude(chosen));
  });
}

/** If all files were surveyed and no series was found, none may be found in a single file. */
async function number(tx: Tx, file: SourceFileRow, state?: 'surveyed'): Promise<void> {
  const pages = await listPagesToNumber(tx, file.id);
  const own = (await findOwnSeries(tx, file.production_id)) ?? (state === 'surveyed' ? null : undefined);
  const found = inferBatesNumbers(pages, { own, ...(await findNeighbors(tx, file)) });
  const kept = new Map(pages.map((page) => [page.pageIndex, page]));
  const changed = found.map(toKept).filter((one) => !isSame(one, kept.get(one.pageIndex)));
  await saveBatesNumbers(tx, file.id, changed);
  const bates = new Map(found.map((one) => [one.pageIndex, one.bates]));
  const others = listOtherNumbers(pages, own?.otherPrefixes ?? []).flatMap((other) => {
    const key = kept.get(other.pageIndex)?.key;
    const isOwn = isInSeries(bates.get(other.pageIndex) ?? null, other.prefix);
    return key === undefined || isOwn ? [] : [{ ...other, key }];
  });
  await saveOtherNumbers(
    tx,
    pages.map(({ key }) => key),
    others,
  );
}

function toKept({ batesSource, ...rest }: PageNumber): KeptNumber {
  return { ...rest, source: batesSource };
}

function isInSeries(bates: string | null, prefix: string): boolean {
  return bates !== null && parseBates(bates)?.prefixKey === parseBates(`${prefix}0`)?.prefixKey;
}

function isSame(one: KeptNumber, other: KeptNumber | undefined): boolean {
  return (
    one.bates === other?.bates &&
    one.source === other.source &&
    one.confidence === other.confidence &&
    one.asRead === other.asRead
  );
}
