import type { ChronologyFact } from '#contract/review/chronology/chronology-fact.ts';
import { toCsv } from '../tables/to-csv.ts';
import { CHRONOLOGY_COLUMNS } from './chronology-rows.ts';

/** The chronology as CSV, one fact a row; it is work product. */
export function toChronologyCsv(facts: readonly ChronologyFact[]): string {
  return toCsv([
    CHRONOLOGY_COLUMNS.map(({ title }) => title),
    ...facts.map((fact) => CHRONOLOGY_COLUMNS.map(({ toText }) => toText(fact))),
  ]);
}
