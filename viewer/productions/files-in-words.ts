import type { SourceFile } from '#contract/production.ts';
import { counted, number } from '../ui/format.ts';

/** `5 files, 1 could not be opened, 1 duplicate`: what was received adds up at a glance. */
export function filesInWords(files: Pick<SourceFile, 'status'>[]): string {
  const quarantined = files.filter(({ status }) => status === 'quarantined').length;
  const duplicates = files.filter(({ status }) => status === 'duplicate').length;
  return [
    counted(files.length, 'file'),
    quarantined > 0 && `${number(quarantined)} could not be opened`,
    duplicates > 0 && counted(duplicates, 'duplicate'),
  ]
    .filter(Boolean)
    .join(', ');
}
