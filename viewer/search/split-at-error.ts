/** Splits a query at its error. A position past the end means that something is missing there. */
export function splitAtError(query: string, position: number | undefined): [before: string, after: string] {
  const at = Math.min(Math.max(position ?? query.length, 0), query.length);
  return [query.slice(0, at), query.slice(at)];
}
