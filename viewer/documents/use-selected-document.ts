import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { DocumentSummary } from '#contract/documents/document.ts';
import type { DocumentsFilter } from '../server/document-queries.ts';
import type { DocumentList } from './use-document-list.ts';

interface Hand {
  /** In the list, from 0. */
  index: number;
  /** The document that was there when it was last seen; undefined until it is here. */
  documentId: string | undefined;
  /** Which of its pages, from 0. */
  sheet: number;
}

export interface SelectedDocument {
  index: number;
  sheet: number;
  document: DocumentSummary | undefined;
  /** The one above it in the list. */
  previous: DocumentSummary | undefined;
  hold: (index: number, sheet?: number) => void;
  /** Takes a document in hand that may stand elsewhere in the list by now. */
  follow: (documentId: string, sheet?: number) => void;
  holdSheet: (sheet: number) => void;
}

/** Which document and page are in hand. The document stays in hand when others come or go before it. */
export function useSelectedDocument(
  list: DocumentList,
  hand: Hand,
  setHand: (hand: Hand) => void,
): SelectedDocument {
  const last = Math.max(0, (list.total ?? 1) - 1);
  const document = list.documentAt(Math.min(hand.index, last));
  const moved =
    document && hand.documentId !== undefined && document.documentId !== hand.documentId
      ? list.findIndex(hand.documentId)
      : undefined;
  const index = moved ?? Math.min(hand.index, last);
  const held = list.documentAt(index);
  // What is not in the list any more leaves its place to the one that followed.
  if (held && (held.documentId !== hand.documentId || index !== hand.index)) {
    const isSame = held.documentId === hand.documentId;
    setHand({
      index,
      documentId: held.documentId,
      sheet: isSame || hand.documentId === undefined ? hand.sheet : 0,
    });
  }
  const pages = held?.pages ?? 1;
  return {
    index,
    sheet: Math.min(hand.sheet, pages - 1),
    document: held,
    previous: list.documentAt(index - 1),
    hold: (next, sheet = 0) => {
      const to = Math.min(Math.max(next, 0), last);
      setHand({ index: to, documentId: list.documentAt(to)?.documentId, sheet });
    },
    follow: (documentId, sheet = 0) => setHand({ index, documentId, sheet }),
    holdSheet: (sheet) =>
      setHand({ index, documentId: held?.documentId, sheet: Math.min(Math.max(sheet, 0), pages - 1) }),
  };
}

export function useHand(start: number): [Hand, (hand: Hand) => void] {
  return useState<Hand>({ index: start, documentId: undefined, sheet: 0 });
}

/** Milliseconds that a document stays in hand before the address says so: whoever runs through many writes none. */
const SETTLED = 400;

/** Keeps the document in hand in the address, so that a reload comes back to it. */
export function useAddressOf(
  matter: string,
  { production, unsure }: DocumentsFilter,
  document: string | undefined,
): void {
  const navigate = useNavigate();
  const router = useRouter();
  useEffect(() => {
    if (document === undefined) return;
    const timer = setTimeout(() => {
      // Somebody on their way to another screen, which is being brought, must not be called back.
      if (!router.latestLocation.pathname.endsWith('/documents')) return;
      const search = { production, unsure, at: document };
      void navigate({ to: '/m/$matter/documents', params: { matter }, search, replace: true });
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [document, matter, production, unsure, navigate, router]);
}
