import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { ElusionSample } from '#contract/reports/elusion.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { reportQueries } from '../server/report-queries.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Button, Group, Skeleton, Table, Text } from '../ui/parts.ts';
import { DrawSample } from './DrawSample.tsx';
import { countAnswered, formatShare } from './format-share.ts';
import classes from './reports.module.css';
import { SequesteredPart } from './SequesteredPart.tsx';

/** Random samples of the pages that a search or a tag did not find, which estimate how much it misses. */
export function ElusionSamples({ matter }: { matter: string }): JSX.Element {
  const samples = useQuery(reportQueries.samples(matter));
  const review = usePermission('reviewer');
  const [isNew, setIsNew] = useState(false);
  const hasNone = samples.data?.length === 0;
  const newButton = review.allowed && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setIsNew(true)}>
      Draw sample
    </Button>
  );
  return (
    <>
      <Group justify="space-between" mb="md" align="flex-start">
        <Text c="dimmed" maw={640}>
          Pages drawn at random from those that a search or tag did not find, reviewed one by one. The
          responsive share, with its exact 95% confidence interval, estimates how much the search or tagging
          missed.
        </Text>
        {!hasNone && newButton}
      </Group>
      {samples.isPending && <Skeleton height={160} />}
      {samples.isError && (
        <Failure
          title="The samples could not be loaded"
          error={samples.error}
          retry={() => void samples.refetch()}
        />
      )}
      {hasNone && (
        <Empty title="No samples yet" action={newButton}>
          {review.allowed
            ? 'Draw a hundred pages that your best search does not find, and check whether it missed anything.'
            : 'Reviewers and attorneys can draw samples.'}
        </Empty>
      )}
      {samples.data && !hasNone && <List matter={matter} samples={samples.data} />}
      <DrawSample matter={matter} opened={isNew} close={() => setIsNew(false)} />
    </>
  );
}

function List({ matter, samples }: { matter: string; samples: ElusionSample[] }): JSX.Element {
  return (
    <Table verticalSpacing={8} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Sample</Table.Th>
          <Table.Th>Excluded</Table.Th>
          <Table.Th>Drawn</Table.Th>
          <Table.Th className={classes.right}>Reviewed</Table.Th>
          <Table.Th className={classes.right}>Responsive</Table.Th>
          <Table.Th>Elusion, 95% interval</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {samples.map((sample) => (
          <Table.Tr key={sample.sampleId}>
            <Table.Td fw={600}>
              <Link
                to="/m/$matter/reports/elusion/$sample"
                params={{ matter, sample: sample.sampleId }}
                preload={false}
              >
                {sample.name}
              </Link>
            </Table.Td>
            <Table.Td>
              {sample.outside}
              <Text size="xs" c="dimmed">
                from {sample.scopeDescription}
              </Text>
            </Table.Td>
            <Table.Td>
              {formatDateTime(sample.drawnAt)}
              <Text size="xs" c="dimmed">
                {sample.drawnBy}, seed {sample.seed}
              </Text>
            </Table.Td>
            <Table.Td className={classes.right}>
              {formatNumber(countAnswered(sample))} of {formatNumber(sample.size)}
              <SequesteredPart pages={sample.sequestered} />
            </Table.Td>
            <Table.Td className={classes.right}>{formatNumber(sample.responsive)}</Table.Td>
            <Table.Td>{formatShare(sample.elusion)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
