import { useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import {
  type Contradiction,
  type ContradictionDraft,
  type ContradictionStatus,
  contradictionStatusNames,
} from '#contract/review/contradiction.ts';
import { call } from '../server/call.ts';
import { refreshContradictions } from '../server/contradiction-queries.ts';
import { notifyFailure, notifyWithUndo } from '../ui/toast.tsx';

export interface ContradictionActions {
  decide: (contradiction: Contradiction, status: ContradictionStatus) => Promise<void>;
  /** Whether it succeeded. */
  reword: (contradiction: Contradiction, draft: ContradictionDraft) => Promise<boolean>;
}

/** Changes contradictions; each change of status offers to undo it. */
export function useContradictionActions(matter: string): ContradictionActions {
  const client = useQueryClient();
  async function attempt(failure: string, send: () => Promise<unknown>): Promise<boolean> {
    try {
      await send();
      return true;
    } catch (error) {
      notifyFailure(failure, error);
      return false;
    } finally {
      await refreshContradictions(client, matter);
    }
  }
  const of = ({ contradictionId }: Contradiction) => ({ params: { matter, contradiction: contradictionId } });
  const setStatus = (
    contradiction: Contradiction,
    insteadOf: ContradictionStatus,
    status: ContradictionStatus,
  ) => call(endpoints.decideContradiction, { ...of(contradiction), body: { insteadOf, status } });

  return {
    decide: async (contradiction, status) => {
      const before = contradiction.status;
      const isDone = await attempt('The status was not changed', () =>
        setStatus(contradiction, before, status),
      );
      if (isDone)
        notifyWithUndo(`Status: ${contradictionStatusNames[status]}.`, () => {
          void attempt('The change could not be undone', () => setStatus(contradiction, status, before));
        });
    },
    reword: (contradiction, body) =>
      attempt('The contradiction was not changed', () =>
        call(endpoints.changeContradiction, { ...of(contradiction), body }),
      ),
  };
}
