import { useQuery } from '@tanstack/react-query';
import { type JSX, useEffect, useRef } from 'react';
import { queries } from '../../server/queries.ts';
import { SelectionActions } from '../passages/SelectionActions.tsx';
import { useReader } from '../reader-context.ts';
import { copySelectedRuns, fillTextLayer, followSelection } from './fill-text-layer.ts';
import classes from './text-layer.module.css';

/**
 * Invisible words over the page image, which can be selected, copied and found by the browser. They come from
 * the text in use and not from the file, whose text layer may have words that the page does not show.
 */
export function TextLayer(): JSX.Element {
  const { matter, page, detail, view } = useReader();
  const { data: runs } = useQuery(queries.textRuns(matter, page.pageId));
  const layer = useRef<HTMLDivElement>(null);
  const shape = detail && detail.width / detail.height;
  useEffect(() => {
    if (layer.current && runs && shape) fillTextLayer(layer.current, runs, shape);
  }, [runs, shape]);
  useEffect(() => {
    const element = layer.current;
    if (!element) return;
    const leave = followSelection(element);
    element.addEventListener('copy', copySelectedRuns);
    return () => {
      leave();
      element.removeEventListener('copy', copySelectedRuns);
    };
  }, []);
  // Hidden from screen readers, which find the same words in the panel.
  return (
    <>
      <div ref={layer} className={classes.layer} data-turn={view.turn} aria-hidden />
      <SelectionActions layer={layer} />
    </>
  );
}
