import { Link } from '@tanstack/react-router';
import { type JSX, memo } from 'react';
import { listScreens } from '../screens.ts';
import { useRole } from '../session/use-user.ts';
import { Tooltip, VisuallyHidden } from '../ui/parts.ts';
import { NewHitsBadge } from './NewHitsBadge.tsx';
import classes from './shell.module.css';

interface RailProps {
  matter: string;
  /**
   * Shows only the icons of screens: while a page is read, to leave room for the list; in a narrow window,
   * for the screen.
   */
  isCompact: boolean;
  slotRef: (slot: HTMLElement | null) => void;
}

/**
 * The links to the screens, and below or beside them the space in which a screen shows its list. Memoized
 * like the whole frame, because turning a page does not change it.
 */
export const Rail = memo(function Rail({ matter, isCompact, slotRef }: RailProps): JSX.Element {
  const role = useRole();
  return (
    <nav className={classes.rail} data-compact={isCompact} aria-label="Screens and current list">
      <ul className={classes.links}>
        {listScreens(role)
          .filter(({ inRail }) => inRail)
          .map(({ key, address, name, icon: Icon }) => (
            <li key={key}>
              <Tooltip label={name} position="right" disabled={!isCompact}>
                <Link
                  to={address}
                  params={{ matter }}
                  className={classes.link}
                  // Every address of the matter starts with that of the first screen.
                  activeOptions={{ exact: key === 'home', includeSearch: false }}
                >
                  <Icon size={16} aria-hidden />
                  {isCompact ? <VisuallyHidden>{name}</VisuallyHidden> : name}
                  {key === 'savedSearches' && !isCompact && <NewHitsBadge matter={matter} />}
                </Link>
              </Tooltip>
            </li>
          ))}
      </ul>
      <div ref={slotRef} className={classes.slot} />
    </nav>
  );
});
