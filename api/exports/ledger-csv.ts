import type { Ledger, LedgerFile } from '#contract/ledger.ts';
import { toCsv } from './to-csv.ts';

const COLUMNS: { title: string; key: keyof LedgerFile }[] = [
  { title: 'path', key: 'path' },
  { title: 'sha256', key: 'sha256' },
  { title: 'bytes', key: 'bytes' },
  { title: 'status', key: 'status' },
  { title: 'cause', key: 'cause' },
  { title: 'message', key: 'message' },
  { title: 'pages', key: 'pages' },
  { title: 'pages read', key: 'pagesRead' },
  { title: 'kind', key: 'kind' },
  { title: 'inside', key: 'inside' },
];

/** Ledgers as CSV, a row for each file received. A duplicate has no pages: they are with the file that came first. */
export function toLedgerCsv(ledgers: readonly Ledger[]): string {
  return toCsv([
    ['production', ...COLUMNS.map(({ title }) => title)],
    ...ledgers.flatMap(({ production, list }) =>
      list.map((file) => [production, ...COLUMNS.map(({ key }) => String(file[key] ?? ''))]),
    ),
  ]);
}
