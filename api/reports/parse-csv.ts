/** RFC 4180, with any separator. */
export function parseCsv(text: string, separator: string): string[][] {
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^"${separator}\\r\\n][^${separator}\\r\\n]*)?)(${separator}|\\r\\n|\\r|\\n|$)`,
    'gu',
  );
  const rows: string[][] = [[]];
  for (const [whole, quoted, bare, end] of text.matchAll(cell)) {
    if (whole === '') break;
    rows.at(-1)?.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end !== separator && end !== '') rows.push([]);
  }
  return rows;
}

/** The sign that separates the cells of a table's first line. */
export function guessSeparator(firstLine: string): string {
  return [',', ';', '\t'].find((sign) => firstLine.includes(sign)) ?? ',';
}
