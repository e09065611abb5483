export type PathParams = Record<string, string>;

/**
 * Fills `:name` in an endpoint's path and appends the query. Undefined values are omitted, and a list is written as
 * repeated parameters.
 */
export function urlOf(path: string, params: PathParams = {}, query: Record<string, unknown> = {}): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`The path ${path} needs ${name}`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of [value].flat()) if (each !== undefined) search.append(name, String(each));
  }
  const rest = search.toString();
  return rest === '' ? filled : `${filled}?${rest}`;
}
