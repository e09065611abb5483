import { type JSX, type ReactNode, useRef } from 'react';
import classes from './linked-pages.module.css';
import { useLinkedScroll } from './use-linked-scroll.ts';

/** Two page images side by side, which scroll together. */
export function LinkedPages({ children }: { children: ReactNode }): JSX.Element {
  const pages = useRef<HTMLDivElement>(null);
  useLinkedScroll(pages);
  return (
    <div ref={pages} className={classes.pages}>
      {children}
    </div>
  );
}
