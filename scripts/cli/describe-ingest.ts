import type { IngestReport } from '#contract/intake/production.ts';
import type { PageLine } from '#contract/pages/page.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { showUnseen } from '#ingest';
import { describeLoadFiles } from './describe-load-files.ts';

/** Describes an ingest for a terminal: the counts, and every file that was not simply read. */
export function describeReport(report: IngestReport): string {
  const notRead = report.files.filter((file) => file.status !== 'read');
  return [describeCounts(report), ...notRead.map(describeFile), describeRest(report)].join('');
}

/**
 * Describes a trial ingest: every file with its notes, then every page with the source of its text and the
 * reason.
 */
export function describeTry(report: IngestReport, pages: readonly PageLine[]): string {
  const files = report.files.map(describeFile);
  return [describeCounts(report), ...files, describeRest(report), ...pages.map(describePage)].join('');
}

function describeCounts(report: IngestReport): string {
  const { received, textLayer, ocr, blank, problem, sequestered } = report.pages;
  const hidden = sequestered > 0 ? `, sequestered ${sequestered}` : '';
  return [
    `${report.production}: ${counted(received, 'page')} in ${describeFileCount(report.files)}, ${report.seconds} s\n`,
    `  text layer ${textLayer}, OCR ${ocr}, blank ${blank}, problem ${problem}${hidden}\n`,
  ].join('');
}

/** `14 files, 12 of them inside others`: containers and the files extracted from them both count. */
function describeFileCount(files: IngestReport['files']): string {
  const inside = files.filter((file) => file.inside !== null).length;
  const count = counted(files.length, 'file');
  return inside > 0 ? `${count}, ${formatNumber(inside)} of them inside others` : count;
}

function describeFile({ path, status, cause, pages, message }: IngestReport['files'][number]): string {
  const what = status === 'read' ? counted(pages, 'page') : `${status}${cause ? `, ${cause}` : ''}`;
  return `  ${showUnseen(`${path}: ${what}.${message ? ` ${message}` : ''}`)}\n`;
}

function describeNotes({ files }: IngestReport): string[] {
  const noted = files.filter(({ notes, pagesWithNotes }) => notes.length > 0 || pagesWithNotes > 0);
  if (noted.length === 0) return [];
  return [
    `  ${counted(noted.length, 'file')} with notes on what was not read or may be wrong:\n`,
    ...noted.flatMap(({ path, notes, pagesWithNotes }) => [
      ...notes.map((note) => `  ${showUnseen(`${path}: ${note}`)}\n`),
      ...(pagesWithNotes > 0
        ? [`  ${showUnseen(path)}: ${counted(pagesWithNotes, 'page')} with notes\n`]
        : []),
    ]),
  ];
}

function describeRest(report: IngestReport): string {
  const leftOut = report.leftOut.map(({ path, why }) => `  Not ingested: ${showUnseen(`${path} ${why}`)}.\n`);
  return [...describeNotes(report), ...leftOut, ...describeLoadFiles(report.loadFiles)].join('');
}

function describePage({
  file,
  pageNumber,
  textSource,
  words,
  confidence,
  textReason,
  problem,
  notes,
}: PageLine): string {
  const sure = confidence === null ? '' : `, ${confidence} %`;
  const read = `${textSource}, ${counted(words, 'word')}${sure}: ${textReason}`;
  const place = `${file}, page ${pageNumber}:`;
  const lines = [`${place} ${problem ?? read}`, ...notes.map((note) => `${place} note: ${note}`)];
  return lines.map((line) => `  ${showUnseen(line)}\n`).join('');
}
