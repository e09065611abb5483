/**
 * Writes the query of an address as people read and type it: without JSON, and lists as repeated parameters.
 */

export function readAddress(search: string): Record<string, string | string[]> {
  const given = new URLSearchParams(search);
  return Object.fromEntries(
    [...new Set(given.keys())].map((name) => {
      const values = given.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? '') : values];
    }),
  );
}

export function writeAddress(search: Record<string, unknown>): string {
  const written = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const each of [value].flat()) {
      if (each !== undefined && each !== '') written.append(name, String(each));
    }
  }
  return written.size === 0 ? '' : `?${written}`;
}
