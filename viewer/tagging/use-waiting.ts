import { createContext, useContext, useSyncExternalStore } from 'react';
import type { DecisionOutbox, Waiting } from './decision-outbox.ts';

export const OutboxContext = createContext<DecisionOutbox | undefined>(undefined);

/** The decisions of the open matter that are not with the server yet, and what can be done about them. */
export function useWaiting(): Waiting &
  Pick<DecisionOutbox, 'retry' | 'sendRefusedAgain' | 'discardRefused'> {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error('There is no TaggingProvider above this component.');
  const state = useSyncExternalStore(outbox.subscribe, outbox.getState);
  const { retry, sendRefusedAgain, discardRefused } = outbox;
  return { ...state, retry, sendRefusedAgain, discardRefused };
}
