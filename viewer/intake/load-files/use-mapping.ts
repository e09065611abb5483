import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ColumnChoices, DocumentField, MappingReport } from '#contract/intake/load-file.ts';
import type { queries } from '../../server/queries.ts';
import { chooseField } from './choose-field.ts';

interface Mapping {
  report: MappingReport | undefined;
  error: Error | null;
  /** True while the report for the latest choices is loading. */
  isUpdating: boolean;
  /** Undefined until a choice is changed. */
  columns: ColumnChoices | undefined;
  choose: (column: string, field: DocumentField | null) => void;
}

/** What the load files produce, updated with every choice. `query` is one of the two mapping queries. */
export function useMapping(
  query: (columns: ColumnChoices | undefined) => ReturnType<typeof queries.mapping>,
): Mapping {
  const [columns, setColumns] = useState<ColumnChoices>();
  const mapping = useQuery({ ...query(columns), placeholderData: keepPreviousData });
  return {
    report: mapping.data,
    error: mapping.error,
    isUpdating: mapping.isFetching,
    columns,
    choose: (column, field) => setColumns(chooseField(columns ?? mapping.data?.choices ?? {}, column, field)),
  };
}
