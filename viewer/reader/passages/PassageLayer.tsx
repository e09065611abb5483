import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { PassageLines } from '../../page/PassageLines.tsx';
import { passageQueries } from '../../server/passage-queries.ts';
import { useReader } from '../reader-context.ts';

/** The passages of the page, unless they are hidden. */
export function PassageLayer(): JSX.Element | null {
  const { matter, page, layers, view, shownPassage } = useReader();
  const passages = useQuery(passageQueries.onPage(matter, page.pageId)).data;
  if (!layers.shown.passages || !passages) return null;
  return <PassageLines passages={passages} turn={view.turn} current={shownPassage} />;
}
