import { createContext, type ReactNode, type ReactPortal, useContext } from 'react';
import { createPortal } from 'react-dom';

/** The element of the left panel in which a screen renders its list. */
export const RailSlot = createContext<HTMLElement | null>(null);

export function InRail({ children }: { children: ReactNode }): ReactPortal | null {
  const slot = useContext(RailSlot);
  return slot ? createPortal(children, slot) : null;
}
