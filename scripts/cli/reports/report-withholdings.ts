import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { basename } from 'node:path';
import { toVaughnCsv } from '#api/exports/tables/vaughn-csv.ts';
import { toWithholdingCsv } from '#api/exports/tables/withholding-csv.ts';
import { toWithholdingXlsx } from '#api/exports/tables/withholding-xlsx.ts';
import type { MatterRow } from '#api/repositories/people/matters.ts';
import { findVaughnIndex } from '#api/repositories/withholdings/vaughn-indexes.ts';
import { chartWithholdings } from '#api/withholdings/chart-withholdings.ts';
import { loadVaughnIndex } from '#api/withholdings/vaughn/load-index.ts';
import { reconcileVaughn } from '#api/withholdings/vaughn/reconcile.ts';
import { eachWithholding } from '#api/withholdings/withholding-log.ts';
import { counted } from '#contract/values/counted.ts';
import {
  differenceNames,
  LARGEST_VAUGHN_FILE,
  VaughnDifferenceKind,
  type VaughnIndex,
  type VaughnReconciliation,
  vaughnFieldNames,
} from '#contract/withholdings/vaughn.ts';
import {
  describePagesWithheld,
  describeUnclaimed,
  WAIVER_WARNING,
  type WithholdingChart,
  type WithholdingLog,
} from '#contract/withholdings/withholding.ts';
import {
  type Installation,
  productionOption,
  textOption,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { printCsv, printJson, printNote, printText } from '../print.ts';

export const WITHHOLDINGS_HELP = `
withholdings   the withholding log: one row for each page with redactions or exemption codes and for the pages
           that a placeholder sheet stands for, with corrections; counts by code.

  --production NAME   only this production (default: the whole matter)
  --csv, --json       print the log; --xlsx FILE writes it as an Excel file
  --with-challenge    include the challenge status (attorneys only)
  --vaughn FILE       load the agency's Vaughn index (CSV or XLSX) and compare it with the pages in both
                      directions; --csv and --json then print the differences`;

export async function reportWithholdings(words: Words): Promise<number> {
  const { csv, json } = words.values;
  if (csv && json) throw new UsageError('Use either --csv or --json.');
  const vaughn = textOption(words, 'vaughn');
  await withMatter(words, async (installation, matter) => {
    const productionId = await productionOption(words, installation.database, matter);
    if (vaughn !== undefined) await compareIndex(words, installation, matter, { file: vaughn, productionId });
    else await printLog(words, installation, matter, productionId);
  });
  return 0;
}

async function printLog(
  words: Words,
  { database, now }: Installation,
  matter: MatterRow,
  productionId: string | undefined,
): Promise<void> {
  const withChallenge = words.values['with-challenge'] === true;
  if (withChallenge) printNote(`For attorneys only. ${WAIVER_WARNING}`);
  const head = { matter: matter.name, at: now(), withChallenge };
  const filter = productionId === undefined ? {} : { production: productionId };
  const open = () => eachWithholding({ database, matterId: matter.id, withChallenge }, filter, 'bates');
  const xlsx = textOption(words, 'xlsx');
  if (xlsx !== undefined) await writeFile(xlsx, await toWithholdingXlsx(head, open()));
  if (words.values.csv) printCsv(await toWithholdingCsv(head, open()));
  else {
    const chart = await chartWithholdings(database, matter.id, productionId);
    if (!words.values.json) printText(describeChart(chart));
    else {
      const withholdings = await Array.fromAsync(open());
      printJson({ matter: matter.slug, chart, withholdings } satisfies WithholdingLog);
    }
  }
}

function describeChart({ withholdings, inFull, inPart, withheld, pages, bars }: WithholdingChart): string {
  if (withholdings === 0) return 'Nothing is withheld on the pages that were read.\n';
  const width = Math.max(...bars.map(({ code }) => (code ?? NO_CODE).length));
  return `${[
    `${counted(withholdings, 'withholding')}: ${inFull} in full + ${inPart} in part; ${describePagesWithheld(withheld, pages)}`,
    ...[describeUnclaimed(withheld) ?? []].flat().map((line) => `  ${line}`),
    ...bars.map((bar) => {
      const sheets = bar.behindSheets > 0 ? `; ${counted(bar.behindSheets, 'page')} behind sheets` : '';
      return `  ${(bar.code ?? NO_CODE).padEnd(width)}  ${counted(bar.pages, 'page')}, ${bar.boxes} ${bar.boxes === 1 ? 'box' : 'boxes'}${sheets}`;
    }),
  ].join('\n')}\n`;
}

const NO_CODE = 'without a code';

async function compareIndex(
  words: Words,
  installation: Installation,
  matter: MatterRow,
  { file, productionId }: { file: string; productionId: string | undefined },
): Promise<void> {
  const { database, now } = installation;
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new UsageError(`--vaughn: ${file} can't be read.`, { cause });
  });
  if (bytes.length > LARGEST_VAUGHN_FILE) throw new UsageError(`--vaughn: ${file} is larger than 20 MB.`);
  const act = { actor: userInfo().username, at: now() };
  const id = await loadVaughnIndex(installation, act, matter.id, { name: basename(file), bytes });
  const index = await findVaughnIndex(database, matter.id, id);
  if (!index) throw new Error(`The index ${id} was not kept.`);
  const found = await reconcileVaughn(database, matter.id, index, productionId);
  if (words.values.csv) printCsv(toVaughnCsv(matter.name, index, found.differences));
  else if (words.values.json) {
    const total = found.differences.length;
    printJson({ index, ...found, total, offset: 0 } satisfies VaughnReconciliation);
  } else printText(describeReconciliation(index, found));
}

function describeReconciliation(
  { name, columns }: VaughnIndex,
  { entries, agreeing, counts, differences }: Awaited<ReturnType<typeof reconcileVaughn>>,
): string {
  return `${[
    `${name}: ${counted(entries, 'row')}, ${agreeing} agree with the pages`,
    ...columns.map(
      (column) => `  “${column.name}”: ${column.field ? vaughnFieldNames[column.field] : 'not used'}`,
    ),
    ...VaughnDifferenceKind.options.flatMap((kind) => [
      `${differenceNames[kind]}: ${counts[kind]}`,
      ...differences
        .filter((difference) => difference.kind === kind)
        .map(
          ({ entry, numbers, what }) =>
            `  ${entry ? `row ${entry.row}, ` : ''}${numbers || 'no number'}: ${what}`,
        ),
    ]),
  ].join('\n')}\n`;
}
