import { type JSX, type ReactNode, useEffect, useState } from 'react';
import type { PageSummary } from '#contract/pages/page.ts';
import { addTurns } from '#contract/values/turn.ts';
import { OriginalPage } from './original.tsx';
import classes from './page-image.module.css';
import { fittingScale, letter, type Size, scaleOf, turned } from './scale.ts';
import type { View } from './view.ts';

interface PageImageProps {
  page: PageSummary;
  shown: boolean;
  stage: Size;
  view: View;
  onScale: (scale: number) => void;
  onDrawn: () => void;
  onError: (error: Error) => void;
  children: ReactNode;
}

/** Room left around the page, so that its edge can be seen. */
const margin = 12;

/** One page at its size, with its layers. Before it is open it is taken to be a Letter page, as most are. */
export function PageImage(props: PageImageProps): JSX.Element {
  const { page, shown, stage, view, onScale, onDrawn, onError, children } = props;
  const [opened, setOpened] = useState({ size: letter, rotation: 0 });
  const [drawn, setDrawn] = useState(false);
  // Its file shows the page on its side or its head: it is drawn as it was read, and the layers fit.
  const turn = addTurns(page.turned, view.turn);
  const size = turned(opened.size, turn);
  const room = { width: stage.width - 2 * margin, height: stage.height - 2 * margin };
  const scale = view.zoom === undefined ? fittingScale(size, room, view.fit) : scaleOf(view.zoom);

  useEffect(() => {
    if (shown) onScale(scale);
  }, [shown, scale, onScale]);
  // A page drawn ahead of time says so when it comes into sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only coming into sight matters.
  useEffect(() => {
    if (shown && drawn) onDrawn();
  }, [shown]);

  const box = { width: Math.floor(size.width * scale), height: Math.floor(size.height * scale) };
  return (
    <div hidden={!shown} className={classes.sheet} style={shown ? box : undefined} data-drawn={drawn}>
      {/* Beside its layers, not around them: what is inside a picture cannot be reached by those who listen. */}
      <div role="img" aria-label={`Page ${page.pageNumber} of ${page.file}. Its text is in the right panel.`}>
        <OriginalPage
          pageNumber={page.pageNumber}
          scale={scale}
          turn={turn}
          ownRotation={opened.rotation}
          onOpened={(next, rotation) => {
            if (
              next.width !== opened.size.width ||
              next.height !== opened.size.height ||
              rotation !== opened.rotation
            ) {
              setOpened({ size: next, rotation });
            }
          }}
          onDrawn={() => {
            setDrawn(true);
            onDrawn();
          }}
          onError={onError}
        />
      </div>
      {shown && (drawn ? children : <span className={classes.drawing}>Drawing the page…</span>)}
    </div>
  );
}
