import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef } from 'react';
import { useSteady } from '../../ui/use-steady.ts';
import { useReader } from '../reader-context.ts';

/** Milliseconds without scrolling after which the page in the middle becomes the open one. */
const SETTLED = 100;

const SCROLL_KEYS = new Set([' ', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp']);
const USER_EVENTS = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const;

interface FollowScrollOptions {
  scroller: HTMLElement | null;
  virtual: Virtualizer<HTMLElement, Element>;
  /** Of the open page in the list. */
  index: number;
  stageHeight: number;
  /** Of most pages. */
  pageHeight: number;
}

/**
 * Makes the page in the middle the open one once somebody has scrolled to it, and scrolls to a page that was opened
 * otherwise. Only a person's own scrolling opens a page: pages that are measured, or opened by a key, scroll too.
 */
export function useFollowScroll(options: FollowScrollOptions): void {
  const { scroller, virtual, index, stageHeight, pageHeight } = options;
  const { navigation } = useReader();
  const followed = useRef<number>(undefined);
  const isByUser = useRef(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useLayoutEffect(() => {
    clearTimeout(timer.current);
    if (!scroller || followed.current === index) return;
    followed.current = undefined;
    isByUser.current = false;
    scrollTo(virtual, index, stageHeight);
  }, [scroller, virtual, index, stageHeight]);

  // At another size, the open page stays in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the size of the pages changes.
  useLayoutEffect(() => {
    isByUser.current = false;
    scrollTo(virtual, index, stageHeight);
  }, [pageHeight]);

  const actions = useSteady({
    onUserEvent: (event: Event) => {
      if (event instanceof KeyboardEvent && !SCROLL_KEYS.has(event.key)) return;
      isByUser.current = true;
      // It would return to the open page while pages on the way are measured.
      virtual.cancelScroll();
    },
    onScroll: () => {
      clearTimeout(timer.current);
      if (isByUser.current) timer.current = setTimeout(actions.openMiddle, SETTLED);
    },
    openMiddle: () => {
      if (!scroller) return;
      const middle = virtual.getVirtualItemForOffset(scroller.scrollTop + scroller.clientHeight / 2);
      if (!middle || middle.index === index) return;
      followed.current = middle.index;
      navigation.followScroll(middle.index);
    },
  });
  useEffect(() => {
    if (!scroller) return;
    // Keys that scroll work wherever the focus is.
    for (const name of USER_EVENTS)
      window.addEventListener(name, actions.onUserEvent, { capture: true, passive: true });
    scroller.addEventListener('scroll', actions.onScroll, { passive: true });
    return () => {
      clearTimeout(timer.current);
      for (const name of USER_EVENTS)
        window.removeEventListener(name, actions.onUserEvent, { capture: true });
      scroller.removeEventListener('scroll', actions.onScroll);
    };
  }, [scroller, actions]);
}

/** A page that is smaller than the stage is centered, so that it is the page in the middle. */
function scrollTo(virtual: FollowScrollOptions['virtual'], index: number, stageHeight: number): void {
  const size = virtual.measurementsCache[index]?.size ?? 0;
  virtual.scrollToIndex(index, { align: size < stageHeight ? 'center' : 'start' });
}
