import type { JSX } from 'react';
import { HitLayer } from '../HitLayer.tsx';
import { HighlightLayer } from '../highlights/HighlightLayer.tsx';
import { PageMarksLayer } from '../marks/PageMarksLayer.tsx';
import { PassageLayer } from '../passages/PassageLayer.tsx';
import { useReader } from '../reader-context.ts';
import { TextLayer } from '../text/TextLayer.tsx';

/** Everything that is shown over the image of the open page. */
export function PageLayers(): JSX.Element {
  const { view, marks, markSelection, layers } = useReader();
  return (
    <>
      <TextLayer />
      <PassageLayer />
      <HighlightLayer />
      <HitLayer />
      <PageMarksLayer marks={marks} selection={markSelection} shown={layers.shown} turn={view.turn} />
    </>
  );
}
