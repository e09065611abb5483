import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { View } from '../../page/image/view.ts';
import { toPageReference } from '../../page/page-reference.ts';
import type { ListParams, ReaderParams } from '../../params.ts';
import { queries } from '../../server/queries.ts';
import { notify, notifyFailure } from '../../ui/toast.tsx';
import { stepHit } from './step-hits.ts';
import type { CurrentListState } from './use-current-list.ts';

export interface PageNavigation {
  hasNext: boolean;
  hasPrevious: boolean;
  next: () => void;
  previous: () => void;
  first: () => void;
  last: () => void;
  goTo: (index: number) => void;
  nextHit: () => void;
  previousHit: () => void;
  /** From 1, on this page. */
  goToHit: (hit: number) => void;
  /** Leaves vertical keys to a page that is larger than the screen. */
  unlessScrollable: (move: () => void) => (event: KeyboardEvent | undefined) => void;
}

interface From {
  matter: string;
  list: ListParams;
  /** Of the results that one came from. */
  group: ReaderParams['group'];
  inHand: CurrentListState;
  view: View;
  /** From 1; 0 where the page has no hit. */
  hit: number;
  hits: number;
}

/** The moves through the list in hand and its hits: the same for every kind of list. */
export function usePageNavigation({ matter, list, group, inHand, view, hit, hits }: From): PageNavigation {
  const client = useQueryClient();
  const navigate = useNavigate();
  const index = inHand.place?.index;
  const total = inHand.place?.total ?? 0;
  // From a page outside the list, next is the list's first.
  const hasNext = index === undefined ? total > 0 : index + 1 < total;
  const hasPrevious = index !== undefined && index > 0;

  const open = async (at: number, hitOf: 'first' | 'last') => {
    const page = await inHand.fetchPageAt(at);
    if (!page) return;
    const last =
      hitOf === 'last' && list.q !== undefined
        ? (await client.ensureQueryData(queries.pageHits(matter, page.pageId, list.q, list.mode))).length
        : undefined;
    // The fit stays from page to page; a turn was about that one page.
    const kept: ReaderParams = {
      ...list,
      group,
      fit: view.fit === 'width' ? 'width' : undefined,
      zoom: view.zoom,
      hit: last,
    };
    await navigate({
      to: '/m/$matter/p/$ref',
      params: { matter, ref: toPageReference(page) },
      search: kept,
      state: { pageId: page.pageId },
    });
  };
  const goTo = (at: number, hitOf: 'first' | 'last' = 'first') => {
    open(at, hitOf).catch((error: unknown) => notifyFailure('The page did not open', error));
  };
  const by = (steps: 1 | -1) => {
    if (index === undefined) return hasNext ? goTo(0) : undefined;
    if (steps === 1 ? hasNext : hasPrevious) goTo(index + steps);
    else notify(steps === 1 ? 'This is the last page of the list' : 'This is the first page of the list');
  };
  const goToHit = (to: number) =>
    void navigate({
      to: '.',
      search: (before: ReaderParams) => ({ ...before, hit: to }),
      state: true,
      replace: true,
    });
  const hitBy = (steps: 1 | -1) => {
    const step = stepHit(hit, hits, steps, steps === 1 ? hasNext : hasPrevious);
    if (step.to === 'page') goTo(index === undefined ? 0 : index + step.by, steps === 1 ? 'first' : 'last');
    if (step.to === 'nowhere') notify(steps === 1 ? 'This is the last hit' : 'This is the first hit');
    if (step.to === 'hit') goToHit(step.hit);
  };

  return {
    hasNext,
    hasPrevious,
    next: () => by(1),
    previous: () => by(-1),
    first: () => goTo(0),
    last: () => goTo(Math.max(0, total - 1)),
    goTo,
    nextHit: () => hitBy(1),
    previousHit: () => hitBy(-1),
    goToHit,
    unlessScrollable: (move) => (event) => {
      if (!event || !scrollFurther(event.key)) move();
    },
  };
}

/** Scrolls where the stage still can, the way the key points: the reader is not done with this page. */
function scrollFurther(key: string): boolean {
  const stage = document.querySelector('[data-stage]');
  if (!stage) return false;
  const down = key === 'ArrowDown' || key === 'PageDown';
  const up = key === 'ArrowUp' || key === 'PageUp';
  if (!down && !up) return false;
  const room = down ? stage.scrollHeight - stage.clientHeight - stage.scrollTop : stage.scrollTop;
  if (room < 2) return false;
  const far = key.startsWith('Page') ? stage.clientHeight * 0.9 : 64;
  stage.scrollBy({ top: down ? far : -far });
  return true;
}
