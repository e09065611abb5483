import type { JSX } from 'react';
import { Failure } from './Failure.tsx';
import { Skeleton } from './parts.ts';

interface UnloadedProps {
  query: { isPending: boolean; error: Error | null; refetch: () => Promise<unknown> };
  /** The heading of the error: what could not be loaded. */
  failure: string;
  /** CSS pixels that the data will take, roughly. */
  height: number;
}

/** Stands in for data that is loading or could not be loaded; renders nothing once the data is there. */
export function Unloaded({ query, failure, height }: UnloadedProps): JSX.Element | null {
  if (query.isPending) return <Skeleton height={height} />;
  return query.error && <Failure title={failure} error={query.error} retry={() => void query.refetch()} />;
}
