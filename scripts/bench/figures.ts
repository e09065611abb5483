/** The upper of the two in the middle where there are two. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}

/** In whole MB (2^20 bytes). */
export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
