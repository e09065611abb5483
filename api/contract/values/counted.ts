const grouped = new Intl.NumberFormat('en-US');

/** `2,481`. */
export function formatNumber(value: number): string {
  return grouped.format(value);
}

/** `1 page`, `2,481 pages`, `3 boxes`. */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${formatNumber(value)} ${value === 1 ? one : many}`;
}
