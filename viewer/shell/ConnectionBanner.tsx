import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { LiveState } from '../server/follow-matter.ts';
import { queries } from '../server/queries.ts';
import { Button } from '../ui/parts.ts';
import classes from './shell.module.css';

/** Shown while the server does not respond. */
export function ConnectionBanner({ live }: { live: LiveState }): JSX.Element {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const retry = async () => {
    setAsking(true);
    await client.refetchQueries({ queryKey: queries.matters().queryKey });
    setAsking(false);
  };
  return (
    <div role="status">
      {live === 'lost' && (
        <div className={classes.banner}>
          <span>
            Uncover is not responding. Your saved work is safe. New changes cannot be saved until the
            connection is back.
          </span>
          <Button variant="default" loading={asking} onClick={() => void retry()}>
            Retry now
          </Button>
        </div>
      )}
    </div>
  );
}
