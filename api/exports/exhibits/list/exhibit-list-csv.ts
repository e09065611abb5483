import type { Manifest } from '#contract/exhibits/exhibit.ts';
import { toCsv } from '../../tables/to-csv.ts';
import { COLUMNS, EARLIER_COLUMNS, type ExhibitRow } from './exhibit-rows.ts';

/** `format` is that of the package: an earlier format had more columns. */
export function toExhibitCsv(rows: ExhibitRow[], format: Manifest['format'] = 'uncover-exhibits/2'): string {
  const columns = format === 'uncover-exhibits/1' ? EARLIER_COLUMNS : COLUMNS;
  return toCsv([
    columns.map(({ title }) => title),
    ...rows.map((row) => columns.map(({ key }) => String(row[key]))),
  ]);
}
