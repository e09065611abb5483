import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PageSummary } from '#contract/pages/page.ts';
import { useBoundaries } from '../page/use-boundaries.ts';
import { documentQueries } from '../server/document-queries.ts';
import { notify, notifyFailure } from '../ui/toast.tsx';
import { fetchDocumentPage } from './use-document-pages.ts';
import type { SelectedDocument } from './use-selected-document.ts';

export interface BoundaryEditor {
  /** Whether the document is the first of its production: it can be neither merged nor confirmed. */
  isFirst: boolean;
  split: () => void;
  merge: () => void;
  confirm: () => void;
  undo: () => void;
}

interface BoundaryEditorOptions {
  matter: string;
  selected: SelectedDocument;
  /** The selected page; undefined while it is loading. */
  page: PageSummary | undefined;
}

/** Corrects where the selected document starts, and selects the document that results from the correction. */
export function useBoundaryEditor({ matter, selected, page }: BoundaryEditorOptions): BoundaryEditor {
  const { document, previous, index, pageIndex } = selected;
  const client = useQueryClient();
  const boundaries = useBoundaries(matter);
  const before = useQuery({
    ...documentQueries.pageBefore(matter, document?.productionId ?? '', document?.firstPage ?? ''),
    enabled: document !== undefined,
  });
  const isFirst = before.data === null;
  const splitAt = (at: PageSummary) =>
    boundaries.decide(at.pageId, 'split', `A new document starts at ${at.bates ?? at.controlNumber}.`, () =>
      selected.follow(at.pageId),
    );

  return {
    isFirst,
    split: () => {
      if (!document) return;
      if (pageIndex === 0)
        return notify('A document already starts on this page. Go to the page where the next one starts.');
      if (page) return splitAt(page);
      // The key was pressed before the page was loaded.
      fetchDocumentPage(client, matter, document.documentId, pageIndex)
        .then((there) =>
          there ? splitAt(there) : notify('This page now belongs to another document. Nothing was split.'),
        )
        .catch((error: unknown) => notifyFailure('The documents were not changed', error));
    },
    merge: () => {
      if (!document) return;
      if (isFirst) return notify('There is no previous document: this is the first page of the production.');
      const message = `Merged ${document.beginBates ?? document.controlNumber} with the previous document.`;
      boundaries.decide(document.firstPage, 'join', message, ({ documentIds: [merged] }) => {
        // Its former first page stays selected, so that it can be split again.
        if (merged !== undefined)
          selected.follow(merged, merged === previous?.documentId ? previous.pages : 0);
      });
    },
    confirm: () => {
      if (!document) return;
      const name = document.beginBates ?? document.controlNumber;
      if (isFirst) notify('Nothing to confirm: the first page of a production always starts a document.');
      else if (document.boundary.source === 'confirmed') notify('This document is already confirmed.');
      else boundaries.decide(document.firstPage, 'split', `Confirmed: a document starts at ${name}.`);
      // In a list of uncertain documents the next one takes this index; in a list of all documents it
      // follows.
      selected.select(index + 1);
    },
    undo: () => boundaries.undo((change) => selected.follow(change.documentIds.at(-1) ?? change.pageId)),
  };
}
