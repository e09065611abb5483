import type { ColumnChoices, MappingReport } from '#contract/intake/load-file.ts';
import type { FoundFile } from '../walk-files.ts';
import { describeMapping } from './describe-mapping.ts';

/** Describes how the load files among files would organize them. */
export function showMapping(files: readonly FoundFile[], choices: ColumnChoices): Promise<MappingReport> {
  return describeMapping({ loadFiles: files, received: files.map(({ path }) => path), choices });
}
