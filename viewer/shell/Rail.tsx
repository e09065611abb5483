import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import {
  IconBookmark,
  IconEyeOff,
  IconFiles,
  IconGavel,
  IconHelp,
  IconReportAnalytics,
  IconSearch,
  IconStack2,
  IconTags,
} from '../ui/icons.ts';
import { RailNewHits } from './NewHitsBadge.tsx';
import classes from './shell.module.css';

const screens = [
  { to: '/m/$matter', name: 'Productions', icon: IconFiles, exact: true },
  { to: '/m/$matter/search', name: 'Search', icon: IconSearch, exact: false },
  { to: '/m/$matter/searches', name: 'Saved searches', icon: IconBookmark, exact: false },
  { to: '/m/$matter/documents', name: 'Documents', icon: IconStack2, exact: false },
  { to: '/m/$matter/withholdings', name: 'Withholdings', icon: IconEyeOff, exact: false },
  { to: '/m/$matter/reports', name: 'Reports', icon: IconReportAnalytics, exact: false },
  { to: '/m/$matter/exhibits', name: 'Exhibits', icon: IconGavel, exact: false },
  { to: '/m/$matter/codebook', name: 'Codebook', icon: IconTags, exact: false },
  { to: '/m/$matter/help', name: 'Guides', icon: IconHelp, exact: false },
] as const;

interface RailProps {
  matter: string;
  slotRef: (slot: HTMLElement | null) => void;
}

export function Rail({ matter, slotRef }: RailProps): JSX.Element {
  return (
    <nav className={classes.rail} aria-label="Screens and the list in hand">
      <ul className={classes.links}>
        {screens.map(({ to, name, icon: Icon, exact }) => (
          <li key={to}>
            <Link
              to={to}
              params={{ matter }}
              className={classes.link}
              activeOptions={{ exact, includeSearch: false }}
            >
              <Icon size={16} aria-hidden />
              {name}
              {to === '/m/$matter/searches' && <RailNewHits matter={matter} />}
            </Link>
          </li>
        ))}
      </ul>
      <div ref={slotRef} className={classes.slot} />
    </nav>
  );
}
