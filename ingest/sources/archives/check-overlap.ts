import type { Entry } from 'yauzl';
import { CannotOpen } from '../cannot-open.ts';

/** A local header has at least this many bytes (APPNOTE 4.3.7). */
const HEADER_BYTES = 30;

/**
 * Each compressed byte belongs to one file. In a small archive that expands to petabytes the files share
 * their bytes, which no ratio of a single file shows. Throws `CannotOpen`.
 */
export function checkOverlap(entries: readonly Entry[]): void {
  const places = entries
    .map(({ relativeOffsetOfLocalHeader: start, compressedSize }) => ({
      start,
      end: start + HEADER_BYTES + compressedSize,
    }))
    .sort((one, other) => one.start - other.start);
  let last = 0;
  for (const { start, end } of places) {
    if (start < last) throw new CannotOpen(BOMB);
    last = end;
  }
}

const BOMB = {
  cause: 'bomb',
  message:
    'The files in the archive lie over one another, as in archives that are made to fill a disk. It was not unpacked. Ask the agency what it is.',
} as const;
