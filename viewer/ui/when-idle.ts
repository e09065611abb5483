/** Milliseconds after which the browser is treated as idle in any case. */
const SOON = 500;

/** Calls `then` when the browser is idle. Returns what cancels it. */
export function whenIdle(then: () => void): () => void {
  // Safari does not support requestIdleCallback.
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(then, 0);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(then, { timeout: SOON });
  return () => cancelIdleCallback(waiting);
}
