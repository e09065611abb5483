/** Where a window of `limit` items starts that has `index` in its middle and stays inside the list of `total`. */
export function centerWindow(index: number, limit: number, total: number): number {
  return Math.max(0, Math.min(index - Math.floor(limit / 2), total - limit));
}
