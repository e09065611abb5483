import type { IngestReport } from '#contract/intake/production.ts';
import type { PageLine } from '#contract/pages/page.ts';
import type { DamagedFile } from './damage-files.ts';

type LedgerFile = IngestReport['files'][number];

/**
 * The share of the words of its original that a damaged file must have if no note says that some are missing.
 */
const NEARLY_ALL = 0.9;
/** Kinds of files whose truncation cannot be detected. */
const WITHOUT_END = ['text', 'email', 'mailbox'];

export interface Judgement {
  /**
   * Files that the ledger lists without pages, without extracted files, without a cause, and not as
   * duplicates.
   */
  unexplained: string[];
  /** Files that lack words of their originals, without a note or a problem. */
  silent: string[];
  /** The same, for texts. */
  endless: string[];
}

/** Finds files without a result and missing words that no message reports. */
export function judgeLoss(
  report: IngestReport,
  pages: readonly PageLine[],
  damaged: readonly DamagedFile[],
): Judgement {
  const wordsOf = (path: string) =>
    pages.filter(({ file }) => isAtOrIn(file, path)).reduce((sum, { words }) => sum + words, 0);
  const rowsOf = (path: string) => report.files.filter((file) => isAtOrIn(file.path, path));
  const isStated = (path: string) =>
    rowsOf(path).some((file) => file.status !== 'read' || file.notes.length > 0 || file.pagesWithNotes > 0) ||
    pages.some((page) => isAtOrIn(page.file, path) && page.problem !== null);
  const root = rootOf(report);
  const lacking = damaged
    .map((each) => ({ ...each, path: `${root}/${each.name}`, whole: `${root}/${each.original}` }))
    .filter(({ path, whole }) => wordsOf(path) < NEARLY_ALL * wordsOf(whole) && !isStated(path));
  const isEndless = (path: string) =>
    rowsOf(path).some(({ kind }) => kind !== null && WITHOUT_END.includes(kind));
  const describe = ({ path, damage, whole }: (typeof lacking)[number]) =>
    `${path} (${damage}): ${wordsOf(path)} of ${wordsOf(whole)} words`;
  return {
    unexplained: report.files.filter((file) => !isExplained(file, report)).map(({ path }) => path),
    silent: lacking.filter(({ path }) => !isEndless(path)).map(describe),
    endless: lacking.filter(({ path }) => isEndless(path)).map(describe),
  };
}

function isAtOrIn(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

/** The ingested folder, with which all paths start. */
function rootOf(report: IngestReport): string {
  return report.files[0]?.path.split('/')[0] ?? '';
}

function isExplained({ status, pages, cause, message, path }: LedgerFile, { files }: IngestReport): boolean {
  if (status === 'duplicate') return message !== null;
  if (status !== 'read') return cause !== null && message !== null;
  return pages > 0 || message !== null || files.some((other) => other.path.startsWith(`${path}/`));
}
