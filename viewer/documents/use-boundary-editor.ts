import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { PageSummary } from '#contract/pages/page.ts';
import { useBoundaries } from '../page/use-boundaries.ts';
import { documentQueries } from '../server/document-queries.ts';
import { notify, notifyFailure } from '../ui/toast.tsx';
import { fetchDocumentPage } from './use-document-pages.ts';
import type { SelectedDocument } from './use-selected-document.ts';

export interface BoundaryEditor {
  /** Whether a production begins with the document: then it can neither be joined nor needs to be confirmed. */
  isFirst: boolean;
  split: () => void;
  join: () => void;
  confirm: () => void;
  undo: () => void;
}

interface Given {
  matter: string;
  held: SelectedDocument;
  /** The page in hand; undefined while it is on its way. */
  page: PageSummary | undefined;
}

/** What can be done about where the document in hand starts, and which document is in hand afterwards. */
export function useBoundaryEditor({ matter, held, page }: Given): BoundaryEditor {
  const { document, previous, index, sheet } = held;
  const client = useQueryClient();
  const boundaries = useBoundaries(matter);
  const before = useQuery({
    ...documentQueries.pageBefore(matter, document?.productionId ?? '', document?.firstPage ?? ''),
    enabled: document !== undefined,
  });
  const isFirst = before.data === null;
  const splitAtError = (at: PageSummary) =>
    boundaries.decide(at.pageId, 'split', `Split: a document starts on ${at.bates ?? at.controlNumber}`, () =>
      held.follow(at.pageId),
    );

  return {
    isFirst,
    split: () => {
      if (!document) return;
      if (sheet === 0)
        return notify('A document starts on this page already: go to the page where the next one starts');
      if (page) return splitAtError(page);
      // The key was quicker than the page.
      fetchDocumentPage(client, matter, document.documentId, sheet)
        .then((there) =>
          there ? splitAtError(there) : notify('The page is in another document by now: nothing was split'),
        )
        .catch((error: unknown) => notifyFailure('The documents are as they were', error));
    },
    join: () => {
      if (!document) return;
      if (isFirst) return notify('There is no document before: this is the first page of its production');
      const message = `Joined ${document.beginBates ?? document.controlNumber} with the document before`;
      boundaries.decide(document.firstPage, 'join', message, ({ documentIds: [joined] }) => {
        // Its former first page stays in hand, where it can be split again.
        if (joined !== undefined) held.follow(joined, joined === previous?.documentId ? previous.pages : 0);
      });
    },
    confirm: () => {
      if (!document) return;
      const name = document.beginBates ?? document.controlNumber;
      if (isFirst) notify('Nothing to confirm: a production begins with a document');
      else if (document.boundary.source === 'confirmed') notify('Confirmed already');
      else boundaries.decide(document.firstPage, 'split', `Confirmed: a document starts on ${name}`);
      // The one below takes its place in a list of unsure ones, and is the next in a list of all.
      held.hold(index + 1);
    },
    undo: () => boundaries.undo((change) => held.follow(change.documentIds.at(-1) ?? change.pageId)),
  };
}
