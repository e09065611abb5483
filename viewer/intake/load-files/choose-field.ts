import type { ColumnChoices, DocumentField } from '#contract/intake/load-file.ts';

/** Adds a choice. A column that had the field before loses it. */
export function chooseField(
  choices: ColumnChoices,
  column: string,
  field: DocumentField | null,
): ColumnChoices {
  const others = Object.entries(choices).map(
    ([name, chosen]) => [name, chosen === field ? null : chosen] as const,
  );
  return { ...Object.fromEntries(others), [column]: field };
}
