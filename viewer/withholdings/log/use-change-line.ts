import { useMutation, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { ChallengeStatus, Withholding, WithholdingPatch } from '#contract/withholdings/withholding.ts';
import { call } from '../../server/call.ts';
import { withholdingsKey } from '../../server/withholding-queries.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';
import { undoPatch } from './undo-patch.ts';

export interface ChangeLine {
  change: (patch: WithholdingPatch) => void;
  decide: (challenge: ChallengeStatus | null) => void;
}

/** Saves corrections of a line; each can be undone. */
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
  // Callbacks of `mutate` are dropped when the line is closed, but an undo may come later.
  const patching = useMutation({
    mutationFn: ({ patch }: Patching) => call(endpoints.changeWithholding, { params, body: patch }),
    onSuccess: (now, { undo }) => {
      keep(now);
      if (undo) notifyWithUndo('Withholding changed.', () => patching.mutate({ patch: undo }));
    },
    onError: (error) => notifyFailure('The withholding was not changed', error),
  });
  const deciding = useMutation({
    mutationFn: ({ challenge }: Deciding) => call(endpoints.setChallenge, { params, body: { challenge } }),
    onSuccess: (now, { undo }) => {
      keep(now);
      if (undo !== undefined)
        notifyWithUndo('Challenge status changed.', () => deciding.mutate({ challenge: undo }));
    },
    onError: (error) => notifyFailure('The challenge status was not changed', error),
  });
  return {
    change: (patch) => patching.mutate({ patch, undo: undoPatch(line, patch) }),
    decide: (challenge) => deciding.mutate({ challenge, undo: line.challenge ?? null }),
  };
}

/** `undo` is the patch that undoes the change; undefined if the change is an undo. */
interface Patching {
  patch: WithholdingPatch;
  undo?: WithholdingPatch;
}
interface Deciding {
  challenge: ChallengeStatus | null;
  undo?: ChallengeStatus | null;
}
