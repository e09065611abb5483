import { type JSX, useState } from 'react';
import { PageImage } from '../../page/image/PageImage.tsx';
import type { Size } from '../../page/image/scale.ts';
import type { ReadPage } from '../../page/read-page.ts';
import { useReportSeen } from '../../seen/use-report-seen.ts';
import { PageWithoutImage } from '../PageWithoutImage.tsx';
import { useReader } from '../reader-context.ts';
import { PageLayers } from './PageLayers.tsx';
import classes from './view.module.css';

/** Where a page is among the pages of the list. */
export interface Place {
  index: number;
  /** In pixels. */
  top: number;
  isOpen: boolean;
}

interface ContinuousPageProps {
  place: Place;
  page: ReadPage;
  stage: Size;
  measure: (element: HTMLElement | null) => void;
}

/** One page of many below each other. Only the open one has layers, and counts as seen. */
export function ContinuousPage({ place, page, stage, measure }: ContinuousPageProps): JSX.Element {
  const { view, detail } = useReader();
  const { index, top, isOpen } = place;
  const [isDrawn, setIsDrawn] = useState(false);
  const [error, setError] = useState<Error>();
  useReportSeen(isOpen && (isDrawn || error) ? page.pageId : undefined);
  return (
    <div ref={measure} data-index={index} data-open={isOpen} className={classes.page} style={{ top }}>
      {error ? (
        <PageWithoutImage error={error} detail={isOpen ? detail : undefined} />
      ) : (
        <PageImage
          page={page}
          shown
          stage={stage}
          view={isOpen ? view : { ...view, turn: view.turnOf(page.pageId) }}
          onScale={isOpen ? view.setScale : ignoreScale}
          onDrawn={() => setIsDrawn(true)}
          onError={setError}
        >
          {isOpen && <PageLayers />}
        </PageImage>
      )}
    </div>
  );
}

/** The status bar shows the scale of the open page. */
function ignoreScale(): void {}

/** In the shape that most pages have, until the page is loaded and its file is open. */
export function UndrawnPage({ top, isOpen, size }: Place & { size: Size }): JSX.Element {
  return (
    <div className={classes.page} data-open={isOpen} style={{ top }}>
      <div className={classes.undrawn} style={size} />
    </div>
  );
}
