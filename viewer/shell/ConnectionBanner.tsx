import { useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { counted } from '#contract/values/counted.ts';
import type { LiveState } from '../server/follow-matter.ts';
import { queries } from '../server/queries.ts';
import { useWaiting } from '../tagging/use-waiting.ts';
import { Button } from '../ui/parts.ts';
import classes from './shell.module.css';

const NOT_RESPONDING =
  'Uncover is not responding. Your saved work is safe. Decisions about single pages are kept in this browser, and sent when the connection is back. Other changes cannot be saved until then.';
const KEPT = 'They are kept in this browser, also if you reload or close it.';
const STORAGE_FULL =
  'The storage of this browser is full: decisions are lost if you close or reload this tab before they are sent.';

/** Shown while the server does not respond, and while decisions are not with it yet. */
export function ConnectionBanner({ live }: { live: LiveState }): JSX.Element {
  const client = useQueryClient();
  const { waiting, isStorageFull, refusals, retry, sendRefusedAgain, discardRefused } = useWaiting();
  const [asking, setAsking] = useState(false);
  const askAgain = async () => {
    setAsking(true);
    retry();
    await client.refetchQueries({ queryKey: queries.matters().queryKey });
    setAsking(false);
  };
  return (
    <div role="status">
      {(live === 'lost' || waiting > 0) && (
        <div className={classes.banner}>
          <span>
            {waiting > 0 && `${counted(waiting, 'decision waits', 'decisions wait')} to be sent. `}
            {live === 'lost' && `${NOT_RESPONDING} `}
            {isStorageFull ? STORAGE_FULL : live !== 'lost' && KEPT}
          </span>
          <Button variant="default" loading={asking} onClick={() => void askAgain()}>
            Retry now
          </Button>
        </div>
      )}
      {refusals.length > 0 && (
        <div className={classes.banner}>
          <span>
            {counted(refusals.length, 'decision was', 'decisions were')} refused when the connection was back:{' '}
            {[...new Set(refusals)].join(' ')}
          </span>
          <Button variant="default" onClick={sendRefusedAgain}>
            Send again
          </Button>
          <Button variant="default" onClick={discardRefused}>
            Discard
          </Button>
        </div>
      )}
    </div>
  );
}
