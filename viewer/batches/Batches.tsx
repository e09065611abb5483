import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { Batch } from '#contract/review/batch.ts';
import { useBatchActs } from '../batch/use-batch-acts.ts';
import { toListParams } from '../lists/current-list.ts';
import { batchQueries } from '../server/batch-queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Button, Group, SegmentedControl, useDocumentTitle } from '../ui/parts.ts';
import { Screen } from '../ui/Screen.tsx';
import { Unloaded } from '../ui/Unloaded.tsx';
import { BatchTable } from './BatchTable.tsx';
import { MakeBatches } from './MakeBatches.tsx';

const route = getRouteApi('/signed-in/m/$matter/batches');

/** The batches of the matter: attorneys make and assign them, reviewers take, return and finish them. */
export function Batches(): JSX.Element {
  useDocumentTitle('Batches · Uncover');
  const matter = useMatter();
  const reviewer = usePermission('reviewer');
  if (!reviewer.allowed) {
    return (
      <Screen title="Batches">
        <Empty title="Batches are for reviewers and attorneys">{reviewer.why}</Empty>
      </Screen>
    );
  }
  return <OpenBatches matter={matter} />;
}

function OpenBatches({ matter }: { matter: string }): JSX.Element {
  const { show = 'open', make, ...given } = route.useSearch();
  const navigate = useNavigate();
  const attorney = usePermission('attorney');
  const batches = useQuery(batchQueries.list(matter, show));
  const list = toListParams(given);
  const [isMaking, setIsMaking] = useState(make !== undefined);
  const open = (state: 'open' | 'finished') =>
    void navigate({
      to: '/m/$matter/batches',
      params: { matter },
      search: state === 'open' ? {} : { show: state },
    });
  return (
    <Screen
      title="Batches"
      action={
        <Group gap="xs">
          <TakeNext matter={matter} batches={batches.data ?? []} />
          {attorney.allowed && (
            <Button leftSection={<IconPlus size={14} />} onClick={() => setIsMaking(true)}>
              Make batches
            </Button>
          )}
        </Group>
      }
      about="Pages that are divided for review. Each batch is with one person at a time; what they decide stays when they return it."
    >
      <SegmentedControl
        aria-label="Which batches"
        size="xs"
        mb="md"
        value={show}
        onChange={(value) => open(value === 'finished' ? 'finished' : 'open')}
        data={[
          { value: 'open', label: 'Open' },
          { value: 'finished', label: 'Finished' },
        ]}
      />
      <Unloaded query={batches} failure="The batches could not be loaded" height={200} />
      {batches.data?.length === 0 && <NoBatches state={show} isAttorney={attorney.allowed} />}
      {batches.data && batches.data.length > 0 && <BatchTable matter={matter} batches={batches.data} />}
      {attorney.allowed && (
        <MakeBatches matter={matter} list={list} opened={isMaking} close={() => setIsMaking(false)} />
      )}
    </Screen>
  );
}

function TakeNext({ matter, batches }: { matter: string; batches: readonly Batch[] }): JSX.Element {
  const { take } = useBatchActs(matter);
  const free = batches.filter(({ holder, finishedAt }) => holder === null && finishedAt === null).length;
  return (
    <Button
      variant="default"
      disabled={free === 0}
      loading={take.isPending}
      onClick={() => take.mutate(undefined)}
    >
      Take the next batch
    </Button>
  );
}

function NoBatches({ state, isAttorney }: { state: 'open' | 'finished'; isAttorney: boolean }): JSX.Element {
  if (state === 'finished')
    return <Empty title="No batch is finished yet">Finished batches are listed here.</Empty>;
  return (
    <Empty title="No open batches">
      {isAttorney
        ? 'Choose Make batches to divide the pages of a search, a tag or a production among the reviewers.'
        : 'An attorney divides pages into batches. You can take one as soon as there is one.'}
    </Empty>
  );
}
