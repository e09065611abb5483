/**
 * The start of a window of `limit` items with `index` in its middle that stays inside the list of `total`
 * items.
 */
export function centerWindow(index: number, limit: number, total: number): number {
  return Math.max(0, Math.min(index - Math.floor(limit / 2), total - limit));
}
