import { type JSX, type ReactNode, useEffect, useRef, useState } from 'react';
import { useReportSeen } from '../../seen/use-report-seen.ts';
import { Skeleton, useElementSize } from '../../ui/parts.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import type { ReadPage } from '../read-page.ts';
import { Original } from './original.tsx';
import { PageImage } from './PageImage.tsx';
import classes from './page-image.module.css';
import { letter, type Size, toSheetSize } from './scale.ts';
import type { View } from './view.ts';

interface PageStageProps {
  matter: string;
  page: ReadPage;
  /** Drawn out of sight after the current page, so that the next and the previous page appear at once. */
  neighbors: readonly ReadPage[];
  view: View;
  layers: ReactNode;
  /** Shown instead when the image cannot be. */
  fallback: (error: Error) => ReactNode;
  onScale: (scale: number) => void;
  /** Tells two stages of one screen apart for screen readers. */
  label?: string;
}

/** The page image. At most three pages are drawn at a time; their file is opened once. */
export function PageStage(props: PageStageProps): JSX.Element {
  const { matter, page, neighbors, view, layers, fallback, onScale, label = 'Page image' } = props;
  const { ref: measured, width, height } = useElementSize<HTMLDivElement>();
  const scroller = useRef<HTMLDivElement>(null);
  const [drawn, setDrawn] = useState<string>();
  const [failed, setFailed] = useState<{ pageId: string; error: Error }>();
  const stage: Size = { width: width || letter.width, height: height || letter.height };
  const isIdle = useIdle(drawn === page.pageId);
  const kept = useRef<string[]>([]);

  // The previous page is already drawn and stays; the next one is drawn when the browser is idle.
  const mounted = [page, ...neighbors.filter(({ pageId }) => isIdle || kept.current.includes(pageId))];
  useEffect(() => {
    kept.current = mounted.map(({ pageId }) => pageId);
  });
  const files = [...new Set(mounted.map(({ fileId }) => fileId))];
  const error = failed?.pageId === page.pageId ? failed.error : undefined;

  useReportSeen(drawn === page.pageId || error ? page.pageId : undefined);

  // A new page starts at its top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the page changes.
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0, left: 0 });
  }, [page.pageId]);

  return (
    <div ref={measured} className={classes.stage}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a zoomed page must be scrollable by keyboard. */}
      <section ref={scroller} className={classes.scroller} tabIndex={0} aria-label={label} data-stage>
        {error
          ? fallback(error)
          : width > 0 &&
            files.map((fileId) => (
              <Original
                key={fileId}
                matter={matter}
                fileId={fileId}
                loading={fileId === page.fileId && <UndrawnSheet stage={stage} view={view} />}
                onError={(cause) => {
                  if (fileId === page.fileId) setFailed({ pageId: page.pageId, error: cause });
                }}
              >
                {mounted
                  .filter((other) => other.fileId === fileId)
                  .map((other) => (
                    <PageImage
                      key={other.pageId}
                      page={other}
                      shown={other.pageId === page.pageId}
                      stage={stage}
                      view={other.pageId === page.pageId ? view : { ...view, turn: 0 }}
                      onScale={onScale}
                      onDrawn={() => {
                        if (other.pageId === page.pageId) setDrawn(page.pageId);
                      }}
                      onError={(cause) => {
                        if (other.pageId === page.pageId) setFailed({ pageId: page.pageId, error: cause });
                      }}
                    >
                      {other.pageId === page.pageId && layers}
                    </PageImage>
                  ))}
              </Original>
            ))}
        {!error && width === 0 && <Skeleton height="100%" />}
      </section>
    </div>
  );
}

/** The shape that is assumed until the file is open; most pages have it. */
function UndrawnSheet({ stage, view }: { stage: Size; view: View }): JSX.Element {
  const size = toSheetSize(letter, stage, view);
  return <div className={classes.sheet} style={size} data-drawn={false} />;
}

/** Whether the browser has been idle since this became true. */
function useIdle(isReady: boolean): boolean {
  const [isIdle, setIsIdle] = useState(false);
  useEffect(() => {
    if (!isReady) return setIsIdle(false);
    return whenIdle(() => setIsIdle(true));
  }, [isReady]);
  return isReady && isIdle;
}
