import { useState } from 'react';
import type { SearchRequest } from '../../server/queries.ts';

/** The result last opened of each query, so that coming back lands where one left. Lost with the tab, as it should. */
export function useLastResult(request: SearchRequest): { last: number; keep: (index: number) => void } {
  const key = `last-result ${JSON.stringify(request)}`;
  const [last] = useState(() => Number(sessionStorage.getItem(key) ?? 0));
  return { last, keep: (index) => sessionStorage.setItem(key, String(index)) };
}
