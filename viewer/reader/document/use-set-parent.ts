import { useQueryClient } from '@tanstack/react-query';
import type { DocumentView } from '#contract/documents/document.ts';
import { endpoints } from '#contract/endpoints.ts';
import { call } from '../../server/call.ts';
import { documentQueries, refreshDocuments } from '../../server/document-queries.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

interface SetParent {
  /**
   * Attaches the document to the one that contains the named page. Rejects if the reference does not name
   * exactly one page.
   */
  attach: (reference: string) => Promise<void>;
  detach: () => Promise<void>;
}

/** Attaches a document to another or detaches it, and offers to undo that. */
export function useSetParent(matter: string, { documentId, parentId: before }: DocumentView): SetParent {
  const client = useQueryClient();
  const put = async (parentId: string | null) => {
    const params = { matter, document: documentId };
    const view = await call(endpoints.setParent, { params, body: { parentId } });
    client.setQueryData(documentQueries.document(matter, documentId).queryKey, view);
    await refreshDocuments(client, matter);
  };
  const change = async (parentId: string | null, message: string) => {
    await put(parentId);
    notifyWithUndo(message, () => {
      put(before).catch((error: unknown) => notifyFailure('The attachment could not be undone', error));
    });
  };
  return {
    attach: async (reference) => {
      const page = await call(endpoints.findPage, { params: { matter }, query: { reference } });
      await change(page.documentId, 'Attached to its parent document.');
    },
    detach: () => change(null, 'Detached from its parent document.'),
  };
}
