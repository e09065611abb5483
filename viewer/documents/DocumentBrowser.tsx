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
import { useDocumentInAddress, useSelectedDocument, useSelection } from './use-selected-document.ts';

interface DocumentBrowserProps {
  matter: string;
  filter: DocumentsFilter;
  /** The index in the list to start at. */
  start: number;
}

/**
 * First pages on the left, the pages of the selected document on the right. Everything can be done by
 * keyboard.
 */
export function DocumentBrowser({ matter, filter, start }: DocumentBrowserProps): JSX.Element {
  const review = usePermission('reviewer');
  const openPage = useOpenPage();
  const scroller = useRef<HTMLDivElement>(null);
  const [selection, setSelection] = useSelection(start);
  const [inSight, setInSight] = useState<[first: number, last: number]>([start, start]);
  const list = useDocumentList(matter, filter, [selection.index, inSight[0] - 1, ...inSight]);
  const selected = useSelectedDocument(list, selection, setSelection);
  const { document } = selected;
  const page = useDocumentPages(matter, document?.documentId, [selected.pageIndex])(selected.pageIndex);
  useDocumentInAddress(matter, filter, document?.documentId);

  const isFirstOfProduction = (index: number) => {
    const here = list.documentAt(index);
    return here !== undefined && list.documentAt(index - 1)?.productionId !== here.productionId;
  };
  const rows = useRows(scroller, list.total ?? 0, isFirstOfProduction);
  const items = rows.getVirtualItems();
  const [first, last] = [items[0]?.index ?? start, items.at(-1)?.index ?? start];
  useEffect(() => setInSight([first, last]), [first, last]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when another document is selected, not when rows change.
  useEffect(() => rows.scrollToIndex(selected.index, { align: 'auto' }), [selected.index]);

  const boundaryEditor = useBoundaryEditor({ matter, selected, page });
  const ifAllowed = (act: () => void) => () => (review.why ? notify(review.why) : act());
  const open = useCallback((at: PageSummary) => openPage(at, { document: at.documentId }), [openPage]);
  useKeys({
    'next-document': () => selected.select(selected.index + 1),
    'previous-document': () => selected.select(selected.index - 1),
    'next-document-page': () => selected.selectPage(selected.pageIndex + 1),
    'previous-document-page': () => selected.selectPage(selected.pageIndex - 1),
    'split-here': ifAllowed(boundaryEditor.split),
    'merge-previous': ifAllowed(boundaryEditor.merge),
    'confirm-boundary': ifAllowed(boundaryEditor.confirm),
    'undo-boundary': ifAllowed(boundaryEditor.undo),
    'open-document': (event) => {
      // A focused control handles Enter itself.
      if (event?.target instanceof HTMLElement && event.target.closest('a, summary, form')) return false;
      if (event?.target instanceof HTMLElement && event.target.closest('[data-tool]')) return false;
      return page && open(page);
    },
  });

  if (list.error && list.total === undefined) {
    return <Failure title="The documents could not be loaded" error={list.error} retry={list.retry} />;
  }
  return (
    <div className={classes.browser}>
      <DocumentList
        matter={matter}
        documents={list}
        rows={rows}
        scroller={scroller}
        isFirstOfProduction={isFirstOfProduction}
        selected={selected.index}
        choose={selected.select}
      />
      {document && (
        <section className={classes.selected} aria-label="Selected document">
          <DocumentHeader
            document={document}
            position={{ index: selected.index, total: list.total ?? 0 }}
            pageIndex={selected.pageIndex}
            review={review}
            boundaryEditor={boundaryEditor}
            open={() => page && open(page)}
          />
          <DocumentPages
            key={document.documentId}
            matter={matter}
            document={document}
            selected={selected.pageIndex}
            choose={selected.selectPage}
            open={open}
          />
        </section>
      )}
    </div>
  );
}
