import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { listScreens } from '../screens.ts';
import { useUser } from '../session/use-user.ts';
import { NewHitsBadge } from './NewHitsBadge.tsx';
import classes from './shell.module.css';

interface RailProps {
  matter: string;
  slotRef: (slot: HTMLElement | null) => void;
}

/** The links to the screens, and below them the room where a screen shows its list. */
export function Rail({ matter, slotRef }: RailProps): JSX.Element {
  const { role } = useUser();
  return (
    <nav className={classes.rail} aria-label="Screens and current list">
      <ul className={classes.links}>
        {listScreens(role)
          .filter(({ inRail }) => inRail)
          .map(({ key, address, name, icon: Icon }) => (
            <li key={key}>
              <Link
                to={address}
                params={{ matter }}
                className={classes.link}
                // Every address of the matter starts with that of the first screen.
                activeOptions={{ exact: key === 'productions', includeSearch: false }}
              >
                <Icon size={16} aria-hidden />
                {name}
                {key === 'savedSearches' && <NewHitsBadge matter={matter} />}
              </Link>
            </li>
          ))}
      </ul>
      <div ref={slotRef} className={classes.slot} />
    </nav>
  );
}
