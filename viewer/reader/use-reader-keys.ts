import { useKeys } from '../keys/use-keys.ts';
import { useLeaveClickedButtons } from '../keys/use-leave-clicked-buttons.ts';
import { type TaggedPage, useTagging } from '../tagging/TaggingProvider.tsx';
import { notify } from '../ui/toast.tsx';
import { usePageTags, useReader } from './reader-context.ts';

/** Connects the keys of the reader to navigation, tags, corrections and the view. */
export function useReaderKeys(): void {
  const reader = useReader();
  const { detail, tags, review, navigation, view, layers, markSelection, panel, panelTab } = reader;
  const tagging = useTagging();
  const page = { ...reader.page, tagIds: usePageTags() };
  useLeaveClickedButtons();
  const ifAllowed = (act: (page: TaggedPage) => void) => () => {
    if (review.why) notify(review.why);
    else act(page);
  };
  useKeys(
    {
      'next-page': navigation.unlessScrollable(navigation.next),
      'previous-page': navigation.unlessScrollable(navigation.previous),
      'page-down': (event) =>
        navigation.unlessScrollable(event?.shiftKey ? navigation.previous : navigation.next)(event),
      'first-page': navigation.first,
      'last-page': navigation.last,
      'next-hit': navigation.nextHit,
      'previous-hit': navigation.previousHit,
      undo: ifAllowed(tagging.undo),
      repeat: ifAllowed(() => tagging.repeat(tags ?? [], page)),
      'tag-and-next': ifAllowed(() => {
        if (!tagging.applyLast(tags ?? [], page)) notify('Apply a tag first. Shift Enter then repeats it.');
        else navigation.next();
      }),
      'tag-range': ifAllowed(reader.tagRange.open),
      'copy-cite': reader.copyCite,
      'correct-text': ifAllowed(() => {
        panel.open();
        panelTab.show('text');
        if (detail) reader.correction.start(detail);
      }),
      'toggle-boundary': reader.toggleBoundary,
      fit: view.toggleFit,
      'zoom-in': view.zoomIn,
      'zoom-out': view.zoomOut,
      rotate: view.rotate,
      'toggle-hits': () => layers.toggle('hits'),
      'toggle-terms': () => layers.toggle('terms'),
      'toggle-marks': layers.toggleMarks,
      'correct-marks': ifAllowed(() => {
        panel.open();
        panelTab.show('withheld');
        if (markSelection.isOpen) markSelection.close();
        else markSelection.open();
      }),
      'toggle-panel': panel.toggle,
      'back-to-results': () => {
        if (markSelection.isOpen) return markSelection.close();
        return reader.backToResults ? reader.backToResults() : false;
      },
    },
    (key, isDocument) => {
      const tag = tags?.find((other) => other.key === key);
      if (!tag) return false;
      ifAllowed(() => (isDocument ? tagging.toggleDocument(tag, page) : tagging.togglePage(tag, page)))();
      return true;
    },
  );
}
