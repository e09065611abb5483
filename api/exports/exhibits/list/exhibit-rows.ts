import { INFERRED_NOTE } from '#contract/exhibits/slip-sheet.ts';
import { formatPages, groupByFile } from './plan-exhibits.ts';

/** An exhibit as the list states it: the current `Exhibit`, or one read back from a manifest. */
export interface ListedExhibit {
  letter: string;
  description: string;
  documentDate: string | null;
  batesRange: string;
  pages: { production: string; file: string; pageNumber: number; batesSource: string | null }[];
}

/** One line of the exhibit list: the model of the CSV, Word and Excel files. */
export interface ExhibitRow {
  letter: string;
  description: string;
  /** ISO date; empty if unknown. */
  documentDate: string;
  batesRange: string;
  /** Pages of the source, without the slip sheet. */
  pages: number;
  production: string;
  sourceFile: string;
}

interface Column {
  key: keyof ExhibitRow;
  title: string;
}

export const COLUMNS = [
  { key: 'letter', title: 'Exhibit' },
  { key: 'description', title: 'Description' },
  { key: 'documentDate', title: 'Document date' },
  { key: 'batesRange', title: 'Bates range' },
  { key: 'pages', title: 'Pages' },
] as const satisfies Column[];

/** Columns of packages of format `uncover-exhibits/1`. */
export const EARLIER_COLUMNS: readonly Column[] = [
  ...COLUMNS,
  { key: 'production', title: 'Production' },
  { key: 'sourceFile', title: 'Source file' },
];

/** Text on one line, without characters that XML and readers cannot handle. */
export function toPlainText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\uFFFE\uFFFF]+/gu, ' ')
    .trim();
}

/** The rows of the exhibit list, in filing order. */
export function toExhibitRows(exhibits: ListedExhibit[]): ExhibitRow[] {
  return exhibits.map((exhibit) => ({
    letter: exhibit.letter,
    description: toPlainText(exhibit.description),
    documentDate: exhibit.documentDate ?? '',
    batesRange: toPlainText(exhibit.batesRange),
    pages: exhibit.pages.length,
    production: toPlainText([...new Set(exhibit.pages.map((page) => page.production))].join('; ')),
    sourceFile: toPlainText(groupByFile(exhibit.pages).map(describeFile).join('; ')),
  }));
}

function describeFile({ file, numbers }: { file: string; numbers: number[] }): string {
  return `${file}, ${numbers.length === 1 ? 'page' : 'pages'} ${formatPages(numbers)}`;
}

/** Notes that a reader of the list needs; the one on inferred numbers only if there are any. */
export function toListNotes(exhibits: ListedExhibit[]): string[] {
  const notes = [
    'Each exhibit holds only the pages listed. Where a document has further pages, the exhibit is an excerpt and its cover sheet says so.',
    'Page counts do not include the cover sheet.',
  ];
  const inferred = exhibits.some(({ pages }) => pages.some((page) => page.batesSource === 'inferred'));
  return inferred ? [INFERRED_NOTE, ...notes] : notes;
}
