import type { DocumentField, FieldValue, LoadFault, MappedColumn } from '#contract/intake/load-file.ts';
import { batesAfter, countBatesBetween, countBatesRange, toBatesKey } from '#contract/values/bates-number.ts';
import { nameOf } from './formats/parse-dat.ts';
import type { DatRow, ParsedDat } from './formats/parsed-load-file.ts';

/** A row of a DAT, with the columns that locate things. */
export interface DocumentRow {
  loadFile: string;
  row: number;
  begin: string;
  /** Undefined if the row has neither its last number nor its number of pages. */
  end: string | undefined;
  pageCount: number | undefined;
  family: { begin: string; end: string } | null;
  parent: string | null;
  /** Paths as written. */
  native: string | undefined;
  text: string | undefined;
  fields: FieldValue[];
}

/** Longest value that is kept: a field is not meant for a document's text. */
const LONGEST_VALUE = 10_000;
/** Fields whose values are people, separated by `;`. */
const PEOPLE = new Set<DocumentField | null>(['custodian', 'to', 'cc', 'bcc']);
/** No document has more pages; a larger range is treated as an error. */
export const MOST_PAGES = 100_000;

/** The documents of a DAT; rows without a first number are reported and left out. */
export function listDocumentRows(
  dat: ParsedDat & { path: string },
  columns: readonly MappedColumn[],
  addFault: (fault: LoadFault) => void,
): DocumentRow[] {
  if (!columns.some(({ field }) => field === 'beginBates')) {
    const message =
      'No column is known to hold the first Bates number (BEGBATES): no row was read. Name the column in a mapping, such as {"YOUR COLUMN": "beginBates"}.';
    addFault({ row: 1, message });
    return [];
  }
  return dat.rows.flatMap((row) => toDocumentRow(row, columns, dat.path, addFault) ?? []);
}

function toDocumentRow(
  { row, values }: DatRow,
  columns: readonly MappedColumn[],
  loadFile: string,
  addFault: (fault: LoadFault) => void,
): DocumentRow | undefined {
  const report = (message: string) => addFault({ row, message });
  const fields = listFields(values, columns, report);
  const textOf = (field: DocumentField) => fields.find((each) => each.field === field)?.values.join('; ');
  const begin = textOf('beginBates');
  if (begin === undefined) {
    report('This row has no first Bates number; it was not read.');
    return undefined;
  }
  const pageCount = readCount(textOf('pageCount'), report);
  return {
    loadFile,
    row,
    begin,
    end: readEnd(begin, textOf('endBates'), pageCount, report),
    pageCount,
    family: familyOf(textOf('beginAttachment'), textOf('endAttachment')),
    parent: parentOf(begin, textOf('parent'), textOf('beginAttachment')),
    native: textOf('nativePath'),
    text: textOf('textPath'),
    fields,
  };
}

function listFields(
  values: readonly string[],
  columns: readonly MappedColumn[],
  report: (message: string) => void,
): FieldValue[] {
  const names = columns.map(({ column }) => column);
  return values.flatMap((value, index) => {
    if (value === '') return [];
    const name = nameOf(names, index);
    const field = columns[index]?.field ?? null;
    if (value.length > LONGEST_VALUE) {
      report(`“${name}” has ${value.length} letters; the first ${LONGEST_VALUE} were kept.`);
    }
    const kept = value.slice(0, LONGEST_VALUE);
    return [{ field, name, values: PEOPLE.has(field) ? splitPeople(kept) : [kept] }];
  });
}

function splitPeople(value: string): string[] {
  const people = value
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return people.length === 0 ? [value] : people;
}

function readCount(value: string | undefined, report: (message: string) => void): number | undefined {
  if (value === undefined) return undefined;
  const count = /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
  if (count >= 0 && count <= MOST_PAGES) return count;
  report(`The page count “${value.slice(0, 40)}” is no number of pages; it was not used.`);
  return undefined;
}

function readEnd(
  begin: string,
  end: string | undefined,
  pageCount: number | undefined,
  report: (message: string) => void,
): string | undefined {
  if (end === undefined) return pageCount ? batesAfter(begin, pageCount - 1) : undefined;
  if (toBatesKey(begin) === toBatesKey(end)) return begin;
  const pages = countBatesRange(begin, end);
  if (pages !== undefined && pages <= MOST_PAGES) return end;
  const between = countBatesBetween(begin, end);
  const why =
    between === undefined
      ? 'are not of one series'
      : between < 0
        ? 'run backwards'
        : `would be ${between + 1} pages`;
  report(`${begin} to ${end} ${why}; the last number was not used.`);
  return pageCount ? batesAfter(begin, pageCount - 1) : undefined;
}

function familyOf(begin: string | undefined, end: string | undefined): DocumentRow['family'] {
  const first = begin ?? end;
  return first === undefined ? null : { begin: first, end: end ?? first };
}

/** A family's parent is the document with which its range begins. */
function parentOf(begin: string, parent: string | undefined, family: string | undefined): string | null {
  const named = parent ?? family;
  return named === undefined || toBatesKey(named) === toBatesKey(begin) ? null : named;
}
