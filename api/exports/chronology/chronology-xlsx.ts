import type { ChronologyFact } from '#contract/review/chronology/chronology-fact.ts';
import { toPlainText } from '../exhibits/list/exhibit-rows.ts';
import { writeSheet } from '../tables/write-sheet.ts';
import { CHRONOLOGY_COLUMNS, type ChronologyHead, listChronologyNotes } from './chronology-rows.ts';

/** The chronology as an Excel file: the same cells as the CSV. */
export async function toChronologyXlsx(
  head: ChronologyHead,
  facts: readonly ChronologyFact[],
): Promise<Buffer> {
  return writeSheet({
    name: 'Chronology',
    columns: CHRONOLOGY_COLUMNS,
    rows: facts.map((fact) => CHRONOLOGY_COLUMNS.map(({ toText }) => toPlainText(toText(fact)))),
    notes: listChronologyNotes(head, facts.length),
  });
}
