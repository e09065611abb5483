import { counted, formatNumber } from '#contract/values/counted.ts';
import { isArchive, isMessage } from './kind-names.ts';
import type { FileStanding, Ledger, QuarantinedFiles } from './ledger.ts';
import type { Production, SourceFile, SourceFileStatus } from './production.ts';

/** Exhaustive, so that no status can be missing in the sums. */
const standingOf: Record<SourceFileStatus, FileStanding> = {
  received: 'waiting',
  reading: 'waiting',
  read: 'read',
  duplicate: 'duplicate',
  quarantined: 'quarantined',
};

/**
 * The one function that sums up a production, for the command line, the server and the viewer. Each sum is
 * computed from its parts, so they agree even if page counts and file counts were taken at slightly different
 * times, while a reader was running.
 */
export function toLedger(production: Production): Ledger {
  const paths = new Map(production.files.map(({ fileId, path }) => [fileId, path]));
  const list = production.files.map(({ fileId: _ours, status, ...file }) => ({
    ...file,
    status: standingOf[status],
    inside: paths.get(file.parentId ?? '') ?? null,
  }));
  const counted = { read: 0, duplicate: 0, quarantined: 0, waiting: 0 };
  for (const { status } of list) counted[status] += 1;
  const { textLayer, ocr, blank, problem, sequestered } = production.pages;
  const read = textLayer + ocr + blank + problem + sequestered;
  const waiting = Math.max(0, production.pages.received - read);
  const received = read + waiting;
  const { declaredPages } = production;
  return {
    productionId: production.productionId,
    production: production.name,
    receivedAt: production.receivedAt,
    files: { received: list.length, ...counted },
    filesSummary: describeFiles(production.files),
    quarantine: listCauses(production.files),
    pages: { received, textLayer, ocr, blank, problem, sequestered, waiting },
    withNotes: countNotes(production.files),
    declaredPages,
    difference: declaredPages === null ? null : received - declaredPages,
    declaredSummary: describeDeclared(declaredPages, received, production.files),
    firstBates: production.firstBates,
    lastBates: production.lastBates,
    pagesWithoutBates: production.pagesWithoutBates,
    loadFiles: production.loadFiles,
    list,
  };
}

/** `14 files, 12 of them inside 2 archives`. */
function describeFiles(files: readonly SourceFile[]): string {
  const parents = new Set(files.flatMap(({ parentId }) => parentId ?? []));
  const inside = files.filter(({ parentId }) => parentId !== null).length;
  if (inside === 0) return counted(files.length, 'file');
  const all = files.filter(({ fileId }) => parents.has(fileId));
  const archives = all.filter(({ kind }) => isArchive(kind)).length;
  const mails = all.filter(({ kind }) => isMessage(kind)).length;
  const holders = [
    { files: archives, what: 'archive' },
    { files: mails, what: 'e-mail' },
    { files: all.length - archives - mails, what: 'PDF' },
  ].filter((each) => each.files > 0);
  const list = new Intl.ListFormat('en-US').format(holders.map((each) => counted(each.files, each.what)));
  return `${counted(files.length, 'file')}, ${formatNumber(inside)} of them inside ${list}`;
}

function countNotes(files: readonly SourceFile[]): Ledger['withNotes'] {
  return {
    files: files.filter(({ notes, pagesWithNotes }) => notes.length > 0 || pagesWithNotes > 0).length,
    pages: files.reduce((sum, { pagesWithNotes }) => sum + pagesWithNotes, 0),
  };
}

function listCauses(files: readonly SourceFile[]): QuarantinedFiles[] {
  const causes = new Map<string, QuarantinedFiles>();
  for (const { status, cause, message } of files) {
    if (status !== 'quarantined' || cause === null) continue;
    const known = causes.get(cause) ?? { cause, files: 0, messages: [] };
    known.files += 1;
    if (message !== null && !known.messages.includes(message)) known.messages.push(message);
    causes.set(cause, known);
  }
  return [...causes.values()];
}

/** States the difference and blames nobody: either count may be wrong. */
function describeDeclared(declared: number | null, received: number, files: readonly SourceFile[]): string {
  if (declared === null) return 'The page count that the agency declared has not been entered.';
  const said = `The agency declared ${counted(declared, 'page')}; ${describeDifference(received - declared, received)}`;
  return [said, describeUncounted(files)].join(' ').trim();
}

function describeDifference(difference: number, received: number): string {
  if (difference < 0) return `${are(-difference)} not here.`;
  if (difference > 0) return `${are(difference, 'more')} here.`;
  return `${counted(received, 'page')} ${received === 1 ? 'was' : 'were'} received.`;
}

/** The files whose pages are not counted: they may explain a difference, or hide one if the numbers agree. */
function describeUncounted(files: readonly SourceFile[]): string {
  const of = (status: SourceFileStatus) => files.filter((file) => file.status === status).length;
  const uncounted = [
    { files: of('quarantined'), what: 'that could not be opened' },
    { files: of('received'), what: 'not opened yet' },
    { files: of('duplicate'), what: 'received before' },
  ].filter((each) => each.files > 0);
  if (uncounted.length === 0) return '';
  const named = uncounted.map((each) => `${counted(each.files, 'file')} ${each.what}`);
  return `Not counted: the pages of ${new Intl.ListFormat('en-US').format(named)}.`;
}

function are(number: number, more = ''): string {
  return `${formatNumber(number)}${more && ` ${more}`} ${number === 1 ? 'is' : 'are'}`;
}
