import { useNavigate } from '@tanstack/react-router';
import { isTooMany } from '../lists/narrowings.ts';
import type { SearchParams } from '../params.ts';
import { useMatter } from '../session/use-matter.ts';
import { notify } from '../ui/toast.tsx';

/** Changes the search on screen: its filters, order or grouping. The Back button undoes it. */
export function useChangeSearch(params: SearchParams): (change: Partial<SearchParams>) => void {
  const matter = useMatter();
  const navigate = useNavigate();
  return (change) => {
    const next = { ...params, ...change };
    if (isTooMany(next.narrow)) return notify('A search can have at most 50 filters. Remove some first.');
    void navigate({ to: '/m/$matter/search', params: { matter }, search: next });
  };
}
