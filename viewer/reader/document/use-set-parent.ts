import { useQueryClient } from '@tanstack/react-query';
import type { DocumentView } from '#contract/documents/document.ts';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../../server/call.ts';
import { documentQueries, refreshDocuments } from '../../server/document-queries.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

interface SetParent {
  /** Joins the document to the one of the page that a number names. Rejects where no one page is named. */
  attach: (reference: string) => Promise<void>;
  part: () => Promise<void>;
}

/** Says which document another was attached to, or that there is none, and offers to take it back. */
export function useSetParent(matter: string, { documentId, parentId: before }: DocumentView): SetParent {
  const client = useQueryClient();
  const put = async (parentId: string | null) => {
    const params = { matter, document: documentId };
    const view = await call(endpoints.setParent, { params, body: { parentId } });
    client.setQueryData(documentQueries.document(matter, documentId).queryKey, view);
    await refreshDocuments(client, matter);
  };
  const change = async (parentId: string | null, said: string) => {
    await put(parentId);
    notifyWithUndo(said, () => {
      put(before).catch((error: unknown) => notifyFailure('The family stays changed', error));
    });
  };
  return {
    attach: async (reference) => {
      const page = await call(endpoints.findPage, { params: { matter }, query: { reference } });
      await change(page.documentId, 'Joined to the document that it was attached to.');
    },
    part: () => change(null, 'Parted from the document that it was attached to.'),
  };
}
