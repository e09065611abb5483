import { useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import {
  type ChronologyFact,
  type ChronologyFactDraft,
  type FactStatus,
  factStatusNames,
} from '#contract/review/chronology/chronology-fact.ts';
import { call } from '../server/call.ts';
import { refreshChronology } from '../server/chronology-queries.ts';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';

export interface FactActions {
  /** These throw what the server refused. */
  add: (draft: ChronologyFactDraft) => Promise<void>;
  change: (fact: ChronologyFact, draft: ChronologyFactDraft) => Promise<void>;
  decide: (fact: ChronologyFact, status: FactStatus) => Promise<void>;
}

/** Proposes, changes and decides facts; each change offers to undo it. */
export function useFactActions(matter: string): FactActions {
  const client = useQueryClient();
  const of = ({ factId }: ChronologyFact) => ({ params: { matter, chronologyFact: factId } });
  async function send(request: () => Promise<ChronologyFact>): Promise<ChronologyFact> {
    try {
      return await request();
    } finally {
      await refreshChronology(client, matter);
    }
  }
  const setStatus = (fact: ChronologyFact, insteadOf: FactStatus, status: FactStatus) =>
    send(() => call(endpoints.decideChronologyFact, { ...of(fact), body: { insteadOf, status } }));
  const setDraft = (fact: ChronologyFact, insteadOf: number, draft: ChronologyFactDraft) =>
    send(() => call(endpoints.changeChronologyFact, { ...of(fact), body: { ...draft, insteadOf } }));
  const undo = (message: string, takeBack: () => Promise<unknown>) =>
    notifyWithUndo(message, () => {
      takeBack().catch((error: unknown) => notifyFailure('The change could not be undone', error));
    });

  return {
    add: async (body) => {
      const fact = await send(() => call(endpoints.addChronologyFact, { params: { matter }, body }));
      undo('Proposed. Chronology lists the fact.', () => setStatus(fact, 'proposed', 'withdrawn'));
    },
    change: async (fact, draft) => {
      const { version } = await setDraft(fact, fact.version, draft);
      undo('Saved.', () => setDraft(fact, version, toDraft(fact)));
    },
    decide: async (fact, status) => {
      try {
        await setStatus(fact, fact.status, status);
        undo(`Status: ${factStatusNames[status]}.`, () => setStatus(fact, status, fact.status));
      } catch (error) {
        notifyFailure('The status was not changed', error);
      }
    },
  };
}

function toDraft(fact: ChronologyFact): ChronologyFactDraft {
  const { statement, eventDate, certainty, people, places, issue, passages } = fact;
  const passageIds = passages.map(({ passageId }) => passageId);
  return { statement, eventDate, certainty, people, places, issue, passageIds };
}
