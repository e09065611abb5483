import { type JSX, useCallback, useEffect, useRef, useState } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useOpenPage } from '../page/use-open-page.ts';
import type { DocumentsFilter } from '../server/document-queries.ts';
import { usePermission } from '../session/use-user.ts';
import { Failure } from '../ui/Failure.tsx';
import { notify } from '../ui/toast.tsx';
import { DocumentHeader } from './DocumentHeader.tsx';
import { DocumentList, useRows } from './DocumentList.tsx';
import { DocumentPages } from './DocumentPages.tsx';
import classes from './documents.module.css';
import { useBoundaryEditor } from './use-boundary-editor.ts';
import { useDocumentList } from './use-document-list.ts';
import { useDocumentPages } from './use-document-pages.ts';
import { useAddressOf, useHand, useSelectedDocument } from './use-selected-document.ts';

interface DocumentBrowserProps {
  matter: string;
  filter: DocumentsFilter;
  /** The place in the list to begin at. */
  start: number;
}

/** First pages on the left, the pages of the document in hand on the right; all of it by keyboard. */
export function DocumentBrowser({ matter, filter, start }: DocumentBrowserProps): JSX.Element {
  const review = usePermission('reviewer');
  const openPage = useOpenPage();
  const scroller = useRef<HTMLDivElement>(null);
  const [hand, setHand] = useHand(start);
  const [inSight, setInSight] = useState<[first: number, last: number]>([start, start]);
  const list = useDocumentList(matter, filter, [hand.index, inSight[0] - 1, ...inSight]);
  const held = useSelectedDocument(list, hand, setHand);
  const { document } = held;
  const page = useDocumentPages(matter, document?.documentId, [held.sheet])(held.sheet);
  useAddressOf(matter, filter, document?.documentId);

  const isFirstOfProduction = (index: number) => {
    const here = list.documentAt(index);
    return here !== undefined && list.documentAt(index - 1)?.productionId !== here.productionId;
  };
  const rows = useRows(scroller, list.total ?? 0, isFirstOfProduction);
  const items = rows.getVirtualItems();
  const [first, last] = [items[0]?.index ?? start, items.at(-1)?.index ?? start];
  useEffect(() => setInSight([first, last]), [first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another document is in hand, not when rows change.
  useEffect(() => rows.scrollToIndex(held.index, { align: 'auto' }), [held.index]);

  const mending = useBoundaryEditor({ matter, held, page });
  const ifAllowed = (act: () => void) => () => (review.why ? notify(review.why) : act());
  const open = useCallback((at: PageSummary) => openPage(at, { document: at.documentId }), [openPage]);
  useKeys({
    'next-document': () => held.hold(held.index + 1),
    'previous-document': () => held.hold(held.index - 1),
    'next-sheet': () => held.holdSheet(held.sheet + 1),
    'previous-sheet': () => held.holdSheet(held.sheet - 1),
    'split-here': ifAllowed(mending.split),
    'join-before': ifAllowed(mending.join),
    'confirm-boundary': ifAllowed(mending.confirm),
    'undo-boundary': ifAllowed(mending.undo),
    'open-document': (event) => {
      // What has the focus keeps its own Enter.
      if (event?.target instanceof HTMLElement && event.target.closest('a, summary, form')) return false;
      if (event?.target instanceof HTMLElement && event.target.closest('[data-tool]')) return false;
      return page && open(page);
    },
  });

  if (list.error && list.total === undefined) {
    return <Failure title="The documents did not load" error={list.error} retry={list.retry} />;
  }
  return (
    <div className={classes.desk}>
      <DocumentList
        matter={matter}
        documents={list}
        rows={rows}
        scroller={scroller}
        isFirstOfProduction={isFirstOfProduction}
        held={held.index}
        choose={held.hold}
      />
      {document && (
        <section className={classes.hand} aria-label="The document in hand">
          <DocumentHeader
            document={document}
            place={{ index: held.index, total: list.total ?? 0 }}
            sheet={held.sheet}
            review={review}
            mending={mending}
            open={() => page && open(page)}
          />
          <DocumentPages
            key={document.documentId}
            matter={matter}
            document={document}
            held={held.sheet}
            choose={held.holdSheet}
            open={open}
          />
        </section>
      )}
    </div>
  );
}
