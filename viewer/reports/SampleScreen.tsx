import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { JSX } from 'react';
import { PageSkeleton } from '../page/PageSkeleton.tsx';
import { reportQueries } from '../server/report-queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { Failure } from '../ui/Failure.tsx';
import { useDocumentTitle } from '../ui/parts.ts';
import { ReviewSample } from './ReviewSample.tsx';

const route = getRouteApi('/signed-in/m/$matter/reports/elusion/$sample');

/** A sample, page by page. Only the page image is shown, so that nothing else influences the answer. */
export function SampleScreen(): JSX.Element {
  const matter = useMatter();
  const { sample: sampleId } = route.useParams();
  const { at } = route.useSearch();
  const sample = useQuery(reportQueries.sample(matter, sampleId));
  const pages = useQuery(reportQueries.samplePages(matter, sampleId));
  useDocumentTitle(`${sample.data?.name ?? 'Sample'} · Uncover`);
  const error = sample.error ?? pages.error;
  if (error) {
    const retry = () => void Promise.all([sample.refetch(), pages.refetch()]);
    return <Failure title="The sample could not be loaded" error={error} retry={retry} />;
  }
  if (!sample.data || !pages.data) return <PageSkeleton />;
  const open = pages.data.findIndex(({ answer }) => answer === null);
  const index = Math.min(at ?? Math.max(0, open), pages.data.length - 1);
  return <ReviewSample matter={matter} sample={sample.data} pages={pages.data} index={index} />;
}
