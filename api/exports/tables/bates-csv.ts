import type { BatesSection } from '#contract/numbers/bates.ts';
import { toCsv } from './to-csv.ts';

const COLUMNS = [
  'production',
  'what',
  'first',
  'last',
  'count',
  'listed on sheets',
  'may be on sheets',
  'in words',
  'pages',
  'file',
  'page of file',
];

/** The report of Bates numbers as CSV: a row for each line, where it is to be seen in the last columns. */
export function toBatesCsv(sections: readonly BatesSection[]): string {
  return toCsv([
    COLUMNS,
    ...sections.flatMap(({ production, lines }) =>
      lines.map(({ kind, first, last, count, explained, mayBeExplained, inWords, pages }) => [
        production ?? 'all productions',
        kind,
        first ?? '',
        last ?? '',
        String(count),
        explained === null ? '' : String(explained),
        mayBeExplained === null ? '' : String(mayBeExplained),
        inWords,
        pages.map(({ name }) => name).join('; '),
        pages[0]?.file ?? '',
        pages[0] ? String(pages[0].pageNumber) : '',
      ]),
    ),
  ]);
}
