import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type JSX, useCallback, useState } from 'react';
import type { PageHit, PageSummary } from '#contract/pages/page.ts';
import { useKeys } from '../keys/use-keys.ts';
import { InRail } from '../lists/rail-slot.ts';
import { PageStage } from '../page/image/PageStage.tsx';
import { PageSkeleton } from '../page/PageSkeleton.tsx';
import { useBoundaries } from '../page/use-boundaries.ts';
import type { ListParams, ReaderParams } from '../params.ts';
import { queries } from '../server/queries.ts';
import { usePermission } from '../session/use-user.ts';
import { useTagging } from '../tagging/TaggingProvider.tsx';
import { useLocalStorage } from '../ui/parts.ts';
import { notify } from '../ui/toast.tsx';
import { HitLayer } from './HitLayer.tsx';
import { PageMarksLayer } from './marks/PageMarksLayer.tsx';
import { useMarks } from './marks/use-marks.ts';
import { useMarkSelection } from './marks/use-selected-mark.ts';
import { CurrentListPanel } from './navigation/CurrentListPanel.tsx';
import { currentHitOf } from './navigation/step-hits.ts';
import { useCurrentList } from './navigation/use-current-list.ts';
import type { CurrentPage } from './navigation/use-current-page.ts';
import { usePageNavigation } from './navigation/use-page-navigation.ts';
import { usePrefetchPages } from './navigation/use-prefetch-pages.ts';
import { useTermGroups } from './navigation/use-term-groups.ts';
import { PageWithoutImage } from './PageWithoutImage.tsx';
import { PagePanel } from './panel/PagePanel.tsx';
import classes from './reader.module.css';
import { StatusBar } from './StatusBar.tsx';
import { TagRangeDialog } from './TagRangeDialog.tsx';
import { useCorrection } from './text/use-correction.ts';
import { useCopyCite } from './use-copy-cite.ts';
import { useLayers } from './use-layers.ts';
import { useView } from './use-view.ts';

interface ReaderProps {
  matter: string;
  pageId: string;
  current: CurrentPage;
  list: ListParams;
  place: ReaderParams;
}

const noHits: PageHit[] = [];

