import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { View } from '../../page/image/view.ts';
import { toPageReference } from '../../page/page-reference.ts';
import type { ReaderParams } from '../../params.ts';
import { queries } from '../../server/queries.ts';
import { notify, notifyFailure } from '../../ui/toast.tsx';
import { stepHit } from './step-hits.ts';
import type { CurrentListState } from './use-current-list.ts';
import type { PageHits } from './use-page-hits.ts';

export interface PageNavigation {
  hasNext: boolean;
  hasPrevious: boolean;
  next: () => void;
  previous: () => void;
  first: () => void;
  last: () => void;
  goTo: (index: number) => void;
  /** For a page that somebody scrolled to: it replaces the page in the address and moves nothing. */
  followScroll: (index: number) => void;
  nextHit: () => void;
  previousHit: () => void;
  /** From 1, on this page. */
  goToHit: (hit: number) => void;
  /** Lets vertical keys scroll a page that is larger than the stage before they turn the page. */
  unlessScrollable: (move: () => void) => (event: KeyboardEvent | undefined) => void;
}

interface NavigationOptions {
  matter: string;
  currentList: CurrentListState;
  /** How the results that the list comes from are grouped. */
  group: ReaderParams['group'];
  /** The page beside it, which stays from page to page. */
  comparedWith: ReaderParams['with'];
  view: View;
  hits: PageHits;
}

/** Navigation through the current list and its hits: the same for every kind of list. */
export function usePageNavigation(options: NavigationOptions): PageNavigation {
  const { matter, currentList, group, comparedWith, view, hits } = options;
  const client = useQueryClient();
  const navigate = useNavigate();
  const { params: list, position } = currentList;
  const index = position?.index;
  const total = position?.total ?? 0;
  // From a page outside the list, "next" opens the first page of the list.
  const hasNext = index === undefined ? total > 0 : index + 1 < total;
  const hasPrevious = index !== undefined && index > 0;

  const countHits = async (pageId: string) =>
    list.q === undefined
      ? undefined
      : (await client.ensureQueryData(queries.pageHits(matter, pageId, list.q, list.mode))).length;
  const openAt = async (at: number, hit: 'first' | 'last', isScrolledTo = false) => {
    const page = await currentList.fetchPageAt(at);
    if (!page) return;
    await navigate({
      to: '/m/$matter/p/$ref',
      params: { matter, ref: toPageReference(page) },
      // The fit is kept from page to page; a rotation applies to one page.
      search: {
        ...list,
        group,
        fit: view.fit === 'width' ? 'width' : undefined,
        zoom: view.zoom,
        hit: hit === 'last' ? await countHits(page.pageId) : undefined,
        with: comparedWith,
      },
      state: { pageId: page.pageId, ...(isScrolledTo ? { isScrolledTo } : {}) },
      replace: isScrolledTo,
    });
  };
  const goTo = (at: number, hit: 'first' | 'last' = 'first', isScrolledTo = false) => {
    openAt(at, hit, isScrolledTo).catch((error: unknown) =>
      notifyFailure('The page could not be opened', error),
    );
  };
  const goBy = (steps: 1 | -1) => {
    if (index === undefined) return hasNext ? goTo(0) : undefined;
    if (steps === 1 ? hasNext : hasPrevious) goTo(index + steps);
    else notify(steps === 1 ? 'This is the last page of the list.' : 'This is the first page of the list.');
  };
  const goToHit = (hit: number) =>
    void navigate({
      to: '.',
      search: (before: ReaderParams) => ({ ...before, hit }),
      state: true,
      replace: true,
    });
  const goByHit = (steps: 1 | -1) => {
    const step = stepHit(hits.current, hits.all.length, steps, steps === 1 ? hasNext : hasPrevious);
    if (step.to === 'page') goTo(index === undefined ? 0 : index + step.by, steps === 1 ? 'first' : 'last');
    if (step.to === 'nowhere') notify(steps === 1 ? 'This is the last hit.' : 'This is the first hit.');
    if (step.to === 'hit') goToHit(step.hit);
  };

  return {
    hasNext,
    hasPrevious,
    next: () => goBy(1),
    previous: () => goBy(-1),
    first: () => goTo(0),
    last: () => goTo(Math.max(0, total - 1)),
    goTo,
    followScroll: (at) => goTo(at, 'first', true),
    nextHit: () => goByHit(1),
    previousHit: () => goByHit(-1),
    goToHit,
    unlessScrollable: (move) => (event) => {
      if (!event || !scrollFurther(event)) move();
    },
  };
}

/** Scrolls the stage in the direction of the key. False if it cannot scroll any further. */
function scrollFurther({ key, shiftKey }: KeyboardEvent): boolean {
  const stage = document.querySelector('[data-stage]');
  if (!stage) return false;
  const down = key === 'ArrowDown' || key === 'PageDown' || (key === ' ' && !shiftKey);
  const up = key === 'ArrowUp' || key === 'PageUp' || (key === ' ' && shiftKey);
  if (!down && !up) return false;
  const room = down ? stage.scrollHeight - stage.clientHeight - stage.scrollTop : stage.scrollTop;
  if (room < 2) return false;
  const far = key.startsWith('Arrow') ? 64 : stage.clientHeight * 0.9;
  stage.scrollBy({ top: down ? far : -far });
  return true;
}
