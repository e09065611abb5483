import { toLedgerCsv } from '#api/exports/tables/ledger-csv.ts';
import { listProductions } from '#api/repositories/intake/productions.ts';
import type { Ledger, LedgerFile, LedgerReport } from '#contract/intake/ledger.ts';
import { toLedger } from '#contract/intake/to-ledger.ts';
import { describeBatesRange } from '#contract/values/bates-range.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { showUnseen } from '#ingest';
import { matterOption, productionOption, UsageError, type Words, withMatter } from '../command.ts';
import { describeLoadFiles } from '../describe-load-files.ts';
import { printCsv, printJson, printText } from '../print.ts';

export const LEDGER_HELP = `
ledger     every file and page received, and its outcome: read, duplicate, quarantined (with the reason) or
           waiting. Totals are compared with the page count that the agency declared; enter it with
           ingest --declared-pages N or productions declare.

  --production NAME   only this production (default: the whole matter)
  --csv               print CSV, one row per file
  --json              print the files and totals of each production as JSON`;

export async function reportLedger(words: Words): Promise<number> {
  if (words.values.csv && words.values.json) throw new UsageError('Use either --csv or --json.');
  const slug = matterOption(words);
  const ledgers = await withMatter(words, async ({ database, now }, matter) => {
    const productionId = await productionOption(words, database, matter);
    return (await listProductions(database, matter.id, now(), productionId)).map(toLedger);
  });
  if (words.values.csv) printCsv(toLedgerCsv(ledgers));
  else if (words.values.json) {
    printJson({ matter: slug, productions: ledgers } satisfies LedgerReport);
  } else printText(describeLedgers(ledgers, slug));
  return 0;
}

function describeLedgers(ledgers: readonly Ledger[], matter: string): string {
  if (ledgers.length === 0) return 'Nothing has been received yet.\n';
  return ledgers.map((ledger) => `${describeLedger(ledger, matter).map(showUnseen).join('\n')}\n`).join('\n');
}

function describeLedger(ledger: Ledger, matter: string): string[] {
  const { files, pages } = ledger;
  return [
    `${ledger.production}, received ${ledger.receivedAt.slice(0, 10)}`,
    `  ${ledger.filesSummary}: ${addends({
      read: files.read,
      duplicate: files.duplicate,
      quarantined: files.quarantined,
      waiting: files.waiting,
    })}`,
    `  ${counted(pages.received, 'page')}: ${addends({
      'with a text layer': pages.textLayer,
      'read by OCR': pages.ocr,
      blank: pages.blank,
      'could not be read': pages.problem,
      ...(pages.sequestered > 0 ? { sequestered: pages.sequestered } : {}),
      waiting: pages.waiting,
    })}`,
    `  ${ledger.declaredSummary}`,
    `  ${describeBates(ledger)}`,
    ...ledger.quarantine.flatMap(({ cause, files: count, messages }) => [
      `  Quarantined, ${cause}: ${counted(count, 'file')}`,
      ...messages.flatMap((message) => [
        `    ${message}`,
        ...listPaths(ledger.list.filter((file) => file.cause === cause && file.message === message)),
      ]),
    ]),
    ...describeProblems(ledger, matter),
    ...describeNotes(ledger, matter),
    ...describeWaiting(ledger),
    ...describeLoadFiles(ledger.loadFiles).map((line) => line.trimEnd()),
  ];
}

/** `4 read + 1 duplicate + 0 quarantined`: all outcomes, so that anyone can add them up. */
function addends(parts: Record<string, number>): string {
  return Object.entries(parts)
    .map(([what, number]) => `${formatNumber(number)} ${what}`)
    .join(' + ');
}

function describeBates({ firstBates, lastBates, pagesWithoutBates }: Ledger): string {
  const range = firstBates === null ? 'No Bates number was read' : describeBatesRange(firstBates, lastBates);
  return `${range}; ${counted(pagesWithoutBates, 'page')} read without a number`;
}

/** These are pages of files that were read, so that no list of files contains them. */
function describeProblems({ pages }: Ledger, matter: string): string[] {
  if (pages.problem === 0) return [];
  return [
    `  ${counted(pages.problem, 'page')} could not be read. Which and why: pages --matter ${matter} --jsonl has "problem" on each`,
  ];
}

/** Files and pages that were read, but not completely. */
function describeNotes({ list, withNotes }: Ledger, matter: string): string[] {
  if (withNotes.files === 0) return [];
  const pages =
    withNotes.pages === 0
      ? []
      : [
          `    ${counted(withNotes.pages, 'page')} with notes. Which and why: pages --matter ${matter} --jsonl has "notes" on each`,
        ];
  const files = list.filter(({ notes }) => notes.length > 0);
  return [
    `  ${counted(withNotes.files, 'file')} with notes on what was not read or may be wrong`,
    ...files.flatMap(({ path, notes }) => [`      ${path}`, ...notes.map((note) => `        ${note}`)]),
    ...pages,
  ];
}

function describeWaiting({ list, files, pages }: Ledger): string[] {
  if (files.waiting === 0 && pages.waiting === 0) return [];
  return [
    '  Waiting, unless a reader is at work. Run the same ingest command again: it reads only what is missing',
    ...listPaths(list.filter((file) => file.status === 'waiting')),
  ];
}

const listPaths = (files: readonly LedgerFile[]): string[] => files.map(({ path }) => `      ${path}`);
