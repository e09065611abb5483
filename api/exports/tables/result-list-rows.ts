import { documentKinds } from '#contract/documents/document-kinds.ts';
import type { SearchHit, SearchResult } from '#contract/search/search.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDocumentDate, formatInstant } from '#contract/values/dates.ts';
import { toPlainText } from '../exhibits/list/exhibit-rows.ts';

type ListCell = string | number | null;

/** The subject of a list of results. */
export interface ResultListHead {
  matter: string;
  /** As typed. */
  q: string;
  scopeDescription: string;
  /** Whether the query or its scope reveals people's decisions. */
  isWorkProduct: boolean;
  by: string;
  at: Date;
  program: string;
  withSnippets: boolean;
  /** Everything that was found, where only selected results are listed. */
  whole: SearchResult | undefined;
}

interface ListColumn {
  title: string;
  /** Width in characters of a spreadsheet. */
  width: number;
  /** Share of the width of paper; left out for numbers. */
  share?: number;
  cell: (hit: SearchHit) => ListCell;
}

const COLUMNS: readonly ListColumn[] = [
  { title: 'Bates', width: 28, share: 5, cell: nameOf },
  { title: 'Document', width: 44, share: 7, cell: ({ document }) => document.title },
  { title: 'Kind', width: 16, share: 3, cell: ({ document }) => documentKinds[document.kind] },
  {
    title: 'Date',
    width: 14,
    share: 2.5,
    cell: ({ document }) => document.date && formatDocumentDate(document.date),
  },
  { title: 'File', width: 32, share: 5, cell: ({ file }) => file },
  { title: 'Page', width: 8, cell: ({ pageNumber }) => pageNumber },
  { title: 'Hits', width: 8, cell: ({ places }) => places },
];

const SNIPPET: ListColumn = { title: 'Text', width: 60, share: 11, cell: ({ snippet }) => snippet };

/** The results of a search as a table: the model of the CSV, Excel and PDF files. */
export interface ResultList {
  title: string;
  columns: Omit<ListColumn, 'cell'>[];
  rows: ListCell[][];
  notes: string[];
}

export function toResultList(head: ResultListHead, result: SearchResult): ResultList {
  const columns = head.withSnippets ? [...COLUMNS, SNIPPET] : COLUMNS;
  return {
    title: `${toPlainText(head.matter)}: pages found by a search`,
    columns: columns.map(({ cell: _, ...column }) => column),
    rows: result.hits.map((hit) => columns.map(({ cell }) => toCell(cell(hit)))),
    notes: listNotes(head, result),
  };
}

function toCell(value: ListCell): ListCell {
  return typeof value === 'string' ? toPlainText(value) : value;
}

/** A number that is not printed on the page never looks like one that is. */
function nameOf({ bates, batesSource, controlNumber }: SearchHit): string {
  if (bates === null) return `${controlNumber} (control number)`;
  return batesSource === 'inferred' ? `${bates} (inferred)` : bates;
}

function listNotes(head: ResultListHead, result: SearchResult): string[] {
  return [
    `Query: ${toPlainText(head.q)}`,
    `Understood as: ${toPlainText(result.echo)}`,
    `Searched: ${toPlainText(head.scopeDescription)}`,
    `Found: ${describeCounts(head.whole ?? result)}; corpus version ${result.corpusVersion}`,
    ...(head.whole
      ? [`Listed: a selection of ${formatNumber(result.pages)} of these ${counted(head.whole.pages, 'page')}`]
      : []),
    `Made ${formatInstant(head.at.toISOString())} by ${toPlainText(head.by)}; ${head.program}`,
    ...(head.isWorkProduct
      ? ['Attorney work product: the query or its filters name tags, notes or reviewers.']
      : []),
  ];
}

function describeCounts({ pages, documents, places, hardToRead }: SearchResult): string {
  return [
    `${counted(pages, 'page')} in ${counted(documents ?? 0, 'document')}`,
    ...(places === null ? [] : [counted(places, 'hit')]),
    ...(hardToRead ? [`${counted(hardToRead, 'page')} hard to read`] : []),
  ].join(', ');
}
