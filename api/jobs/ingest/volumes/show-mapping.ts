import type { ColumnChoices, MappingReport } from '#contract/intake/load-file.ts';
import type { FoundFile } from '../walk-files.ts';
import { describeMapping } from './describe-mapping.ts';

/** Says what the load files among files would make of them. */
export function showMapping(files: readonly FoundFile[], choices: ColumnChoices): Promise<MappingReport> {
  return describeMapping({ loadFiles: files, received: files.map(({ path }) => path), choices });
}
