/**
 * The first and the last Bates number of a production, as a person would say them. Numbers of two series
 * have nothing between them: they are no range.
 */
export function sayBatesRange(first: string, last: string | null): string {
  if (last === null || last === first) return first;
  return prefixOf(first) === prefixOf(last)
    ? `${first} to ${last}`
    : `more than one series of numbers: the first is ${first}, the last ${last}`;
}

function prefixOf(bates: string): string {
  return bates.replace(/(?<!\d)\d+\D*$/, '');
}
