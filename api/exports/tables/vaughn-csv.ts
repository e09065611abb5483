import { differenceNames, type VaughnDifference, type VaughnIndex } from '#contract/withholdings/vaughn.ts';
import { toCsv } from './to-csv.ts';

const HEADER = [
  'Difference',
  'Row of the index',
  'Numbers',
  'What differs',
  'Index: pages',
  'Index: date',
  'Index: author',
  'Index: recipient',
  'Index: description',
  'Index: exemptions',
  'Index: full or part',
];

/** A row for each difference, and after an empty line the name of the index. */
export function toVaughnCsv(
  matter: string,
  index: VaughnIndex,
  differences: readonly VaughnDifference[],
): string {
  const rows = differences.map(({ kind, entry, numbers, what }) => [
    differenceNames[kind],
    entry ? String(entry.row) : '',
    numbers,
    what,
    String(entry?.pages ?? ''),
    entry?.date ?? '',
    entry?.author ?? '',
    entry?.recipient ?? '',
    entry?.description ?? '',
    entry?.codes.join(', ') ?? '',
    entry?.extent ? `in ${entry.extent}` : '',
  ]);
  return toCsv([
    HEADER,
    ...rows,
    [],
    [`${matter}: the agency’s index “${index.name}” (SHA-256 ${index.sha256}) beside the withholding log`],
  ]);
}
