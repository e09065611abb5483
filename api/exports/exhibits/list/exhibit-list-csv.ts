import { toCsv } from '../../tables/to-csv.ts';
import { COLUMNS, type ExhibitRow } from './exhibit-rows.ts';

export function toExhibitCsv(rows: ExhibitRow[]): string {
  return toCsv([
    COLUMNS.map(({ title }) => title),
    ...rows.map((row) => COLUMNS.map(({ key }) => String(row[key]))),
  ]);
}
