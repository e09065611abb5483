import { useQueries } from '@tanstack/react-query';
import type { DocumentSummary } from '#contract/documents/document.ts';
import { type DocumentsFilter, documentQueries } from '../server/document-queries.ts';
import { chunkSize } from '../server/queries.ts';

export interface DocumentList {
  /** Undefined until the first documents are loaded. */
  total: number | undefined;
  unsure: number | undefined;
  error: Error | null;
  retry: () => void;
  /** Undefined while it is loading. */
  documentAt: (index: number) => DocumentSummary | undefined;
  /** The index of a document among the loaded ones. */
  findIndex: (document: string) => number | undefined;
}

/** Documents in order; only the windows that contain `indexes` are loaded. */
export function useDocumentList(
  matter: string,
  filter: DocumentsFilter,
  indexes: readonly number[],
): DocumentList {
  const offsets = [
    ...new Set(indexes.map((index) => Math.floor(Math.max(0, index) / chunkSize) * chunkSize)),
  ].sort((a, b) => a - b);
  const windows = useQueries({
    queries: offsets.map((offset) => documentQueries.documents(matter, filter, offset)),
  });
  const known = windows.find(({ data }) => data)?.data;
  return {
    total: known?.total,
    unsure: known?.unsure,
    error: windows.find(({ error }) => error)?.error ?? null,
    retry: () => {
      for (const window of windows) if (window.isError) void window.refetch();
    },
    documentAt: (index) =>
      windows[offsets.indexOf(Math.floor(index / chunkSize) * chunkSize)]?.data?.documents[index % chunkSize],
    findIndex: (document) => {
      for (const { data } of windows) {
        const index = data?.documents.findIndex(({ documentId }) => documentId === document) ?? -1;
        if (data && index >= 0) return data.offset + index;
      }
      return undefined;
    },
  };
}
