import { useState } from 'react';
import type { SearchRequest } from '../../server/queries.ts';

/**
 * The result of each query that was opened last, so that going back returns to it. Forgotten when the browser
 * tab closes.
 */
export function useLastResult(request: SearchRequest): { last: number; keep: (index: number) => void } {
  const key = `last-result ${JSON.stringify(request)}`;
  const [last] = useState(() => Number(sessionStorage.getItem(key) ?? 0));
  return { last, keep: (index) => sessionStorage.setItem(key, String(index)) };
}
