import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { useMatter } from '../session/use-matter.ts';
import { SegmentedControl, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import { ElusionSamples } from './ElusionSamples.tsx';
import { RecordedQueries } from './RecordedQueries.tsx';
import classes from './reports.module.css';
import { TermReports } from './TermReports.tsx';

const route = getRouteApi('/signed-in/m/$matter/reports');

const kinds = [
  { value: 'terms', label: 'Search terms' },
  { value: 'elusion', label: 'Elusion samples' },
  { value: 'queries', label: 'Recorded queries' },
] as const;

/** Reports to cite about searches: counts by term, what a search misses, and which queries were run when. */
export function Reports(): JSX.Element {
  useDocumentTitle('Reports · Uncover');
  const matter = useMatter();
  const navigate = useNavigate();
  const { show = 'terms' } = route.useSearch();
  return (
    <div className={classes.screen}>
      <Title order={1} mb="xs">
        Reports
      </Title>
      <Text size="sm" mb="sm">
        <Link to="/m/$matter/reports/bates" params={{ matter }}>
          Bates numbers: ranges, gaps and unnumbered pages
        </Link>
      </Text>
      <SegmentedControl
        size="xs"
        mb="md"
        aria-label="Kind of report"
        value={show}
        onChange={(value) => {
          const chosen = kinds.find((kind) => kind.value === value)?.value;
          void navigate({ to: '/m/$matter/reports', params: { matter }, search: { show: chosen } });
        }}
        data={[...kinds]}
      />
      {show === 'terms' && <TermReports matter={matter} />}
      {show === 'elusion' && <ElusionSamples matter={matter} />}
      {show === 'queries' && <RecordedQueries matter={matter} />}
    </div>
  );
}
