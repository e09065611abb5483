import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { useUser } from '../session/use-user.ts';
import { AccountMenu } from './AccountMenu.tsx';
import classes from './shell.module.css';

/** The frame of screens that belong to no matter, with links to the matters and the account menu. */
export function PlainFrame({ children }: { children: ReactNode }): JSX.Element {
  const { role } = useUser();
  return (
    <div className={classes.shell}>
      <a className="skip-link" href="#content">
        Skip to content
      </a>
      <header className={classes.topBar}>
        <strong className={classes.brand}>Uncover</strong>
        <nav className={classes.outside} aria-label="Screens">
          <Link to="/matters" className={classes.link}>
            Matters
          </Link>
          {role === 'attorney' && (
            <Link to="/people" className={classes.link}>
              People
            </Link>
          )}
        </nav>
        <AccountMenu />
      </header>
      <main id="content" className={classes.main} tabIndex={-1}>
        {children}
      </main>
    </div>
  );
}
