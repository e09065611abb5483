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
  heading: Heading;
  setHeading: (heading: Heading) => void;
  undo: () => void;
  canUndo: boolean;
  saving: Saving;
  error: Error | null;
  retry: () => void;
}

/** What the exported files contain about the list as a whole. */
export interface Heading {
  title: string;
  /** Whose declaration the exhibits are attached to. */
  declarant: string;
}

/** The part that is saved with one request. */
interface Draft {
  arrangement: Arrangement;
  heading: Heading;
}

function isSame(one: Draft, other: Draft): boolean {
  return (
    one.arrangement === other.arrangement &&
    one.heading.title.trim() === other.heading.title.trim() &&
    one.heading.declarant.trim() === other.heading.declarant.trim()
  );
}

/** Milliseconds without typing after which changes are saved. */
const DELAY = 500;

/** The arrangement of a tag's exhibits, saved automatically after every change. */
export function useArrangement(matter: string, list: ExhibitList): ArrangementState {
  const client = useQueryClient();
  const [history, setHistory] = useState(() => startHistory(toArrangement(list.exhibits)));
  const [heading, setHeading] = useState<Heading>({ title: list.title, declarant: list.declarant });
  const saved = useRef({ arrangement: history.now, heading });

  const save = useMutation({
    // One after another, so that the last arrangement is the one that stays.
    scope: { id: `exhibits ${list.tagId} ${list.productionId}` },
    mutationFn: ({ arrangement, heading }: Draft) =>
      call(endpoints.saveExhibitList, {
        params: { matter },
        body: {
          name: list.name,
          ...heading,
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

  // Until something is arranged here, changes to tags and arrangements by others are shown at once.
  const isUntouched = history.before.length === 0 && history.now === saved.current.arrangement;
  useEffect(() => {
    if (!isUntouched) return;
    const adopted = toArrangement(list.exhibits);
    saved.current = { ...saved.current, arrangement: adopted };
    setHistory(startHistory(adopted));
  }, [isUntouched, list.exhibits]);

  const { mutate } = save;
  const latest = useRef<Draft>({ arrangement: history.now, heading });
  latest.current = { arrangement: history.now, heading };
  useEffect(() => {
    const draft = { arrangement: history.now, heading };
    if (isSame(draft, saved.current) || history.now.length === 0) return;
    const timer = setTimeout(() => {
      saved.current = draft;
      mutate(draft);
    }, DELAY);
    return () => clearTimeout(timer);
  }, [history.now, heading, mutate]);
  // If the screen is closed within the delay, the last change must still be saved.
  useEffect(
    () => () => {
      const { current } = latest;
      if (!isSame(current, saved.current) && current.arrangement.length > 0) mutate(current);
    },
    [mutate],
  );

  const isSaved = isSame({ arrangement: history.now, heading }, saved.current) && !save.isPending;
  return {
    arrangement: history.now,
    heading,
    setHeading,
    change: (next) => setHistory((before) => pushStep(before, next)),
    undo: () => setHistory(undoStep),
    canUndo: history.before.length > 0,
    saving: save.isError ? 'not saved' : isSaved ? 'saved' : 'saving',
    error: save.error,
    retry: () => save.mutate({ arrangement: history.now, heading }),
  };
}
