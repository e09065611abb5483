import type { JSX } from 'react';
import type { ReadDetail } from '../../page/read-page.ts';
import { Snippet } from '../../page/Snippet.tsx';
import type { PageHits } from '../navigation/use-page-hits.ts';

interface PageTextProps {
  detail: Pick<ReadDetail, 'text'>;
  /** The hits of the list's query, and its number of terms. */
  hits: Pick<PageHits, 'all' | 'terms'>;
}

/** The text in use, with the words of every hit marked as on the image. */
export function PageText({ detail, hits }: PageTextProps): JSX.Element {
  const marks = hits.all.flatMap(({ words }) =>
    words.map(({ start, end, group }): [number, number, number] => [start, end, group]),
  );
  return <Snippet text={detail.text} marks={marks} groups={hits.terms.length} />;
}
