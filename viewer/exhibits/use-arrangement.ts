import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { ExhibitList } from '#contract/exhibits/exhibit.ts';
import { call } from '../server/call.ts';
import { queries } from '../server/queries.ts';
import { type Arrangement, toArrangement, toExhibitDrafts } from './arrangement.ts';
import { pushStep, startHistory, undoStep } from './undo-history.ts';

export type Saving = 'saved' | 'saving' | 'not saved';

export interface ArrangementState {
  arrangement: Arrangement;
  change: (next: Arrangement) => void;
  undo: () => void;
  canUndo: boolean;
  saving: Saving;
  error: Error | null;
  retry: () => void;
}

/** Milliseconds without typing after which the description is saved. */
const DELAY = 500;

/** The arrangement of a tag's exhibits, saved automatically after every change. */
export function useArrangement(matter: string, list: ExhibitList): ArrangementState {
  const client = useQueryClient();
  const [history, setHistory] = useState(() => startHistory(toArrangement(list.exhibits)));
  const saved = useRef(history.now);

  const save = useMutation({
    // One after another: the last arrangement must be the one that stays.
    scope: { id: `exhibits ${list.tagId} ${list.productionId}` },
    mutationFn: (arrangement: Arrangement) =>
      call(endpoints.saveExhibitList, {
        params: { matter },
        body: {
          name: list.name,
          tagId: list.tagId,
          productionId: list.productionId,
          exhibits: toExhibitDrafts(arrangement),
        },
      }),
    onSuccess: (answer) => {
      client.setQueryData(
        queries.exhibitList(matter, list.tagId, list.productionId ?? undefined).queryKey,
        answer,
      );
    },
  });

  // Until something is arranged here, what others tag and arrange is shown at once.
  const isUntouched = history.before.length === 0 && history.now === saved.current;
  useEffect(() => {
    if (!isUntouched) return;
    const adopted = toArrangement(list.exhibits);
    saved.current = adopted;
    setHistory(startHistory(adopted));
  }, [isUntouched, list.exhibits]);

  const { mutate } = save;
  const latest = useRef(history.now);
  latest.current = history.now;
  useEffect(() => {
    if (history.now === saved.current || history.now.length === 0) return;
    const timer = setTimeout(() => {
      saved.current = history.now;
      mutate(history.now);
    }, DELAY);
    return () => clearTimeout(timer);
  }, [history.now, mutate]);
  // Leaving the screen within the delay must not lose the last change.
  useEffect(
    () => () => {
      if (latest.current !== saved.current && latest.current.length > 0) mutate(latest.current);
    },
    [mutate],
  );

  const isSaved = history.now === saved.current && !save.isPending;
  return {
    arrangement: history.now,
    change: (next) => setHistory((before) => pushStep(before, next)),
    undo: () => setHistory(undoStep),
    canUndo: history.before.length > 0,
    saving: save.isError ? 'not saved' : isSaved ? 'saved' : 'saving',
    error: save.error,
    retry: () => save.mutate(history.now),
  };
}
