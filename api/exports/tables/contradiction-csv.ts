import {
  type Contradiction,
  contradictionKindNames,
  contradictionStatusNames,
} from '#contract/review/contradiction.ts';
import { isOrphan, type ListedPassage } from '#contract/review/passage.ts';
import { toCsv } from './to-csv.ts';

const ofPassage = (side: string) =>
  ['cite', 'control number', 'quotation', 'note', 'where'].map((column) => `${side} ${column}`);

const COLUMNS = [
  ...['status', 'kind', 'why', ...ofPassage('A'), ...ofPassage('B')],
  ...['proposed by', 'proposed', 'status by', 'status since'],
];

/** Contradictions as CSV, one a row; they are work product. */
export function toContradictionCsv(contradictions: readonly Contradiction[]): string {
  return toCsv([
    COLUMNS,
    ...contradictions.map((contradiction) => {
      const { status, kind, why, a, b, authorName, steps } = contradiction;
      const last = steps.at(-1);
      return [
        ...[contradictionStatusNames[status], contradictionKindNames[kind], why],
        ...[...describePassage(a), ...describePassage(b)],
        ...[authorName, steps[0]?.at ?? '', last?.byName ?? '', last?.at ?? ''],
      ];
    }),
  ]);
}

function describePassage(passage: ListedPassage): string[] {
  const { cite, page, quotation, note } = passage;
  const place = quotation === null ? 'note on the page' : 'on the page';
  return [
    cite,
    page.controlNumber,
    quotation ?? '',
    note,
    isOrphan(passage) ? 'not in the text any more' : place,
  ];
}
