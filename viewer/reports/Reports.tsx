import { getRouteApi } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useMatter } from '../session/use-matter.ts';
import { useDocumentTitle } from '../ui/parts.ts';
import { Agreement } from './Agreement.tsx';
import { CoverageReportPart } from './coverage/CoverageReport.tsx';
import { ElusionSamples } from './ElusionSamples.tsx';
import { Passages } from './Passages.tsx';
import { RecordedQueries } from './RecordedQueries.tsx';
import { TermReports } from './TermReports.tsx';

const route = getRouteApi('/signed-in/m/$matter/reports-frame/reports');

/**
 * Reports about searches that can be cited: counts by term, what a search misses, and which queries were run
 * when.
 */
export function Reports(): JSX.Element {
  useDocumentTitle('Reports · Uncover');
  const matter = useMatter();
  const { show = 'terms' } = route.useSearch();
  return (
    <>
      {show === 'terms' && <TermReports matter={matter} />}
      {show === 'elusion' && <ElusionSamples matter={matter} />}
      {show === 'passages' && <Passages matter={matter} />}
      {show === 'reading' && <CoverageReportPart matter={matter} />}
      {show === 'agreement' && <Agreement matter={matter} />}
      {show === 'queries' && <RecordedQueries matter={matter} />}
    </>
  );
}
