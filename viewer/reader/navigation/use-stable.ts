import { useCallback, useEffect, useRef } from 'react';

/** A function that always does what the latest one does and never changes itself, for components kept by `memo`. */
export function useStable<Args extends unknown[]>(latest: (...args: Args) => void): (...args: Args) => void {
  const current = useRef(latest);
  useEffect(() => {
    current.current = latest;
  });
  return useCallback((...args: Args) => current.current(...args), []);
}
