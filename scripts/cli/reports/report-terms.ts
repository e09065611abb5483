import { readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { text as readAll } from 'node:stream/consumers';
import { UncoverError } from '#api/errors.ts';
import { toTermReportCsv } from '#api/exports/tables/term-report-csv.ts';
import { toTermReportPdf } from '#api/exports/tables/term-report-pdf.ts';
import { toTermReportXlsx } from '#api/exports/tables/term-report-xlsx.ts';
import { commandClock } from '#api/jobs/core/clock.ts';
import { JobQueue } from '#api/jobs/core/job-queue.ts';
import { reportKind } from '#api/jobs/reports/report-kind.ts';
import { getTermReport } from '#api/reports/get-term-report.ts';
import { orderNextVersion, orderTermReport } from '#api/reports/order-term-report.ts';
import { findTagByName } from '#api/repositories/review/tags.ts';
import {
  describeTotal,
  type PageCounts,
  type ReportDelta,
  type TermReport,
  type TermRow,
} from '#contract/reports/term-report.ts';
import type { SearchScope } from '#contract/search/search-scope.ts';
import { counted } from '#contract/values/counted.ts';
import {
  type Installation,
  matterOption,
  productionOption,
  textOption,
  UsageError,
  type Words,
  withMatter,
} from '../command.ts';
import { endInPlace, printCsv, printInPlace, printJson, printNote, printText } from '../print.ts';

export const TERMS_HELP = `
terms [TERM...]   hits of each search term: pages, documents, documents with family, pages that no other term hits,
           pages that are hard to read; totals without double counting; counts by production. The report is
           saved and shown on the Reports screen. A term is a query; quote it for your shell.

  --terms FILE        terms, one a line, or CSV with a column term and perhaps one name; - reads stdin
  --name NAME         of the report; by default "Search terms"
  --production NAME   count only pages of this production; --tag NAME only pages with this tag
  --rerun ID          run that report again, as a new version that shows what changed
  --csv, --json       print the report; --xlsx FILE and --pdf FILE write files`;

/** Runs a report in this process, with the same code that the server runs in a thread. */
export async function reportTerms(words: Words): Promise<number> {
  if (words.values.csv && words.values.json) throw new UsageError('Use either --csv or --json.');
  matterOption(words);
  const order = await readOrder(words);
  const report = await withMatter(words, async (installation, matter) => {
    const { database, now, newId } = installation;
    const reportId = newId();
    const act = { actor: userInfo().username, at: now() };
    if (order.rerun !== undefined) await orderNextVersion(database, act, matter.id, reportId, order.rerun);
    else {
      const scope = await readScope(words, installation, matter);
      await orderTermReport(database, act, matter.id, reportId, {
        name: order.name,
        terms: order.terms,
        scope,
      });
    }
    await runReport(installation, reportId);
    return getTermReport(database, matter.id, reportId);
  });
  if (report.status !== 'done')
    throw new UncoverError('conflict', report.message ?? 'The report was not created.');
  await writeFiles(words, report);
  printReport(words, report);
  return 0;
}

/**
 * Runs the report here, or waits for a server on the same folder that started it first; Ctrl-C cancels it.
 */
async function runReport({ database, dataDir, newId }: Installation, reportId: string): Promise<void> {
  const clock = commandClock;
  const queue = new JobQueue(reportKind({ dataDir, clock, newId, onProgress: showProgress }), {
    ...{ database, clock, owner: `command ${newId()}` },
    onError: (error) => printNote(String(error)),
  });
  const cancel = () => void queue.cancel(reportId, 'Cancelled.');
  process.once('SIGINT', cancel);
  await queue.runToEnd(reportId);
  process.off('SIGINT', cancel);
}

async function readOrder(words: Words): Promise<{ name: string; terms: string; rerun: string | undefined }> {
  const rerun = textOption(words, 'rerun');
  const file = textOption(words, 'terms');
  const given = [rerun !== undefined, file !== undefined, words.positionals.length > 0].filter(Boolean);
  if (given.length !== 1) throw new UsageError('Give either terms, --terms FILE or --rerun ID.');
  const name = (textOption(words, 'name') ?? 'Search terms').trim();
  if (name === '' || name.length > 120) throw new UsageError('--name must have 1 to 120 letters.');
  return { name, terms: file === undefined ? words.positionals.join('\n') : await readTerms(file), rerun };
}

async function readTerms(file: string): Promise<string> {
  const reading = file === '-' ? readAll(process.stdin) : readFile(file, 'utf8');
  return reading.catch((cause: unknown) => {
    throw new UsageError(`--terms: the file ${file} cannot be read.`, { cause });
  });
}

async function readScope(
  words: Words,
  { database }: Installation,
  matter: { id: string; slug: string; name: string },
): Promise<SearchScope> {
  const production = await productionOption(words, database, matter);
  const tagName = textOption(words, 'tag');
  const tag = tagName === undefined ? undefined : await findTagByName(database, matter.id, tagName);
  if (tagName !== undefined && !tag) {
    throw new UncoverError('not-found', `The matter has no tag “${tagName}”.`);
  }
  return { ...(production === undefined ? {} : { production }), ...(tag ? { tag: tag.id } : {}) };
}

function showProgress(termsDone: number): void {
  printInPlace(`${counted(termsDone, 'term')} counted`);
}

async function writeFiles(words: Words, report: TermReport): Promise<void> {
  endInPlace();
  const xlsx = textOption(words, 'xlsx');
  const pdf = textOption(words, 'pdf');
  if (xlsx !== undefined) await writeFile(xlsx, await toTermReportXlsx(report));
  if (pdf !== undefined) await writeFile(pdf, await toTermReportPdf(report));
}

function printReport(words: Words, report: TermReport): void {
  if (words.values.json) printJson(report);
  else if (words.values.csv) printCsv(toTermReportCsv(report));
  else printText(describeReport(report));
}

function describeReport(report: TermReport): string {
  const { name, version, reportId, scopeDescription, corpusVersion, total, totalDelta } = report;
  const counted = total
    ? [`${describeTotal(report)}: ${describeCounts(total)}${describeDelta(totalDelta)}`]
    : [];
  return `${[
    `${name}, version ${version}: ${scopeDescription}, corpus version ${corpusVersion}`,
    ...report.rows.map(describeRow),
    ...counted,
    `To run it again: report terms --rerun ${reportId}`,
  ].join('\n')}\n`;
}

function describeRow({ term, name, error, counts, uniquePages, delta }: TermRow): string {
  const title = name === null ? term : `${name}: ${term}`;
  if (!counts) return `${title}\n    not searched for: ${error ?? 'no reason was recorded'}`;
  return `${title}\n    ${describeCounts(counts)}; ${counted(uniquePages ?? 0, 'page')} of no other term${describeDelta(delta)}`;
}

function describeCounts({ pages, documents, familyDocuments, hardToRead }: PageCounts): string {
  return `${counted(pages, 'page')} in ${counted(documents, 'document')}, ${counted(familyDocuments, 'document')} with family; ${counted(hardToRead, 'page')} hard to read`;
}

function describeDelta(delta: ReportDelta | null): string {
  return delta
    ? `; before ${counted(delta.pagesBefore, 'page')}: ${delta.gained} gained, ${delta.lost} lost`
    : '';
}
