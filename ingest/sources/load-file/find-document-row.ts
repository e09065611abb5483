import { countBatesBetween, splitBates, toBatesKey } from '#contract/values/bates-number.ts';
import type { DocumentRow } from './document-rows.ts';

interface Series {
  /** A number of the series, relative to which the others are counted. */
  base: string;
  /** In the order of their first numbers. */
  rows: { from: number; row: DocumentRow }[];
}

/** Finds the row of the document whose range contains a page's number. */
export class DocumentRowFinder {
  readonly #byKey = new Map<string, DocumentRow>();
  readonly #series = new Map<string, Series>();

  /**
   * Rows whose first number an earlier row already has are left out, and passed to `onDuplicate` with that
   * row.
   */
  constructor(rows: readonly DocumentRow[], onDuplicate: (row: DocumentRow, first: DocumentRow) => void) {
    for (const row of rows) {
      const key = toBatesKey(row.begin);
      const first = this.#byKey.get(key);
      if (first) onDuplicate(row, first);
      else {
        this.#byKey.set(key, row);
        this.#addToSeries(row);
      }
    }
    for (const { rows: numbered } of this.#series.values()) numbered.sort((a, b) => a.from - b.from);
  }

  get rows(): DocumentRow[] {
    return [...this.#byKey.values()];
  }

  has(key: string): boolean {
    return this.#byKey.has(toBatesKey(key));
  }

  find(key: string): DocumentRow | undefined {
    return this.#byKey.get(toBatesKey(key)) ?? this.#findAround(key);
  }

  #addToSeries(row: DocumentRow): void {
    const prefix = prefixOf(row.begin);
    const series = this.#series.get(prefix) ?? { base: row.begin, rows: [] };
    const from = countBatesBetween(series.base, row.begin);
    if (from === undefined) return;
    series.rows.push({ from, row });
    this.#series.set(prefix, series);
  }

  #findAround(key: string): DocumentRow | undefined {
    const series = this.#series.get(prefixOf(key));
    const at = series && countBatesBetween(series.base, key);
    if (!series || at === undefined) return undefined;
    let low = 0;
    let high = series.rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((series.rows[middle]?.from ?? 0) <= at) low = middle + 1;
      else high = middle;
    }
    const row = series.rows[low - 1]?.row;
    return row?.end !== undefined && (countBatesBetween(key, row.end) ?? -1) >= 0 ? row : undefined;
  }
}

function prefixOf(key: string): string {
  return toBatesKey(splitBates(key)?.prefix ?? key);
}
