import {
  type ColumnChoices,
  DocumentField,
  type LoadFault,
  type MappedColumn,
} from '#contract/intake/load-file.ts';
import { FIELD_ALIASES, foldColumn } from './field-aliases.ts';

/**
 * Maps each column: as the user says, else to the field that its name stands for. If two columns have names
 * for the same field, the more reliable name wins; the other stays an extra field.
 */
export function mapColumns(columns: readonly string[], choices: ColumnChoices): MappedColumn[] {
  const chosen = new Map(Object.entries(choices).map(([column, field]) => [foldColumn(column), field]));
  const taken = new Set([...chosen.values()]);
  const byName = new Map<string, DocumentField>();
  const open = new Map<string, string>();
  for (const column of columns) {
    const name = foldColumn(column);
    if (!chosen.has(name) && !open.has(name)) open.set(name, column);
  }
  for (const field of DocumentField.options) {
    const column = taken.has(field) ? undefined : findColumn(open, field);
    if (column !== undefined) byName.set(column, field);
  }
  return columns.map((column) => ({
    column,
    field: chosen.get(foldColumn(column)) ?? byName.get(column) ?? null,
  }));
}

/** `columns` by their folded names. */
function findColumn(columns: ReadonlyMap<string, string>, field: DocumentField): string | undefined {
  const alias = FIELD_ALIASES[field].find((each) => columns.has(each));
  return alias === undefined ? undefined : columns.get(alias);
}

/** Columns that the user names and no load file has, mostly typing errors. */
export function listUnknownChoices(
  headers: readonly (readonly string[])[],
  choices: ColumnChoices,
): LoadFault[] {
  if (headers.length === 0) return [];
  const known = new Set(headers.flat().map(foldColumn));
  return Object.keys(choices)
    .filter((column) => !known.has(foldColumn(column)))
    .map((column) => ({ row: null, message: `The mapping names a column “${column}”, which is not there.` }));
}
