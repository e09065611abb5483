import type { Ledger } from '#contract/intake/ledger.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';

/**
 * `5 files, 2 of them inside 1 archive: 3 processed, 1 could not be opened, 1 duplicate`. The parts add up to
 * the total.
 */
export function describeFiles(
  { received, read, quarantined, duplicate, waiting }: Ledger['files'],
  files = counted(received, 'file'),
): string {
  const parts = [
    read > 0 && `${formatNumber(read)} processed`,
    quarantined > 0 && `${formatNumber(quarantined)} could not be opened`,
    duplicate > 0 && counted(duplicate, 'duplicate'),
    waiting > 0 && `${formatNumber(waiting)} waiting`,
  ];
  return `${files}: ${parts.filter(Boolean).join(', ')}`;
}
