import { Outlet, useMatchRoute, useNavigate, useSearch } from '@tanstack/react-router';
import type { JSX } from 'react';
import { ReportsParams } from '../params.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { SegmentedControl, Title } from '../ui/parts.ts';
import classes from './reports.module.css';

/** The Bates numbers report has its own address, so that other screens can link to it. */
const BATES = 'bates';

const tabs = [
  { value: BATES, label: 'Bates numbers' },
  { value: 'terms', label: 'Search terms' },
  { value: 'elusion', label: 'Elusion samples' },
  { value: 'queries', label: 'Recorded queries' },
  { value: 'passages', label: 'Passages' },
  { value: 'reading', label: 'Reading' },
  { value: 'agreement', label: 'Agreement' },
] as const;

/** The kinds of reports, and the one on screen. */
export function ReportsFrame(): JSX.Element {
  const matter = useMatter();
  const navigate = useNavigate();
  const { allowed: isAttorney } = usePermission('attorney');
  const isBates = useMatchRoute()({ to: '/m/$matter/reports/bates' }) !== false;
  const { show = 'terms' } = ReportsParams.parse(useSearch({ strict: false }));
  const open = (value: string) => {
    if (value === BATES) void navigate({ to: '/m/$matter/reports/bates', params: { matter } });
    else {
      const search = ReportsParams.parse({ show: value });
      void navigate({ to: '/m/$matter/reports', params: { matter }, search });
    }
  };
  return (
    <div className={classes.screen}>
      <Title order={1} mb="xs">
        Reports
      </Title>
      <SegmentedControl
        size="xs"
        mb="md"
        aria-label="Kind of report"
        value={isBates ? BATES : show}
        onChange={open}
        data={tabs.filter(({ value }) => value !== 'agreement' || isAttorney)}
      />
      <Outlet />
    </div>
  );
}
