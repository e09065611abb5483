import type { SearchResult } from '#contract/search/search.ts';
import { type ResultListHead, toResultList } from './result-list-rows.ts';
import { toTablePdf } from './table-pdf.ts';
import { toCsv } from './to-csv.ts';
import { writeSheet } from './write-sheet.ts';

/**
 * The results of a search as files that can be printed, filed or sorted; each states what was asked and what
 * was found.
 */
export const resultListFiles = {
  csv: async (head: ResultListHead, result: SearchResult): Promise<string> => {
    const { title, columns, rows, notes } = toResultList(head, result);
    const cells = rows.map((row) => row.map((cell) => String(cell ?? '')));
    return toCsv([
      columns.map((column) => column.title),
      ...cells,
      [],
      ...[title, ...notes].map((note) => [note]),
    ]);
  },
  xlsx: async (head: ResultListHead, result: SearchResult): Promise<Buffer> => {
    const { title, columns, rows, notes } = toResultList(head, result);
    return writeSheet({ name: 'Search results', columns, rows, notes: [title, ...notes] });
  },
  pdf: async (head: ResultListHead, result: SearchResult): Promise<Buffer> => {
    const list = toResultList(head, result);
    return Buffer.from(await toTablePdf({ ...list, program: head.program, now: head.at }));
  },
};
