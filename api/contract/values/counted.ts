const grouped = new Intl.NumberFormat('en-US');

/** `2,481`. */
export function formatNumber(value: number): string {
  return grouped.format(value);
}

/** `1 page`, `2,481 pages`, `3 boxes`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}

const percents = new Intl.NumberFormat('en-US', {
  style: 'percent',
  maximumFractionDigits: 1,
  roundingMode: 'floor',
});

/** `99.9%`; rounded down, so that only all of them are 100%. */
export function formatPercent(part: number, whole: number): string {
  return percents.format(whole === 0 ? 0 : part / whole);
}
