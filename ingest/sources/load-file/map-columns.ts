import { type ColumnChoices, DocumentField, type LoadFault, type MappedColumn } from '#contract/load-file.ts';
import { FIELD_ALIASES, foldColumn } from './field-aliases.ts';

/**
 * Says where each column goes: where a person says, else to the field that its name stands for. Of two
 * columns with names for one field the surer name wins; the other one stays an extra field.
 */
export function mapColumns(columns: readonly string[], choices: ColumnChoices): MappedColumn[] {
  const chosen = new Map(Object.entries(choices).map(([column, field]) => [foldColumn(column), field]));
  const taken = new Set([...chosen.values()]);
  const byName = new Map<string, DocumentField>();
  const open = columns.filter((column) => !chosen.has(foldColumn(column)));
  for (const field of DocumentField.options) {
    const column = taken.has(field) ? undefined : findColumn(open, field);
    if (column !== undefined) byName.set(column, field);
  }
  return columns.map((column) => ({
    column,
    field: chosen.get(foldColumn(column)) ?? byName.get(column) ?? null,
  }));
}

function findColumn(columns: readonly string[], field: DocumentField): string | undefined {
  for (const alias of FIELD_ALIASES[field]) {
    const column = columns.find((each) => foldColumn(each) === alias);
    if (column !== undefined) return column;
  }
  return undefined;
}

/** Columns that a person names and no load file has: mostly a slip of the pen. */
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
