import type { WriteStream } from 'node:tty';
import type { IngestProgress } from '#api/jobs/ingest/ingest-progress.ts';
import { counted } from '#contract/values/counted.ts';
import { showUnseen } from '#ingest';

/** Milliseconds between two totals if the output is not a terminal, where lines cannot be overwritten. */
const PLAIN_PACE = 5000;

/**
 * Prints an ingest's progress: a line for each file when it is read, and a total with the pages done, pages
 * per minute and the remaining time, which is overwritten in a terminal.
 */
export function followIngest(out: WriteStream | NodeJS.WriteStream): (progress: IngestProgress) => void {
  const started = Date.now();
  let lastTotal = 0;
  return (progress) => {
    const fileRead = progress.fileDone === progress.filePages;
    // An archive has no pages of its own: its files are reported one by one.
    if (fileRead && progress.filePages > 0)
      out.write(`${clear(out)}${showUnseen(progress.file)}: ${counted(progress.filePages, 'page')} read\n`);
    const now = Date.now();
    if (!fileRead && !out.isTTY && now - lastTotal < PLAIN_PACE) return;
    lastTotal = now;
    out.write(
      out.isTTY
        ? `${clear(out)}${describeTotal(progress, now - started)}`
        : `${describeTotal(progress, now - started)}\n`,
    );
    const allRead = progress.pagesDone === progress.pagesKnown && progress.filesAhead === 0;
    if (allRead && out.isTTY) out.write('\n');
  };
}

function describeTotal(progress: IngestProgress, elapsed: number): string {
  const { pagesDone, pagesKnown, filesAhead } = progress;
  const ahead = filesAhead > 0 ? `, ${counted(filesAhead, 'file')} not opened yet` : '';
  return `${pagesDone} of ${counted(pagesKnown, 'page')}${ahead}${describePace(progress, elapsed)}`;
}

function describePace({ pagesDone, pagesKnown, pagesRead }: IngestProgress, elapsed: number): string {
  // A run that has only skipped pages that were read before has no rate.
  if (pagesRead === 0) return '';
  const pace = pagesRead / (elapsed / 60_000);
  return `, ${Math.round(pace)} pages a minute, ${formatMinutes((pagesKnown - pagesDone) / pace)} left`;
}

function formatMinutes(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function clear(out: { isTTY?: boolean }): string {
  return out.isTTY ? '\r\u001b[K' : '';
}
