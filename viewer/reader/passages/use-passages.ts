import { useQuery, useQueryClient } from '@tanstack/react-query';
import { endpoints } from '#contract/endpoints.ts';
import type { NewPassage, Passage, PassageDraft } from '#contract/review/passage.ts';
import type { Reply } from '#contract/review/reply.ts';
import { call } from '../../server/call.ts';
import { passageQueries, refreshPassages } from '../../server/passage-queries.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

export interface Passages {
  all: Passage[] | undefined;
  error: Error | null;
  /** Undefined if it failed; people are told why. */
  add: (draft: NewPassage) => Promise<Passage | undefined>;
  /** Whether it succeeded. */
  change: (passage: Passage, draft: PassageDraft) => Promise<boolean>;
  remove: (passage: Passage) => Promise<void>;
  /** Whether it succeeded. */
  reply: (passage: Passage, text: string) => Promise<boolean>;
  removeReply: (reply: Reply) => Promise<void>;
}

/** The passages and notes of a page, and functions to change them; each change offers to undo it. */
export function usePassages(matter: string, pageId: string): Passages {
  const client = useQueryClient();
  const query = useQuery(passageQueries.onPage(matter, pageId));
  const refresh = () => refreshPassages(client, matter, pageId);

  async function attempt<Answer>(failure: string, send: () => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await send();
    } catch (error) {
      notifyFailure(failure, error);
      return undefined;
    } finally {
      await refresh();
    }
  }
  const of = ({ passageId }: Passage) => ({ params: { matter, passage: passageId } });
  const undo = (send: () => Promise<unknown>) => () => void attempt('The change could not be undone', send);

  return {
    all: query.data,
    error: query.error,
    add: async (body) => {
      const added = await attempt('Nothing was added', () =>
        call(endpoints.addPassage, { params: { matter, page: pageId }, body }),
      );
      if (added) {
        const what = added.quotation === null ? 'note' : 'passage';
        notifyWithUndo(
          `Added the ${what}.`,
          undo(() => call(endpoints.removePassage, of(added))),
        );
      }
      return added;
    },
    change: async (passage, body) => {
      const changed = await attempt('The passage was not changed', () =>
        call(endpoints.changePassage, { ...of(passage), body }),
      );
      const { color, tagIds, note } = passage;
      const before = { color, tagIds, note };
      if (changed)
        notifyWithUndo(
          'Changed.',
          undo(() => call(endpoints.changePassage, { ...of(passage), body: before })),
        );
      return changed !== undefined;
    },
    remove: async (passage) => {
      const removed = await attempt('The passage was not deleted', () =>
        call(endpoints.removePassage, of(passage)),
      );
      if (removed)
        notifyWithUndo(
          'Deleted.',
          undo(() => call(endpoints.restorePassage, of(passage))),
        );
    },
    reply: async (passage, text) => {
      const added = await attempt('The reply was not sent', () =>
        call(endpoints.addReply, { ...of(passage), body: { text } }),
      );
      if (!added) return false;
      const params = { matter, reply: added.replyId };
      notifyWithUndo(
        'Replied.',
        undo(() => call(endpoints.removeReply, { params })),
      );
      return true;
    },
    removeReply: async ({ replyId }) => {
      const params = { matter, reply: replyId };
      const removed = await attempt('The reply was not deleted', () =>
        call(endpoints.removeReply, { params }),
      );
      if (removed)
        notifyWithUndo(
          'Deleted.',
          undo(() => call(endpoints.restoreReply, { params })),
        );
    },
  };
}
