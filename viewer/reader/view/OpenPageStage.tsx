import type { JSX } from 'react';
import { PageStage } from '../../page/image/PageStage.tsx';
import { PageWithoutImage } from '../PageWithoutImage.tsx';
import { useReader } from '../reader-context.ts';
import { PageLayers } from './PageLayers.tsx';

/** The open page alone, with its neighbors drawn in advance. */
export function OpenPageStage(): JSX.Element {
  const { matter, page, detail, neighbors, view } = useReader();
  return (
    <PageStage
      matter={matter}
      page={page}
      neighbors={neighbors}
      view={view}
      onScale={view.setScale}
      layers={<PageLayers />}
      fallback={(error) => <PageWithoutImage error={error} detail={detail} />}
    />
  );
}
