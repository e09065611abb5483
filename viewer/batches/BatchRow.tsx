import { Link } from '@tanstack/react-router';
import { type JSX, memo, useState } from 'react';
import { type Batch, toBatchSetName, toUndecidedSetName } from '#contract/review/batch.ts';
import { counted } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { ContinueBatch } from '../batch/ContinueBatch.tsx';
import {
  blindNames,
  describeProgress,
  describeWork,
  levelNames,
  priorityNames,
} from '../batch/describe-batch.ts';
import { FinishBatch } from '../batch/FinishBatch.tsx';
import { useBatchActs } from '../batch/use-batch-acts.ts';
import { usePermission } from '../session/use-user.ts';
import { Button, Group, Progress, Table, Text } from '../ui/parts.ts';
import { AssignBatch } from './AssignBatch.tsx';
import classes from './batches.module.css';

interface BatchRowProps {
  matter: string;
  batch: Batch;
  isMine: boolean;
}

/** Memoized: a batch that did not change does not render again when the list is refreshed. */
export const BatchRow = memo(function BatchRow({ matter, batch, isMine }: BatchRowProps): JSX.Element {
  const { number, name, level, blind, priority, source, seed, madeBy, madeAt } = batch;
  const about = [
    levelNames[level],
    ...(blind === null ? [] : [blindNames[blind]]),
    ...(priority === 'normal' ? [] : [`${priorityNames[priority]} priority`]),
    `from ${source}`,
    ...(seed === null ? [] : [`seed ${seed}`]),
    `made ${formatDateTime(madeAt)} by ${madeBy}`,
  ];
  return (
    <Table.Tr>
      <Table.Td>
        <Link
          to="/m/$matter/pages"
          params={{ matter }}
          search={{ set: toBatchSetName(batch.batchId) }}
          preload={false}
          className={classes.name}
        >
          {name}
        </Link>{' '}
        <span className={classes.number}>#{number}</span>
        <Text size="xs" c="dimmed">
          {about.join(' · ')}
        </Text>
      </Table.Td>
      <Table.Td>
        <BatchProgress matter={matter} batch={batch} />
      </Table.Td>
      <Table.Td>
        <Holder batch={batch} isMine={isMine} />
      </Table.Td>
      <Table.Td>
        <Actions matter={matter} batch={batch} isMine={isMine} />
      </Table.Td>
    </Table.Tr>
  );
});

function BatchProgress({ matter, batch }: { matter: string; batch: Batch }): JSX.Element {
  const { pages, decided, batchId, finishedAt } = batch;
  const left = pages - decided;
  return (
    <>
      <Progress
        value={pages === 0 ? 0 : (100 * decided) / pages}
        size="sm"
        aria-label={`Pages decided in ${batch.name}`}
      />
      <span className={classes.progress}>{describeProgress(batch)}</span>
      {finishedAt !== null && left > 0 && batch.blind !== 'sealed' && (
        <Text size="xs">
          <Link
            to="/m/$matter/pages"
            params={{ matter }}
            search={{ set: toUndecidedSetName(batchId) }}
            preload={false}
          >
            {counted(left, 'page')} left undecided
          </Link>
        </Text>
      )}
      <Text size="xs" c="dimmed">
        {describeWork(batch)}
      </Text>
    </>
  );
}

function Holder({ batch, isMine }: { batch: Batch; isMine: boolean }): JSX.Element {
  const { holder, heldSince, expiresAt, finishedAt, finishedBy } = batch;
  if (finishedAt !== null) {
    return (
      <>
        {holder?.name ?? 'Nobody'}
        <Text size="xs" c="dimmed">
          finished {formatDateTime(finishedAt)} by {finishedBy}
        </Text>
      </>
    );
  }
  if (!holder) return <Text c="dimmed">Free</Text>;
  return (
    <>
      {isMine ? 'You' : holder.name}
      <Text size="xs" c="dimmed">
        {heldSince !== null && `since ${formatDateTime(heldSince)}`}
        {expiresAt !== null && `, until ${formatDateTime(expiresAt)} without a decision`}
      </Text>
    </>
  );
}

const small = { variant: 'subtle', size: 'compact-xs' } as const;

function Actions({ matter, batch, isMine }: BatchRowProps): JSX.Element {
  const { allowed: isAttorney } = usePermission('attorney');
  const { take, giveBack, reopen } = useBatchActs(matter);
  const [dialog, setDialog] = useState<'assign' | 'finish'>();
  const close = () => setDialog(undefined);
  const { name, holder, finishedAt } = batch;
  if (finishedAt !== null) {
    return (
      <Group gap={4} justify="flex-end">
        {isAttorney && (
          <Button
            {...small}
            loading={reopen.isPending}
            aria-label={`Reopen ${name}`}
            onClick={() => reopen.mutate(batch)}
          >
            Reopen
          </Button>
        )}
      </Group>
    );
  }
  return (
    <Group gap={4} justify="flex-end">
      {isMine && <ContinueBatch matter={matter} batch={batch} />}
      {holder === null && (
        <Button
          {...small}
          loading={take.isPending}
          aria-label={`Take ${name}`}
          onClick={() => take.mutate(batch)}
        >
          Take
        </Button>
      )}
      {isAttorney && (
        <Button
          {...small}
          aria-label={`${holder ? 'Reassign' : 'Assign'} ${name}`}
          onClick={() => setDialog('assign')}
        >
          {holder ? 'Reassign' : 'Assign'}
        </Button>
      )}
      {holder !== null && (isMine || isAttorney) && (
        <Button
          {...small}
          loading={giveBack.isPending}
          aria-label={`Return ${name}`}
          onClick={() => giveBack.mutate(batch)}
        >
          Return
        </Button>
      )}
      {(isMine || isAttorney) && (
        <Button {...small} aria-label={`Finish ${name}`} onClick={() => setDialog('finish')}>
          Finish
        </Button>
      )}
      <AssignBatch matter={matter} batch={batch} opened={dialog === 'assign'} close={close} />
      <FinishBatch matter={matter} batch={batch} opened={dialog === 'finish'} close={close} />
    </Group>
  );
}
