import { type JSX, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { addTurns } from '#contract/values/turn.ts';
import { useSteady } from '../../ui/use-steady.ts';
import type { ReadPage } from '../read-page.ts';
import { OriginalPage } from './original.tsx';
import classes from './page-image.module.css';
import { letter, type Size, scaleOnStage, toSheetSize, turned } from './scale.ts';
import type { View } from './view.ts';

interface PageImageProps {
  page: ReadPage;
  shown: boolean;
  stage: Size;
  view: View;
  onScale: (scale: number) => void;
  onDrawn: () => void;
  onError: (error: Error) => void;
  children: ReactNode;
}

/**
 * One page at its size, with its layers. Until its file is open, it is assumed to have Letter size, like most
 * pages.
 */
export function PageImage(props: PageImageProps): JSX.Element {
  const { page, shown, stage, view, onScale, onDrawn, onError, children } = props;
  const [opened, setOpened] = useState({ size: letter, rotation: 0 });
  const [drawn, setDrawn] = useState(false);
  // The file may show the page sideways or upside down: it is drawn as it was read, so that the layers fit.
  const turn = addTurns(page.turned, view.turn);
  const size = turned(opened.size, turn);
  const scale = scaleOnStage(size, stage, view);

  useEffect(() => {
    if (shown) onScale(scale);
  }, [shown, scale, onScale]);
  // A page that was drawn in advance calls `onDrawn` when it becomes visible.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only coming into sight matters.
  useEffect(() => {
    if (shown && drawn) onDrawn();
  }, [shown]);

  // While the page is redrawn at another size, its last drawing stays, scaled: otherwise it would be blank
  // for a moment.
  const sheet = useRef<HTMLDivElement>(null);
  const drawnCanvas = useRef<HTMLCanvasElement>(null);
  const lastDrawing = useRef<HTMLCanvasElement>(undefined);
  const removeLastDrawing = () => {
    lastDrawing.current?.remove();
    lastDrawing.current = undefined;
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the size changes, before it is drawn anew.
  useLayoutEffect(() => {
    // By now another canvas has replaced it. If the size changes again before that one is drawn, the copy
    // stays.
    const canvas = drawnCanvas.current;
    if (!shown || !canvas || lastDrawing.current) return;
    lastDrawing.current = copyDrawing(canvas);
    sheet.current?.firstElementChild?.after(lastDrawing.current);
  }, [scale]);

  const events = useSteady({
    onOpened: (next: Size, rotation: number) => {
      const { size: known } = opened;
      if (next.width === known.width && next.height === known.height && rotation === opened.rotation) return;
      setOpened({ size: next, rotation });
    },
    onDrawn: () => {
      removeLastDrawing();
      drawnCanvas.current = sheet.current?.querySelector('canvas') ?? null;
      setDrawn(true);
      onDrawn();
    },
    onError,
  });

  const box = toSheetSize(size, stage, view);
  return (
    <div
      ref={sheet}
      hidden={!shown}
      className={classes.sheet}
      style={shown ? box : undefined}
      data-drawn={drawn}
      data-dimmed={view.isDimmed}
    >
      {/* The layers are siblings of the image and not inside it, because screen readers do not reach the
          content of an image. */}
      <div role="img" aria-label={`Page ${page.pageNumber} of ${page.file}. Its text is in the right panel.`}>
        <OriginalPage
          pageNumber={page.pageNumber}
          scale={scale}
          turn={turn}
          ownRotation={opened.rotation}
          {...events}
        />
      </div>
      {shown && (drawn ? children : <span className={classes.drawing}>Drawing the page…</span>)}
    </div>
  );
}

function copyDrawing(canvas: HTMLCanvasElement): HTMLCanvasElement {
  const copy = document.createElement('canvas');
  copy.width = canvas.width;
  copy.height = canvas.height;
  copy.className = classes.lastDrawing ?? '';
  copy.getContext('2d')?.drawImage(canvas, 0, 0);
  return copy;
}
