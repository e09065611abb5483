import { useEffect } from 'react';
import { useSeenReports } from './seen-context.ts';

/**
 * Reports a page once it has been on screen long enough to be read, while the window had the focus: the time in
 * another window does not count. Undefined while the page is not drawn.
 */
export function useReportSeen(pageId: string | undefined): void {
  const reports = useSeenReports();
  useEffect(() => {
    if (pageId === undefined || !reports) return;
    let isGone = false;
    let stop: (() => void) | undefined;
    reports.fetchSeconds().then(
      (seconds) => {
        if (!isGone) stop = afterFocus(seconds * 1000, () => reports.add(pageId));
      },
      // Without a connection the rule is not known, and there is no page either.
      () => undefined,
    );
    return () => {
      isGone = true;
      stop?.();
    };
  }, [pageId, reports]);
}

/** Calls `then` after this many milliseconds in which the window had the focus. Returns what cancels it. */
export function afterFocus(milliseconds: number, then: () => void): () => void {
  let left = milliseconds;
  let since: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = () => {
    clearTimeout(timer);
    if (since !== undefined) left -= performance.now() - since;
    since = undefined;
  };
  const follow = () => {
    pause();
    if (document.visibilityState !== 'visible' || !document.hasFocus()) return;
    since = performance.now();
    timer = setTimeout(finish, Math.max(0, left));
  };
  const cancel = () => {
    pause();
    window.removeEventListener('focus', follow);
    window.removeEventListener('blur', follow);
    document.removeEventListener('visibilitychange', follow);
  };
  const finish = () => {
    cancel();
    then();
  };
  window.addEventListener('focus', follow);
  window.addEventListener('blur', follow);
  document.addEventListener('visibilitychange', follow);
  follow();
  return cancel;
}
