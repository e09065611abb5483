/** A query before and from the place of its error. A place past the end means that something is missing there. */
export function splitAtError(query: string, position: number | undefined): [before: string, after: string] {
  const place = Math.min(Math.max(position ?? query.length, 0), query.length);
  return [query.slice(0, place), query.slice(place)];
}
