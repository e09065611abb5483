import { useEffect, useRef } from 'react';
import { useKeys } from '../keys/use-keys.ts';
import { useLeaveClickedButtons } from '../keys/use-leave-clicked-buttons.ts';
import { usePermission } from '../session/use-user.ts';
import { type TaggedPage, useTagging } from '../tagging/use-tagging.ts';
import { notify } from '../ui/toast.tsx';
import { useDecidedPage, useReader } from './reader-context.ts';

/** Connects the keys of the reader to navigation, tags, corrections and the view. */
export function useReaderKeys(): void {
  const reader = useReader();
  const { detail, tags, review, navigation, view, layers, markSelection, panel, panelTab } = reader;
  const tagging = useTagging();
  const page = { ...reader.page, ...useDecidedPage() };
  const nextAnswer = useNextAnswer(page.pageId);
  const attorney = usePermission('attorney');
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
      'next-undecided': reader.readerBatch.goToUndecided,
      'next-hit': navigation.nextHit,
      'previous-hit': navigation.previousHit,
      undo: ifAllowed(tagging.undo),
      repeat: ifAllowed(() => tagging.repeat(tags ?? [], page)),
      'tag-and-next': ifAllowed(() => {
        if (!tagging.applyLast(tags ?? [], page)) notify('Apply a tag first. Shift Enter then repeats it.');
        else navigation.next();
      }),
      'nothing-applies': ifAllowed(() => tagging.toggleSeen(page)),
      'nothing-applies-and-next': ifAllowed(() => {
        tagging.markSeen(page);
        navigation.next();
      }),
      'say-unsure': ifAllowed(() =>
        nextAnswer.expect('unsure', 'Press the key of the tag you are unsure about.'),
      ),
      'say-no': ifAllowed(() => nextAnswer.expect('no', 'Press the key of the tag that does not apply.')),
      'toggle-statements': () => {
        panel.open();
        reader.statements.toggle();
      },
      'tag-many': ifAllowed(reader.tagMany.open),
      // Only for attorneys, so that nobody else's palette offers it.
      ...(attorney.allowed ? { sequester: reader.sequester.open } : {}),
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
      'change-layout': view.changeLayout,
      compare: reader.comparison.choose.open,
      'toggle-thumbnails': reader.thumbnails.toggle,
      'toggle-panel': panel.toggle,
      'back-to-results': () => {
        if (markSelection.isOpen) return markSelection.close();
        if (reader.comparison.reference !== undefined) return reader.comparison.close();
        return reader.backToResults ? reader.backToResults() : false;
      },
    },
    (key, isDocument) => {
      const tag = tags?.find((other) => other.key === key);
      if (!tag) return false;
      ifAllowed(() => {
        const answer = nextAnswer.take();
        if (answer) tagging.answer(tag, page, answer);
        else if (isDocument) tagging.toggleDocument(tag, page);
        else tagging.togglePage(tag, page);
      })();
      return true;
    },
  );
}

/** The answer that the next tag key gives, instead of applying its tag. Another page forgets it. */
function useNextAnswer(pageId: string) {
  const expected = useRef<'no' | 'unsure'>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page changes.
  useEffect(() => {
    expected.current = undefined;
  }, [pageId]);
  return {
    expect: (answer: 'no' | 'unsure', question: string) => {
      expected.current = answer;
      notify(question);
    },
    take: () => {
      const answer = expected.current;
      expected.current = undefined;
      return answer;
    },
  };
}
