import { useQueryClient } from '@tanstack/react-query';
import type { DocumentFact, FactName } from '#contract/documents/document.ts';
import { endpoints } from '#contract/endpoints.ts';
import { factNames } from '../../format/describe-document.ts';
import { call } from '../../server/call.ts';
import { documentQueries, refreshDocuments } from '../../server/document-queries.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';

type SetFact = (name: FactName, before: DocumentFact | undefined, values: string[] | null) => void;

/** Sets a fact of a document and offers to undo that. Null restores the values as read. */
export function useSetFact(matter: string, document: string): SetFact {
  const client = useQueryClient();
  const put = async (fact: FactName, values: string[] | null) => {
    const params = { matter, document, fact };
    const view = await call(endpoints.setFact, { params, body: { values } });
    client.setQueryData(documentQueries.document(matter, document).queryKey, view);
    await refreshDocuments(client, matter);
  };
  return (name, before, values) => {
    const label = factNames[name];
    const back = before?.source === 'typed' ? before.values : null;
    put(name, values).then(
      () =>
        notifyWithUndo(values === null ? `${label} restored as read.` : `${label} changed.`, () => {
          put(name, back).catch((error: unknown) => notifyFailure(`${label} could not be restored`, error));
        }),
      (error: unknown) => notifyFailure(`${label} was not changed`, error),
    );
  };
}
