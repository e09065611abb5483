import { type RefObject, useEffect } from 'react';

/** Two stages in one parent scroll together, from wherever each of them is. */
export function useLinkedScroll(parent: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = parent.current;
    if (!element) return;
    const last = new WeakMap<Element, { top: number; left: number }>();
    const follow = ({ target }: Event) => {
      if (!(target instanceof HTMLElement) || target.dataset.stage === undefined) return;
      const before = last.get(target) ?? { top: 0, left: 0 };
      const moved = { top: target.scrollTop - before.top, left: target.scrollLeft - before.left };
      remember(target);
      if (moved.top === 0 && moved.left === 0) return;
      for (const other of element.querySelectorAll<HTMLElement>('[data-stage]')) {
        if (other === target) continue;
        other.scrollBy(moved);
        // So that the event that this causes moves nothing.
        remember(other);
      }
    };
    const remember = (stage: HTMLElement) =>
      last.set(stage, { top: stage.scrollTop, left: stage.scrollLeft });
    element.addEventListener('scroll', follow, { capture: true, passive: true });
    return () => element.removeEventListener('scroll', follow, { capture: true });
  }, [parent]);
}
