import type { CoverageMeasure } from './coverage.ts';

/** The heading of each measure's numbers. */
export const measureTitles: Record<CoverageMeasure, string> = {
  received: 'Received',
  readable: 'Readable',
  seen: 'Seen',
  unseen: 'Opened by nobody',
  decided: 'Decided',
  'second-read': 'Decided by two',
  exported: 'Exported',
};

/** What the pages of a measure have in common; it follows the word “pages”. */
export const measureMeanings: Record<CoverageMeasure, string> = {
  received: 'received',
  readable: 'with text that is not hard to read',
  seen: 'that somebody has seen',
  unseen: 'that nobody has opened for long enough to read them',
  decided: 'about which somebody has decided',
  'second-read': 'about which two people or more have decided',
  exported: 'in a finished package of exhibits',
};
