import type { BatesLine, BatesSection } from '#contract/numbers/bates.ts';
import { countGap, describeBatesLine, listLinePages } from '#contract/numbers/describe-bates-lines.ts';
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

/** The Bates report as CSV: a row for each line, with the pages to look at in the last columns. */
export function toBatesCsv(sections: readonly BatesSection[]): string {
  return toCsv([
    COLUMNS,
    ...sections.flatMap(({ production, lines }) =>
      lines.map((line) => [production ?? 'all productions', line.kind, ...toCells(line)]),
    ),
  ]);
}

function toCells(line: BatesLine): string[] {
  const pages = listLinePages(line);
  const { first, last } = toEnds(line);
  const gap = line.kind === 'gap' ? countGap(line) : undefined;
  return [
    first,
    last,
    String('count' in line ? line.count : 1),
    String(gap?.listed ?? ''),
    String(gap?.possible ?? ''),
    describeBatesLine(line),
    pages.map(({ name }) => name).join('; '),
    pages[0]?.file ?? '',
    pages[0] ? String(pages[0].pageNumber) : '',
  ];
}

/** The numbers of a line; empty if it is about pages without one. */
function toEnds(line: BatesLine): { first: string; last: string } {
  switch (line.kind) {
    case 'range':
    case 'gap':
    case 'sequestered':
      return line;
    case 'repeat':
      return { first: line.number, last: line.number };
    case 'out-of-order':
    case 'prefix-change':
      return { first: line.page.name, last: line.page.name };
    case 'unnumbered':
    case 'sheet':
      return { first: '', last: '' };
  }
}
