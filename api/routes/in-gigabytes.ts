/** Decimal gigabytes, as disks and browsers count: 10^9 bytes. */
export function inGigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1)} GB`;
}