export function Reader({ matter, pageId, current, list, place }: ReaderProps): JSX.Element {
  const navigate = useNavigate();
  const inHand = useCurrentList(matter, list, pageId);
  const index = inHand.place?.index;
  const page = current.summary ?? (index === undefined ? undefined : inHand.pageAt(index));
  const tags = useQuery(queries.tags(matter));
  const hits = useQuery({
    ...queries.pageHits(matter, pageId, list.q ?? '', list.mode),
    enabled: list.q !== undefined,
  });
  const onPage = hits.data ?? noHits;
  const hit = currentHitOf(place.hit, onPage.length);
  const groups = useTermGroups(matter, list);
  const view = useView(place);
  const walk = usePageNavigation({
    matter,
    list,
    group: place.group,
    inHand,
    view,
    hit,
    hits: onPage.length,
  });
  const decide = useTagging();
  const review = usePermission('reviewer');
  const copyCite = useCopyCite(current.detail);
  const correction = useCorrection(matter, pageId);
  const layers = useLayers();
  const marks = useMarks(matter, pageId);
  const hand = useMarkSelection(pageId);
  const boundaries = useBoundaries(matter);
  const [panelOpen, setPanelOpen] = useLocalStorage({
    key: 'panel',
    defaultValue: true,
    getInitialValueInEffect: false,
  });
  const [rangeOpen, setRangeOpen] = useState(false);
  const neighbors = [1, -1].flatMap((by) => (index === undefined ? [] : (inHand.pageAt(index + by) ?? [])));
  usePrefetchPages(matter, neighbors, list);

  const ifAllowed = (act: (page: PageSummary) => void) => () => {
    if (!page) return;
    if (review.why) notify(review.why);
    else act(page);
  };
  const toggleBoundary = ifAllowed((here) => {
    const name = here.bates ?? here.controlNumber;
    if (here.startsDocument)
      boundaries.decide(here.pageId, 'join', `Joined ${name} with the document before`);
    else boundaries.decide(here.pageId, 'split', `Split: a document starts on ${name}`);
  });
  const backToResults = () => {
    if (hand.isOpen) return hand.close();
    if (list.q === undefined) return false;
    const { q, production, tag, mode, narrow, order } = list;
    const search = { q, production, tag, mode, narrow, order, group: place.group };
    return void navigate({ to: '/m/$matter/search', params: { matter }, search });
  };

  useKeys(
    {
      'next-page': walk.unlessScrollable(walk.next),
      'previous-page': walk.unlessScrollable(walk.previous),
      'first-page': walk.first,
      'last-page': walk.last,
      'next-hit': walk.nextHit,
      'previous-hit': walk.previousHit,
      undo: ifAllowed(decide.undo),
      repeat: ifAllowed((here) => decide.repeat(tags.data ?? [], here)),
      'tag-range': ifAllowed(() => setRangeOpen(true)),
      'copy-cite': copyCite,
      'correct-text': ifAllowed(() => {
        setPanelOpen(true);
        if (current.detail) correction.start(current.detail);
      }),
      'toggle-boundary': toggleBoundary,
      fit: view.toggleFit,
      'zoom-in': view.zoomIn,
      'zoom-out': view.zoomOut,
      rotate: view.rotate,
      'toggle-hits': () => layers.toggle('hits'),
      'toggle-marks': layers.toggleMarks,
      'correct-marks': ifAllowed(() => {
        setPanelOpen(true);
        if (hand.isOpen) hand.close();
        else hand.open();
      }),
      'toggle-panel': () => setPanelOpen(!panelOpen),
      'back-to-results': backToResults,
    },
    (key, document) => {
      const tag = tags.data?.find((other) => other.key === key);
      if (!tag) return false;
      ifAllowed((here) => (document ? decide.toggleDocument(tag, here) : decide.togglePage(tag, here)))();
      return true;
    },
  );

  const setScale = useStable(view.setScale);
  if (!page) return <PageSkeleton />;
  return (
    <div className={classes.screen} data-panel={panelOpen ? (correction.isOpen ? 'wide' : 'open') : 'closed'}>
      <h1 className={classes.hiddenTitle}>Page {page.bates ?? page.controlNumber}</h1>
      <InRail>
        <CurrentListPanel matter={matter} list={list} inHand={inHand} tags={tags.data} open={walk.goTo} />
      </InRail>
      <PageStage
        matter={matter}
        page={page}
        neighbors={neighbors}
        view={view}
        onScale={setScale}
        layers={
          <>
            {layers.shown.hits && onPage.length > 0 && (
              <HitLayer hits={onPage} current={hit - 1} turn={view.turn} groups={groups.length} />
            )}
            <PageMarksLayer marks={marks} selection={hand} shown={layers.shown} turn={view.turn} />
          </>
        }
        fallback={(error) => <PageWithoutImage error={error} detail={current.detail} />}
      />
      {panelOpen && (
        <PagePanel
          page={page}
          detail={current.detail}
          tags={tags.data}
          list={list}
          review={review}
          copyCite={copyCite}
          openRange={() => setRangeOpen(true)}
          correction={correction}
          marks={marks}
          hand={hand}
          toggleBoundary={toggleBoundary}
        />
      )}
      <StatusBar
        page={page}
        filePages={current.detail?.filePages}
        place={inHand.place}
        listError={inHand.error}
        hit={
          list.q === undefined ? undefined : { current: hit, total: hits.data?.length, error: hits.isError }
        }
        groups={groups}
        hitsOnPage={onPage}
        view={view}
        walk={walk}
        layers={layers}
        panelOpen={panelOpen}
        togglePanel={() => setPanelOpen(!panelOpen)}
        backToResults={list.q === undefined ? undefined : backToResults}
      />
      <TagRangeDialog
        opened={rangeOpen}
        close={() => setRangeOpen(false)}
        tags={tags.data ?? []}
        from={page.bates ?? page.controlNumber}
      />
    </div>
  );
}

/** The first function given: setters close over nothing that changes. */
function useStable<Arguments extends unknown[]>(act: (...given: Arguments) => void) {
  // biome-ignore lint/correctness/useExhaustiveDependencies: stable by intent.
  return useCallback(act, []);
}
