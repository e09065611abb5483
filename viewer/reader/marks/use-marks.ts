import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { MarksDraft, MarksInForce, PageMarks } from '#contract/pages/marks.ts';
import { call } from '../../server/call.ts';
import { queries } from '../../server/queries.ts';
import { refreshMarks } from '../../server/refresh-marks.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

export interface Marks {
  /** Undefined until they are known. */
  now: MarksInForce | undefined;
  error: Error | null;
  isSaving: boolean;
  /** Puts these in force, and offers to take it back; `said` is what was done, in words. */
  save: (draft: MarksDraft, said: string) => void;
  /** Lets what was read count again. */
  restore: () => void;
}

/** What of the marks a person may say; the rest only the program can tell. */
export function draftOf({ boxes, codes, placeholder, caveats }: PageMarks): MarksDraft {
  return {
    boxes: boxes.map(({ rect, style, codes: claimed, printed }) => ({
      rect,
      style,
      codes: claimed,
      printed,
    })),
    codes: codes.map(({ rect, codes: claimed, printed }) => ({ rect, codes: claimed, printed })),
    placeholder,
    caveats,
  };
}

/** What to say of the marks: a person's, or null for those that were read. */
type Said = MarksDraft | null;

/** What the agency marked on the page in selection, and the ways to correct it. */
export function useMarks(matter: string, pageId: string): Marks {
  const client = useQueryClient();
  const asked = queries.marks(matter, pageId);
  const marks = useQuery(asked);
  const params = { matter, page: pageId };
  const put = (said: Said) =>
    said === null
      ? call(endpoints.restoreMarks, { params })
      : call(endpoints.correctMarks, { params, body: said });
  const keep = (answer: MarksInForce) => client.setQueryData(asked.queryKey, answer);

  const change = useMutation({
    mutationFn: ({ said }: { said: Said; words: string; before: MarksInForce }) => put(said),
    onSuccess: (answer, { words, before }) => {
      keep(answer);
      const back = before.correctedBy === null ? null : draftOf(before.marks);
      notifyWithUndo(words, () => {
        put(back)
          .then(keep)
          .catch((error: unknown) => notifyFailure('The correction stands', error))
          .finally(() => void refreshMarks(client, matter, pageId));
      });
    },
    onError: (error) => notifyFailure('The marks were not changed', error),
    onSettled: () => refreshMarks(client, matter, pageId),
  });

  const before = marks.data;
  return {
    now: before,
    error: marks.error,
    isSaving: change.isPending,
    save: (draft, words) => {
      if (before) change.mutate({ said: draft, words, before });
    },
    restore: () => {
      if (before) change.mutate({ said: null, words: 'What was read of the marks counts again.', before });
    },
  };
}
