/** Splits items into consecutive arrays of `size`; the last one may be shorter. */
export function* chunk<Item>(items: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
