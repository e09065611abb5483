import { useEffect, useMemo } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../server/call.ts';
import { notify } from '../ui/toast.tsx';
import { DecisionOutbox } from './decision-outbox.ts';
import { describeSentLater } from './describe-decision.ts';
import { prefixOf } from './kept-decisions.ts';

/** The decisions of a person in a matter on their way to the server, while the matter is open. */
export function useOutbox(matter: string, userName: string): DecisionOutbox {
  const outbox = useMemo(
    () =>
      new DecisionOutbox({
        prefix: prefixOf(userName, matter),
        storage: window.localStorage,
        send: (body) => call(endpoints.decide, { params: { matter }, body }),
        undo: (eventId) => call(endpoints.undoDecision, { params: { matter, event: String(eventId) } }),
        onCaughtUp: (sent) => notify(describeSentLater(sent)),
      }),
    [matter, userName],
  );
  useEffect(() => {
    outbox.open();
    return () => outbox.close();
  }, [outbox]);
  return outbox;
}
