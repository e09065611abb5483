import { type JSX, memo } from 'react';
import { InRail } from '../lists/rail-slot.ts';
import { PageStage } from '../page/image/PageStage.tsx';
import { VisuallyHidden } from '../ui/parts.ts';
import { HitLayer } from './HitLayer.tsx';
import { HighlightLayer } from './highlights/HighlightLayer.tsx';
import { PageMarksLayer } from './marks/PageMarksLayer.tsx';
import { CurrentListPanel } from './navigation/CurrentListPanel.tsx';
import { usePrefetchPages } from './navigation/use-prefetch-pages.ts';
import { PageWithoutImage } from './PageWithoutImage.tsx';
import { PagePanel } from './panel/PagePanel.tsx';
import { PassageLayer } from './passages/PassageLayer.tsx';
import classes from './reader.module.css';
import { useReader } from './reader-context.ts';
import { SequesterDialog } from './SequesterDialog.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TagManyDialog } from './TagManyDialog.tsx';
import { TextLayer } from './text/TextLayer.tsx';
import { useReaderKeys } from './use-reader-keys.ts';

/** The open page between its list and its panel. */
export const Reader = memo(function Reader(): JSX.Element {
  const reader = useReader();
  const { page, panel, correction } = reader;
  return (
    <div
      className={classes.screen}
      data-panel={panel.isOpen ? (correction.isOpen ? 'wide' : 'open') : 'closed'}
    >
      <ReaderKeys />
      <VisuallyHidden component="h1">Page {page.bates ?? page.controlNumber}</VisuallyHidden>
      <InRail>
        <CurrentListPanel />
      </InRail>
      <Stage />
      {panel.isOpen && <PagePanel />}
      <StatusBar />
      <TagManyDialog />
      <SequesterDialog />
    </div>
  );
});

/** By itself: the keys know the page's tags, and a change of those draws nothing else again. */
function ReaderKeys(): null {
  useReaderKeys();
  return null;
}

function Stage(): JSX.Element {
  const { matter, page, detail, currentList, neighbors, view, marks, markSelection, layers } = useReader();
  usePrefetchPages(matter, neighbors, currentList.params);
  return (
    <PageStage
      matter={matter}
      page={page}
      neighbors={neighbors}
      view={view}
      onScale={view.setScale}
      layers={
        <>
          <TextLayer />
          <PassageLayer />
          <HighlightLayer />
          <HitLayer />
          <PageMarksLayer marks={marks} selection={markSelection} shown={layers.shown} turn={view.turn} />
        </>
      }
      fallback={(error) => <PageWithoutImage error={error} detail={detail} />}
    />
  );
}
