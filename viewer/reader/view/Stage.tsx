import type { JSX } from 'react';
import { usePrefetchPages } from '../navigation/use-prefetch-pages.ts';
import { useReader } from '../reader-context.ts';
import { ComparedPages } from './ComparedPages.tsx';
import { ContinuousPages } from './ContinuousPages.tsx';
import { OpenPageStage } from './OpenPageStage.tsx';
import { TextBeside } from './TextBeside.tsx';
import { TwoPages } from './TwoPages.tsx';

/** The open page in the layout that the person chose, or beside the page that it is compared with. */
export function Stage(): JSX.Element {
  const { matter, currentList, neighbors, view, comparison } = useReader();
  usePrefetchPages(matter, neighbors, currentList.params);
  const index = currentList.position?.index;
  if (comparison.reference !== undefined) return <ComparedPages reference={comparison.reference} />;
  if (view.layout === 'text') return <TextBeside />;
  // A page outside of its list has no page beside it.
  if (view.layout === 'two' && index !== undefined) return <TwoPages index={index} />;
  if (view.layout === 'scroll' && index !== undefined) return <ContinuousPages index={index} />;
  return <OpenPageStage />;
}
