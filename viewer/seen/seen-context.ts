import { createContext, useContext } from 'react';

/** Where a page is reported that somebody has seen. */
export interface SeenReports {
  /** Seconds for which a page is on screen before it counts as seen. */
  fetchSeconds: () => Promise<number>;
  add: (pageId: string) => void;
}

/** Undefined outside of a matter's frame: nothing is reported. */
export const SeenContext = createContext<SeenReports | undefined>(undefined);
export const useSeenReports = () => useContext(SeenContext);
