import type { DocumentRow } from '#contract/documents/document.ts';
import { toCsv } from './to-csv.ts';

const COLUMNS: [string, (row: DocumentRow) => string | number | null][] = [
  ['begin Bates', (row) => row.beginBates],
  ['end Bates', (row) => row.endBates],
  ['control number', (row) => row.controlNumber],
  ['pages', (row) => row.pages],
  ['pages sequestered', (row) => row.sequestered],
  ['kind', (row) => row.kind],
  ['date', (row) => row.date],
  ['from', (row) => row.from.join('; ')],
  ['to', (row) => row.to.join('; ')],
  ['cc', (row) => row.cc.join('; ')],
  ['title', (row) => row.title],
  ['attachments', (row) => row.attachments.join('; ')],
  ['attached to', (row) => row.parent],
  ['boundary', (row) => row.boundary.source],
  ['score', (row) => row.boundary.score],
  ['cues', (row) => row.boundary.cues.map(({ words, weight }) => `${words} (${sign(weight)})`).join('; ')],
  ['typed', (row) => listOf(row, 'typed')],
  ['from the load file', (row) => listOf(row, 'load-file')],
  ['production', (row) => row.production],
  ['file', (row) => row.file],
  ['page', (row) => row.pageNumber],
];

/** Documents as CSV, one per row. */
export function toDocumentCsv(rows: readonly DocumentRow[]): string {
  return toCsv([
    COLUMNS.map(([title]) => title),
    ...rows.map((row) => COLUMNS.map(([, read]) => String(read(row) ?? ''))),
  ]);
}

function sign(weight: number): string {
  return weight > 0 ? `+${weight}` : String(weight);
}

/** The facts from one source. */
function listOf({ factSources }: DocumentRow, source: string): string {
  return Object.keys(factSources)
    .filter((name) => factSources[name] === source)
    .join(', ');
}
