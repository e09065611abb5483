import { parseExemptionCell } from '#contract/values/exemption-code.ts';
import type { VaughnColumns, VaughnEntry, VaughnField } from '#contract/withholdings/vaughn.ts';
import type { Extent } from '#contract/withholdings/withholding.ts';

/** Far more than any document has; a larger number is a date, or an identifier. */
const MOST_PAGES = 100_000;

/** Parses a row of an index; undefined for an empty one. */
export function toEntry(
  row: number,
  cells: readonly string[],
  columns: VaughnColumns,
): (VaughnEntry & { codesWritten: string }) | undefined {
  if (cells.every((cell) => cell.trim() === '')) return undefined;
  const cellOf = (field: VaughnField) => {
    const at = columns.indexOf(field);
    return at < 0 ? '' : (cells[at] ?? '').replace(/\s+/gu, ' ').trim();
  };
  return {
    row,
    numbers: describeNumbers(cellOf),
    pages: parsePages(cellOf('pages')),
    date: cellOf('date'),
    author: cellOf('author'),
    recipient: cellOf('recipient'),
    description: cellOf('description'),
    codes: parseExemptionCell(cellOf('codes')),
    codesWritten: cellOf('codes'),
    extent: parseExtent(cellOf('extent')),
  };
}

/** A document number is used as the pages' number only if the index has no other. */
function describeNumbers(cellOf: (field: VaughnField) => string): string {
  const begin = cellOf('beginBates');
  const end = cellOf('endBates');
  if (begin !== '') return end === '' || end === begin ? begin : `${begin} - ${end}`;
  return cellOf('bates') || cellOf('documentNumber');
}

function parsePages(text: string): number | null {
  const number = Number(/^\D*(\d{1,6})\D*$/u.exec(text)?.[1] ?? 0);
  return number >= 1 && number <= MOST_PAGES ? number : null;
}

/**
 * `WIF`, `Withheld in Full`, `Denied in full`, `RIP`, `Released in part`, `Partial`; null if it is neither.
 */
export function parseExtent(text: string): Extent | null {
  const isFull =
    /\b(?:WIF|DIF)\b|\bfull(?:y)?\b|\bentire/iu.test(text) && !/\breleased? in full\b|\bRIF\b/iu.test(text);
  const isPart = /\b(?:WIP|DIP|RIP)\b|\bpart(?:ial|ially|ly)?\b|\bredact/iu.test(text);
  if (isFull === isPart) return null;
  return isFull ? 'full' : 'part';
}
