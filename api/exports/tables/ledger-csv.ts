import type { Ledger, LedgerFile } from '#contract/intake/ledger.ts';
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
  { title: 'notes', key: 'notes' },
  { title: 'pages with notes', key: 'pagesWithNotes' },
];

/**
 * Ledgers as CSV, a row for each file received. A duplicate has no pages, because they are counted with its
 * first copy. The faults of a load file are in its message, so that each row is still one file.
 */
export function toLedgerCsv(ledgers: readonly Ledger[]): string {
  return toCsv([
    ['production', ...COLUMNS.map(({ title }) => title)],
    ...ledgers.flatMap(({ production, list, loadFiles }) =>
      list.map((file) => {
        const message = withFaults(file, loadFiles);
        const notes = file.notes.join('\n');
        return [production, ...COLUMNS.map(({ key }) => String({ ...file, message, notes }[key] ?? ''))];
      }),
    ),
  ]);
}

function withFaults({ path, message }: LedgerFile, loadFiles: Ledger['loadFiles']): string | null {
  const { faults = [], faultCount = 0 } = loadFiles.find((loadFile) => loadFile.path === path) ?? {};
  const more = faultCount > faults.length ? [`${faultCount - faults.length} more`] : [];
  const said = faults.map((fault) =>
    fault.row === null ? fault.message : `row ${fault.row}: ${fault.message}`,
  );
  return faults.length === 0 ? message : [message ?? '', ...said, ...more].join('\n');
}
