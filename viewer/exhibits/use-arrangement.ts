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
  /** What the exported files call the list. */
  title: string;
  setTitle: (title: string) => void;
  undo: () => void;
  canUndo: boolean;
  saving: Saving;
  error: Error | null;
  retry: () => void;
}

/** What is saved together. */
interface Draft {
  arrangement: Arrangement;
  title: string;
}

function isSame(one: Draft, other: Draft): boolean {
  return one.arrangement === other.arrangement && one.title.trim() === other.title.trim();
}

/** Milliseconds without typing after which changes are saved. */
const DELAY = 500;

/** The arrangement of a tag's exhibits, saved automatically after every change. */
export function useArrangement(matter: string, list: ExhibitList): ArrangementState {
  const client = useQueryClient();
  const [history, setHistory] = useState(() => startHistory(toArrangement(list.exhibits)));
  const [title, setTitle] = useState(list.title);
  const saved = useRef({ arrangement: history.now, title });

  const save = useMutation({
    // One after another: the last arrangement must be the one that stays.
    scope: { id: `exhibits ${list.tagId} ${list.productionId}` },
    mutationFn: ({ arrangement, title }: Draft) =>
      call(endpoints.saveExhibitList, {
        params: { matter },
        body: {
          name: list.name,
          title,
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
  const isUntouched = history.before.length === 0 && history.now === saved.current.arrangement;
  useEffect(() => {
    if (!isUntouched) return;
    const adopted = toArrangement(list.exhibits);
    saved.current = { ...saved.current, arrangement: adopted };
    setHistory(startHistory(adopted));
  }, [isUntouched, list.exhibits]);

  const { mutate } = save;
  const latest = useRef<Draft>({ arrangement: history.now, title });
  latest.current = { arrangement: history.now, title };
  useEffect(() => {
    const draft = { arrangement: history.now, title };
    if (isSame(draft, saved.current) || history.now.length === 0) return;
    const timer = setTimeout(() => {
      saved.current = draft;
      mutate(draft);
    }, DELAY);
    return () => clearTimeout(timer);
  }, [history.now, title, mutate]);
  // Leaving the screen within the delay must not lose the last change.
  useEffect(
    () => () => {
      const { current } = latest;
      if (!isSame(current, saved.current) && current.arrangement.length > 0) mutate(current);
    },
    [mutate],
  );

  const isSaved = isSame({ arrangement: history.now, title }, saved.current) && !save.isPending;
  return {
    arrangement: history.now,
    title,
    setTitle,
    change: (next) => setHistory((before) => pushStep(before, next)),
    undo: () => setHistory(undoStep),
    canUndo: history.before.length > 0,
    saving: save.isError ? 'not saved' : isSaved ? 'saved' : 'saving',
    error: save.error,
    retry: () => save.mutate({ arrangement: history.now, title }),
  };
}
