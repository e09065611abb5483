import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { PageWindow } from '#contract/pages/page.ts';
import { toListParams } from '../lists/current-list.ts';
import type { ReadPage } from '../page/read-page.ts';
import { useBoundaries } from '../page/use-boundaries.ts';
import type { ReaderParams } from '../params.ts';
import { queries } from '../server/queries.ts';
import { usePermission } from '../session/use-user.ts';
import { toCodebookTags } from '../tagging/codebook-tag.ts';
import { notify } from '../ui/toast.tsx';
import { useSteady } from '../ui/use-steady.ts';
import { useMarks } from './marks/use-marks.ts';
import { useMarkSelection } from './marks/use-selected-mark.ts';
import { findLoadedPage, useCurrentList } from './navigation/use-current-list.ts';
import type { CurrentPage, DecidedPage } from './navigation/use-current-page.ts';
import { usePageHits } from './navigation/use-page-hits.ts';
import { usePageNavigation } from './navigation/use-page-navigation.ts';
import { useReadPage } from './navigation/use-read-page.ts';
import { useReaderBatch } from './navigation/use-reader-batch.ts';
import { usePassageForm } from './passages/use-passage-form.ts';
import type { Reader } from './reader-context.ts';
import { useCorrection } from './text/use-correction.ts';
import { useCopyCite } from './use-copy-cite.ts';
import { useDialog, usePanel, usePanelTab, useStatementsShown, useThumbnailsShown } from './use-panel.ts';
import { useComparison } from './view/use-comparison.ts';
import { useLayers } from './view/use-layers.ts';
import { useView } from './view/use-view.ts';

export interface ReaderState {
  /** The same while nothing in it changes. */
  reader: Reader;
  decided: DecidedPage;
  loaded: readonly PageWindow[];
}

/** The state of the reader on a page; undefined until the page is loaded. */
export function useReaderState(
  matter: string,
  pageId: string,
  current: CurrentPage,
  params: ReaderParams,
): ReaderState | undefined {
  const list = toListParams(params);
  const review = useSteady(usePermission('reviewer'));
  const { loaded, ...listState } = useCurrentList(matter, list, pageId);
  const currentList = useSteady(listState);
  const index = currentList.position?.index;
  const [summary, next, previous] = [0, 1, -1].map((by) =>
    index === undefined ? undefined : findLoadedPage(loaded, index + by),
  );
  const page = useReadPage(current.summary ?? summary);
  const neighbors = useNeighbors(useReadPage(next), useReadPage(previous));
  const hits = useSteady(usePageHits(matter, pageId, list, params.hit));
  const view = useSteady(useView(params, pageId));
  const tags = useQuery({ ...queries.tags(matter), select: toCodebookTags }).data;
  const navigation = useSteady(
    usePageNavigation({
      matter,
      currentList,
      group: params.group,
      comparedWith: params.with,
      view,
      hits,
    }),
  );
  const comparison = useSteady(useComparison(params.with));
  const readerBatch = useSteady(useReaderBatch(matter, list, pageId));
  const layers = useSteady(useLayers());
  const marks = useSteady(useMarks(matter, pageId));
  const markSelection = useSteady(useMarkSelection(pageId));
  const correction = useSteady(useCorrection(matter, pageId));
  const panel = useSteady(usePanel());
  const panelTab = useSteady(usePanelTab());
  const passageForm = useSteady(usePassageForm(pageId));
  const tagMany = useSteady(useDialog());
  const sequester = useSteady(useDialog());
  const statements = useSteady(useStatementsShown());
  const thumbnails = useSteady(useThumbnailsShown());
  const copyCite = useCopyCite(current.detail);
  const toggleBoundary = useToggleBoundary(matter, page, review.why);
  const backToResults = useBackToResults(matter, params);
  const reader = useSteady({
    matter,
    page,
    detail: current.detail,
    tags,
    review,
    currentList,
    neighbors,
    hits,
    navigation,
    readerBatch,
    view,
    layers,
    marks,
    markSelection,
    correction,
    panel,
    panelTab,
    passageForm,
    shownPassage: params.passage,
    tagMany,
    sequester,
    statements,
    thumbnails,
    comparison,
    copyCite,
    toggleBoundary,
    backToResults,
  });
  const decided = useSteady({
    tagIds: current.decided?.tagIds ?? summary?.tagIds ?? none,
    decisions: current.decided?.decisions,
  });
  return isLoaded(reader) ? { reader, decided, loaded } : undefined;
}

const none: readonly string[] = [];

function useNeighbors(next: ReadPage | undefined, previous: ReadPage | undefined): ReadPage[] {
  return useMemo(() => [next, previous].filter((page) => page !== undefined), [next, previous]);
}

function isLoaded(reader: Omit<Reader, 'page'> & { page: Reader['page'] | undefined }): reader is Reader {
  return reader.page !== undefined;
}

function useToggleBoundary(matter: string, page: Reader['page'] | undefined, whyNot: string | undefined) {
  const boundaries = useBoundaries(matter);
  return () => {
    if (!page) return;
    if (whyNot) return notify(whyNot);
    const name = page.bates ?? page.controlNumber;
    if (page.startsDocument)
      boundaries.decide(page.pageId, 'join', `Merged ${name} with the previous document.`);
    else boundaries.decide(page.pageId, 'split', `A new document starts at ${name}.`);
  };
}

function useBackToResults(matter: string, params: ReaderParams): (() => void) | undefined {
  const navigate = useNavigate();
  const { q, production, tag, mode, narrow, order, group } = params;
  if (q === undefined) return undefined;
  const search = { q, production, tag, mode, narrow, order, group };
  return () => void navigate({ to: '/m/$matter/search', params: { matter }, search });
}
