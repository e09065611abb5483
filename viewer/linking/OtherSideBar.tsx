import type { JSX } from 'react';
import { Button } from '../ui/parts.ts';
import classes from './linking.module.css';
import { useOtherSide } from './use-other-side.ts';

/** Shows on every screen of the matter which passage a person is looking for the other side of. */
export function OtherSideBar({ matter }: { matter: string }): JSX.Element | null {
  const { sought, stop } = useOtherSide(matter);
  if (!sought) return null;
  return (
    <section className={classes.bar} aria-label="Other side">
      <div className={classes.sought}>
        <p>
          Looking for the other side of “{sought.words}” ({sought.cite})
        </p>
        <p>Open a page, select the words, and choose Link as other side.</p>
      </div>
      <Button size="compact-sm" variant="default" onClick={stop}>
        Stop looking
      </Button>
    </section>
  );
}
