import { useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ChallengeStatus, Withholding, WithholdingPatch } from '#contract/withholding.ts';
import { call } from '../server/call.ts';
import { withholdingsKey } from '../server/withholding-queries.ts';
import { sayFailure, sayWithUndo } from '../ui/toast.tsx';
import { undoPatch } from './undo-patch.ts';

export interface ChangeLine {
  change: (patch: WithholdingPatch) => void;
  decide: (challenge: ChallengeStatus | null) => void;
}

/** Keeps what a person says of a line; each change can be undone. */
export function useChangeLine(
  matter: string,
  line: Withholding,
  onChanged: (line: Withholding) => void,
): ChangeLine {
  const client = useQueryClient();
  const params = { matter, page: line.pageId, part: String(line.part) };
  const keep = (now: Withholding) => {
    onChanged(now);
    void client.invalidateQueries({ queryKey: withholdingsKey(matter) });
  };
  const patching = useMutation({
    mutationFn: (patch: WithholdingPatch) => call(endpoints.changeWithholding, { params, body: patch }),
    onError: (error) => sayFailure('The withholding was not changed', error),
  });
  const deciding = useMutation({
    mutationFn: (challenge: ChallengeStatus | null) =>
      call(endpoints.setChallenge, { params, body: { challenge } }),
    onError: (error) => sayFailure('The challenge status was not changed', error),
  });
  return {
    change: (patch) =>
      patching.mutate(patch, {
        onSuccess: (now) => {
          keep(now);
          sayWithUndo('Changed in the log', () =>
            patching.mutate(undoPatch(line, patch), { onSuccess: keep }),
          );
        },
      }),
    decide: (challenge) =>
      deciding.mutate(challenge, {
        onSuccess: (now) => {
          keep(now);
          sayWithUndo('Challenge status changed', () =>
            deciding.mutate(line.challenge ?? null, { onSuccess: keep }),
          );
        },
      }),
  };
}
