import { type JSX, useState } from 'react';
import { describeProgress } from '../../batch/describe-batch.ts';
import { FinishBatch } from '../../batch/FinishBatch.tsx';
import { Button } from '../../ui/parts.ts';
import classes from '../reader.module.css';
import { useReader } from '../reader-context.ts';

/** How far the batch of the list is, and for its holder a button to finish it; nothing for other lists. */
export function BatchStatus(): JSX.Element | null {
  const { matter, readerBatch } = useReader();
  const { batch, isHeld } = readerBatch;
  const [isFinishing, setIsFinishing] = useState(false);
  if (!batch) return null;
  return (
    <>
      <span className={classes.separator} />
      <span aria-live="polite" title={`${batch.name}, ${batch.holder?.name ?? 'free'}`}>
        {describeProgress(batch)}
        {!isHeld && <span className={classes.wideOnly}> ({batch.holder?.name ?? 'free'})</span>}
      </span>
      {isHeld && (
        <>
          <Button variant="subtle" size="compact-xs" onClick={() => setIsFinishing(true)}>
            Finish
          </Button>
          <FinishBatch
            matter={matter}
            batch={batch}
            opened={isFinishing}
            close={() => setIsFinishing(false)}
          />
        </>
      )}
    </>
  );
}
