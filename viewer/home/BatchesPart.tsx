import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { type Batch, toBatchSetName } from '#contract/review/batch.ts';
import { counted } from '#contract/values/counted.ts';
import { ContinueBatch } from '../batch/ContinueBatch.tsx';
import { describeProgress, describeWork } from '../batch/describe-batch.ts';
import { useBatchActs } from '../batch/use-batch-acts.ts';
import { batchQueries } from '../server/batch-queries.ts';
import { usePermission, useUser } from '../session/use-user.ts';
import { Button, Text } from '../ui/parts.ts';
import classes from './home.module.css';
import { Part } from './Part.tsx';

/** Batches of others that are listed; the Batches screen has all. */
const MOST_LISTED = 5;

/** The person's own batches, a button that takes the next one, and for attorneys those of others. */
export function BatchesPart({ matter }: { matter: string }): JSX.Element | null {
  const { userName } = useUser();
  const { allowed: isAttorney } = usePermission('attorney');
  const batches = useQuery(batchQueries.list(matter, 'open')).data;
  const { take } = useBatchActs(matter);
  if (!batches || batches.length === 0) return null;
  const own = batches.filter(({ holder }) => holder?.userName === userName);
  const others = batches.filter(({ holder }) => holder && holder.userName !== userName);
  const free = batches.filter(({ holder }) => holder === null).length;
  return (
    <Part
      title="My batches"
      more={
        <Link to="/m/$matter/batches" params={{ matter }}>
          {counted(batches.length, 'open batch', 'open batches')}
        </Link>
      }
    >
      {own.length === 0 && (
        <Text c="dimmed" mb="xs">
          {free > 0
            ? 'You have no batch. Take the next one to start.'
            : 'You have no batch, and none is free.'}
        </Text>
      )}
      <ul className={classes.list}>
        {own.map((batch) => (
          <BatchLine key={batch.batchId} matter={matter} batch={batch} what={describeProgress(batch)}>
            <ContinueBatch matter={matter} batch={batch} />
          </BatchLine>
        ))}
      </ul>
      {own.length === 0 && free > 0 && (
        <Button variant="default" loading={take.isPending} onClick={() => take.mutate(undefined)}>
          Take the next batch
        </Button>
      )}
      {isAttorney && others.length > 0 && (
        <>
          <Text fw={600} mt="sm">
            With others
          </Text>
          <ul className={classes.list}>
            {others.slice(0, MOST_LISTED).map((batch) => (
              <BatchLine
                key={batch.batchId}
                matter={matter}
                batch={batch}
                what={[`with ${batch.holder?.name}`, describeProgress(batch), describeWork(batch)]
                  .filter(Boolean)
                  .join(' · ')}
              />
            ))}
          </ul>
        </>
      )}
    </Part>
  );
}

interface BatchLineProps {
  matter: string;
  batch: Batch;
  what: string;
  children?: JSX.Element;
}

function BatchLine({ matter, batch, what, children }: BatchLineProps): JSX.Element {
  return (
    <li className={classes.row}>
      <div className={classes.main}>
        <Link
          to="/m/$matter/pages"
          params={{ matter }}
          search={{ set: toBatchSetName(batch.batchId) }}
          preload={false}
        >
          {batch.name}
        </Link>
        <Text size="xs" c="dimmed">
          {what}
        </Text>
      </div>
      {children}
    </li>
  );
}
