/** A row of a table, and the line that it begins on, from 1: a quoted cell may hold line ends. */
export interface CsvRow {
  row: number;
  values: string[];
}

/** RFC 4180, with any separator. Looks at every character a few times, whatever the text. */
export function parseCsv(text: string, separator: string): string[][] {
  return listCsvRows(text, separator).map(({ values }) => values);
}

export function listCsvRows(text: string, separator: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let row: string[] = [];
  let at = 0;
  let begin = 0;
  let line = 1;
  const end = () => {
    rows.push({ row: line, values: row });
    line += text.slice(begin, at).match(/\r\n|\n|\r/g)?.length ?? 0;
    row = [];
    begin = at;
  };
  while (at < text.length) {
    const cell = readQuoted(text, at, separator) ?? readBare(text, at, separator);
    row.push(cell.value);
    at = cell.end;
    if (text[at] === separator) {
      at += 1;
      // A separator at the very end opens one more, empty cell.
      if (at === text.length) row.push('');
      continue;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    end();
  }
  // The table's last line may have no line end.
  if (row.length > 0) end();
  return rows;
}

interface Cell {
  value: string;
  /** Where the separator, the line end or the end of the text is. */
  end: number;
}

function readBare(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\r' && text[end] !== '\n') end += 1;
  return { value: text.slice(start, end), end };
}

/** Undefined for what does not begin with a quote, and for a quote that is never closed: it is a letter like others. */
function readQuoted(text: string, start: number, separator: string): Cell | undefined {
  if (text[start] !== '"') return undefined;
  const parts: string[] = [];
  let from = start + 1;
  while (true) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return undefined;
    parts.push(text.slice(from, quote));
    if (text[quote + 1] !== '"') {
      // What follows a closed quote belongs to the cell: people write "a" b.
      const rest = readBare(text, quote + 1, separator);
      return { value: [...parts, rest.value].join(''), end: rest.end };
    }
    parts.push('"');
    from = quote + 2;
  }
}

/** The sign that separates the cells of a table's first line. */
export function guessSeparator(firstLine: string): string {
  return [',', ';', '\t'].find((sign) => firstLine.includes(sign)) ?? ',';
}
