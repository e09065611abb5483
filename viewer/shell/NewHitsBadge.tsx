import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { reportQueries } from '../server/report-queries.ts';
import { Badge } from '../ui/parts.ts';

/** The number of new hits of saved searches, beside their link in the rail. */
export function NewHitsBadge({ matter }: { matter: string }): JSX.Element | null {
  const saved = useQuery(reportQueries.savedSearches(matter));
  const hits = (saved.data ?? []).reduce((sum, { newPages }) => sum + (newPages ?? 0), 0);
  if (hits === 0) return null;
  return (
    <Badge variant="light" ml="auto" title={counted(hits, 'new page')}>
      {counted(hits, 'new', 'new')}
    </Badge>
  );
}
