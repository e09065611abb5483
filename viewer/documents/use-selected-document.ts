import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { DocumentSummary } from '#contract/documents/document.ts';
import type { DocumentsFilter } from '../server/document-queries.ts';
import type { DocumentList } from './use-document-list.ts';

interface Selection {
  /** Its index in the list, from 0. */
  index: number;
  /** The document at that index, as last loaded; undefined until it is loaded. */
  documentId: string | undefined;
  /** The selected page of the document, from 0. */
  pageIndex: number;
}

export interface SelectedDocument {
  index: number;
  pageIndex: number;
  document: DocumentSummary | undefined;
  /** The document above it in the list. */
  previous: DocumentSummary | undefined;
  select: (index: number, pageIndex?: number) => void;
  /** Selects a document whose index in the list may have changed. */
  follow: (documentId: string, pageIndex?: number) => void;
  selectPage: (pageIndex: number) => void;
}

/** The selected document and page. The document stays selected when others appear or disappear before it. */
export function useSelectedDocument(
  list: DocumentList,
  selection: Selection,
  setSelection: (selection: Selection) => void,
): SelectedDocument {
  const last = Math.max(0, (list.total ?? 1) - 1);
  const document = list.documentAt(Math.min(selection.index, last));
  const moved =
    document && selection.documentId !== undefined && document.documentId !== selection.documentId
      ? list.findIndex(selection.documentId)
      : undefined;
  const index = moved ?? Math.min(selection.index, last);
  const selected = list.documentAt(index);
  // If the document has left the list, the one that followed it is selected.
  if (selected && (selected.documentId !== selection.documentId || index !== selection.index)) {
    const isSame = selected.documentId === selection.documentId;
    setSelection({
      index,
      documentId: selected.documentId,
      pageIndex: isSame || selection.documentId === undefined ? selection.pageIndex : 0,
    });
  }
  const pages = selected?.pages ?? 1;
  return {
    index,
    pageIndex: Math.min(selection.pageIndex, pages - 1),
    document: selected,
    previous: list.documentAt(index - 1),
    select: (next, pageIndex = 0) => {
      const to = Math.min(Math.max(next, 0), last);
      setSelection({ index: to, documentId: list.documentAt(to)?.documentId, pageIndex });
    },
    follow: (documentId, pageIndex = 0) => setSelection({ index, documentId, pageIndex }),
    selectPage: (pageIndex) =>
      setSelection({
        index,
        documentId: selected?.documentId,
        pageIndex: Math.min(Math.max(pageIndex, 0), pages - 1),
      }),
  };
}

export function useSelection(start: number): [Selection, (selection: Selection) => void] {
  return useState<Selection>({ index: start, documentId: undefined, pageIndex: 0 });
}

/**
 * Milliseconds that a document stays selected before it is written to the address: moving past many documents
 * changes nothing.
 */
const DELAY = 400;

/** Writes the selected document to the address, so that a reload returns to it. */
export function useDocumentInAddress(
  matter: string,
  { production, unsure, date }: DocumentsFilter,
  document: string | undefined,
): void {
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    if (document === undefined) return;
    const timer = setTimeout(() => {
      // Another screen may be loading: this must not navigate back.
      if (!router.latestLocation.pathname.endsWith('/documents')) return;
      const search = { production, unsure, date, at: document };
      void navigate({ to: '/m/$matter/documents', params: { matter }, search, replace: true });
    }, DELAY);
    return () => clearTimeout(timer);
  }, [document, matter, production, unsure, date, navigate, router]);
}
