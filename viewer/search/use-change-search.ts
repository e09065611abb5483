import { useNavigate } from '@tanstack/react-router';
import { isTooMany } from '../lists/narrowings.ts';
import type { SearchParams } from '../params.ts';
import { useMatter } from '../session/use-matter.ts';
import { notify } from '../ui/toast.tsx';

/** Asks the search on screen otherwise: narrowed, ordered, grouped. Back undoes it. */
export function useChangeSearch(params: SearchParams): (change: Partial<SearchParams>) => void {
  const matter = useMatter();
  const navigate = useNavigate();
  return (change) => {
    const next = { ...params, ...change };
    if (isTooMany(next.narrow))
      return notify('A search is narrowed to 50 values at most. Take some away first.');
    void navigate({ to: '/m/$matter/search', params: { matter }, search: next });
  };
}
