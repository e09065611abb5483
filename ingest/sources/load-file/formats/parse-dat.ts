import type { LoadFault } from '#contract/intake/load-file.ts';
import type { CsvRow } from '../../tables/parse-csv.ts';
import { findCsvSeparator } from './csv-header.ts';
import { listLines, type NumberedLine } from './list-lines.ts';
import { listTableRows } from './list-table-rows.ts';
import type { DatRow, ParsedDat } from './parsed-load-file.ts';

/** Concordance's delimiters: no value can contain them, because there is no way to escape them. */
export const QUOTE = '\u00fe';
export const SEPARATOR = '\u0014';
/** Represents a line break inside a value. */
export const LINE_BREAK = '\u00ae';

/** Parses a DAT, or a table in its place: the first row names the columns, each other row is a document. */
export function parseDat(text: string): ParsedDat {
  const faults: LoadFault[] = [];
  const separator = findCsvSeparator(text);
  const [header, ...records] =
    separator === undefined
      ? [...joinLines(text, faults)].map(splitRecord)
      : listTableRows(text, separator, faults).filter(hasValues).map(toRecord);
  const columns = nameColumns(header?.values ?? [], faults);
  const rows = records.map((record) => {
    reportRecord(record, columns, faults);
    return toRow(record, columns);
  });
  return { kind: 'dat', columns, rows, faults: faults.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
}

/**
 * A row begins with a quotation mark; any other line continues a value that contains an actual line break.
 */
function* joinLines(text: string, faults: LoadFault[]): Generator<NumberedLine> {
  let open: NumberedLine | undefined;
  let isOpen = false;
  for (const line of listLines(text)) {
    // Only this line is checked, not everything it is joined to: a value may have thousands of lines.
    const isLeftOpen: boolean = line.text.trim() === '' ? isOpen : !line.text.trimEnd().endsWith(QUOTE);
    if (open && isOpen && !beginsRow(line.text)) {
      open.text += `\n${line.text}`;
      isOpen = isLeftOpen;
    } else if (line.text.startsWith(QUOTE)) {
      if (open) yield open;
      open = { ...line };
      isOpen = isLeftOpen;
    } else if (!isEmpty(line.text)) {
      faults.push({
        row: line.row,
        message: 'This line is no row: it does not begin with þ. It was not read.',
      });
    }
  }
  if (open) yield open;
}

/** `þ` and the end of the line, or the next separator, closes the open value. */
function beginsRow(line: string): boolean {
  return line.startsWith(QUOTE) && line.trimEnd() !== QUOTE && !line.startsWith(QUOTE + SEPARATOR);
}

/** Some programs end a file with the old end-of-file character. */
function isEmpty(line: string): boolean {
  return line.replaceAll('\u001a', '').trim() === '';
}

interface SplitRecord {
  row: number;
  values: string[];
  /** Indexes, from 0, of values that contained delimiters. */
  cleaned: number[];
  /** The last value is not closed. */
  unclosed: boolean;
}

function hasValues({ values }: CsvRow): boolean {
  return values.some((value) => !isEmpty(value));
}

function toRecord({ row, values }: CsvRow): SplitRecord {
  return { row, values: values.map((value) => value.trim()), cleaned: [], unclosed: false };
}

function splitRecord({ row, text }: NumberedLine): SplitRecord {
  const record: SplitRecord = { row, values: [], cleaned: [], unclosed: false };
  const line = text.trimEnd();
  for (let at = 0; ; at += 1) {
    const quoted = line[at] === QUOTE;
    const from = quoted ? at + 1 : at;
    const end = quoted ? findClosingQuote(line, from) : line.indexOf(SEPARATOR, from);
    if (quoted && end < 0) record.unclosed = true;
    const raw = end < 0 ? line.slice(from) : line.slice(from, end);
    const clean = raw.replaceAll(QUOTE, '').replaceAll(SEPARATOR, '');
    if (clean !== raw) record.cleaned.push(record.values.length);
    record.values.push(clean.replaceAll(LINE_BREAK, '\n').trim());
    if (end < 0) return record;
    at = quoted ? end + 1 : end;
    if (line[at] !== SEPARATOR) return record;
  }
}

/** A quotation mark closes a value only before a separator or the end of the row. */
function findClosingQuote(line: string, from: number): number {
  for (let at = line.indexOf(QUOTE, from); at >= 0; at = line.indexOf(QUOTE, at + 1)) {
    if (at + 1 === line.length || line[at + 1] === SEPARATOR) return at;
  }
  return -1;
}

/** Columns need unique names, so that each value can be stored under one. */
function nameColumns(header: readonly string[], faults: LoadFault[]): string[] {
  const names = new Set<string>();
  return header.map((given, index) => {
    const name = given || `Column ${index + 1}`;
    if (names.has(name)) {
      faults.push({
        row: 1,
        message: `Two columns are called “${name}”; the second one is kept as “${name} (${index + 1})”.`,
      });
    }
    const own = names.has(name) ? `${name} (${index + 1})` : name;
    names.add(own);
    return own;
  });
}

function reportRecord(record: SplitRecord, columns: string[], faults: LoadFault[]): void {
  const { row, values, cleaned, unclosed } = record;
  const report = (message: string) => faults.push({ row, message });
  if (unclosed) report('The last value of this row has no closing þ; it was read to the end of the row.');
  for (const index of cleaned) {
    report(`A delimiter (þ or 0x14) stood inside the value of “${nameOf(columns, index)}”; it was left out.`);
  }
  const extra = values.length - columns.length;
  if (extra > 0) {
    report(
      `This row has ${values.length} values for ${columns.length} columns; what is beyond is kept as “${nameOf(columns, columns.length)}”${extra > 1 ? ' and so on' : ''}.`,
    );
  }
  if (extra < 0) {
    report(
      `This row has ${values.length} values for ${columns.length} columns; the last ${-extra} were taken as empty.`,
    );
  }
}

/** Values beyond the columns stay with the row; missing ones are empty. */
function toRow({ row, values }: SplitRecord, columns: string[]): DatRow {
  return { row, values: [...values, ...columns.slice(values.length).map(() => '')] };
}

/** The name under which a value is stored, even if the header does not reach that far. */
export function nameOf(columns: readonly string[], index: number): string {
  return columns[index] ?? `Column ${index + 1}`;
}
