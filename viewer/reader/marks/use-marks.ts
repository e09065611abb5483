import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { MarksDraft, MarksInForce, PageMarks } from '#contract/pages/marks.ts';
import { call } from '../../server/call.ts';
import { queries } from '../../server/queries.ts';
import { refreshMarks } from '../../server/refresh-marks.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

export interface MarksState {
  /** Undefined until they are loaded. */
  current: MarksInForce | undefined;
  error: Error | null;
  isSaving: boolean;
  /** Saves a person's marks and offers to undo that; `message` describes the change. */
  save: (draft: MarksDraft, message: string) => void;
  /** Restores the marks as read. */
  restore: () => void;
}

/** The part of the marks that a person may correct; the rest is set by the program only. */
export function toMarksDraft({ boxes, codes, placeholder, caveats }: PageMarks): MarksDraft {
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

/** The agency's marks on the open page, and functions to correct them. */
export function useMarks(matter: string, pageId: string): MarksState {
  const client = useQueryClient();
  const query = queries.marks(matter, pageId);
  const marks = useQuery(query);
  const params = { matter, page: pageId };
  /** Null restores the marks as they were read. */
  const send = (draft: MarksDraft | null) =>
    draft === null
      ? call(endpoints.restoreMarks, { params })
      : call(endpoints.correctMarks, { params, body: draft });
  const store = (answer: MarksInForce) => client.setQueryData(query.queryKey, answer);

  const change = useMutation({
    mutationFn: ({ draft }: MarksChange) => send(draft),
    onSuccess: (answer, { message, before }) => {
      store(answer);
      const undo = before.correctedBy === null ? null : toMarksDraft(before.marks);
      notifyWithUndo(message, () => {
        send(undo)
          .then(store)
          .catch((error: unknown) => notifyFailure('The correction could not be undone', error))
          .finally(() => void refreshMarks(client, matter, pageId));
      });
    },
    onError: (error) => notifyFailure('The marks were not changed', error),
    onSettled: () => refreshMarks(client, matter, pageId),
  });

  const before = marks.data;
  return {
    current: before,
    error: marks.error,
    isSaving: change.isPending,
    save: (draft, message) => {
      if (before) change.mutate({ draft, message, before });
    },
    restore: () => {
      if (before) change.mutate({ draft: null, message: 'Marks restored as read.', before });
    },
  };
}

interface MarksChange {
  draft: MarksDraft | null;
  message: string;
  before: MarksInForce;
}
