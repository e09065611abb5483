import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ColumnChoices, DocumentField, MappingReport } from '#contract/intake/load-file.ts';
import type { queries } from '../../server/queries.ts';
import { chooseField } from './choose-field.ts';

interface Mapping {
  report: MappingReport | undefined;
  error: Error | null;
  /** True while the report is of other choices than those made last. */
  isLooking: boolean;
  /** Undefined while nothing was changed. */
  columns: ColumnChoices | undefined;
  choose: (column: string, field: DocumentField | null) => void;
}

/** What load files make of files, looked at anew with every choice; `ask` is one of the two mapping queries. */
export function useMapping(
  ask: (columns: ColumnChoices | undefined) => ReturnType<typeof queries.mapping>,
): Mapping {
  const [columns, setColumns] = useState<ColumnChoices>();
  const looked = useQuery({ ...ask(columns), placeholderData: keepPreviousData });
  return {
    report: looked.data,
    error: looked.error,
    isLooking: looked.isFetching,
    columns,
    choose: (column, field) => setColumns(chooseField(columns ?? looked.data?.choices ?? {}, column, field)),
  };
}
