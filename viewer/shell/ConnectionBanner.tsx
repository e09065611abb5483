import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import type { LiveState } from '../server/follow-matter.ts';
import { queries } from '../server/queries.ts';
import { Button } from '../ui/parts.ts';
import classes from './shell.module.css';

/** Says that the server does not answer, for as long as it does not. */
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
            Uncover does not answer. What you decided is saved; nothing new can be saved until it is live
            again.
          </span>
          <Button variant="default" loading={asking} onClick={() => void retry()}>
            Try now
          </Button>
        </div>
      )}
    </div>
  );
}
