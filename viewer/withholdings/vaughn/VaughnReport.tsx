import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type JSX, useState } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { differenceNames, VaughnDifferenceKind, type VaughnIndex } from '#contract/withholdings/vaughn.ts';
import { call } from '../../server/call.ts';
import { urlOf } from '../../server/url-of.ts';
import { differencesPerScreen, vaughnKey, withholdingQueries } from '../../server/withholding-queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { Failure } from '../../ui/Failure.tsx';
import { IconDownload } from '../../ui/icons.ts';
import { Button, Group, NativeSelect, Skeleton, Text } from '../../ui/parts.ts';
import { notifyFailure, notifyWithUndo } from '../../ui/toast.tsx';
import { VaughnColumnsForm } from './VaughnColumnsForm.tsx';
import { VaughnDifferences } from './VaughnDifferences.tsx';

interface VaughnReportProps {
  matter: string;
  index: VaughnIndex;
  production: string | undefined;
}

/** An index compared with the pages. */
export function VaughnReport({ matter, index, production }: VaughnReportProps): JSX.Element {
  const [kind, setKind] = useState<VaughnDifferenceKind>();
  const [offset, setOffset] = useState(0);
  const found = useQuery(withholdingQueries.differences(matter, index.indexId, { production, kind }, offset));
  return (
    <>
      <VaughnColumnsForm matter={matter} index={index} />
      {found.isPending && <Skeleton height={200} mt="md" />}
      {found.isError && (
        <Failure
          title="The index could not be compared"
          error={found.error}
          retry={() => void found.refetch()}
        />
      )}
      {found.data && (
        <>
          <Text my="sm" role="status" className="numbers">
            {counted(found.data.entries, 'row')}, {formatNumber(found.data.agreeing)} matching the pages.
          </Text>
          <Group mb="sm" gap="sm">
            <NativeSelect
              size="xs"
              aria-label="Kind of difference"
              value={kind ?? ''}
              onChange={(event) => {
                setKind(VaughnDifferenceKind.optional().parse(event.currentTarget.value || undefined));
                setOffset(0);
              }}
              data={[
                { value: '', label: 'All differences' },
                ...VaughnDifferenceKind.options.map((each) => ({
                  value: each,
                  label: `${differenceNames[each]}: ${formatNumber(found.data.counts[each])}`,
                })),
              ]}
            />
            <Actions matter={matter} index={index} production={production} />
          </Group>
          <VaughnDifferences matter={matter} differences={found.data.differences} />
          <Pager offset={offset} total={found.data.total} setOffset={setOffset} />
        </>
      )}
    </>
  );
}

function Actions({ matter, index, production }: VaughnReportProps): JSX.Element {
  const review = usePermission('reviewer');
  const client = useQueryClient();
  const params = { matter, index: index.indexId };
  const refresh = () => client.invalidateQueries({ queryKey: vaughnKey(matter) });
  const restore = () =>
    call(endpoints.restoreVaughnIndex, { params }).then(refresh, (error: unknown) =>
      notifyFailure('The index could not be restored', error),
    );
  const remove = useMutation({
    mutationFn: () => call(endpoints.removeVaughnIndex, { params }),
    onSuccess: async () => {
      await refresh();
      notifyWithUndo(`Removed ${index.name}.`, () => void restore());
    },
    onError: (error) => notifyFailure('The index could not be removed', error),
  });
  return (
    <>
      <Button
        component="a"
        href={urlOf(endpoints.downloadVaughnCsv.path, params, { production })}
        download
        variant="default"
        leftSection={<IconDownload size={14} />}
      >
        CSV
      </Button>
      {review.allowed && (
        <Button variant="default" loading={remove.isPending} onClick={() => remove.mutate()}>
          Remove index
        </Button>
      )}
    </>
  );
}

interface PagerProps {
  offset: number;
  total: number;
  setOffset: (offset: number) => void;
}

/** Buttons for the next and previous differences, if there are more than one screen shows. */
function Pager({ offset, total, setOffset }: PagerProps): JSX.Element | null {
  if (total <= differencesPerScreen) return null;
  return (
    <Group mt="sm">
      <Button
        variant="default"
        disabled={offset === 0}
        onClick={() => setOffset(offset - differencesPerScreen)}
      >
        Previous
      </Button>
      <Text size="sm" className="numbers">
        {formatNumber(offset + 1)} to {formatNumber(Math.min(total, offset + differencesPerScreen))} of{' '}
        {formatNumber(total)}
      </Text>
      <Button
        variant="default"
        disabled={offset + differencesPerScreen >= total}
        onClick={() => setOffset(offset + differencesPerScreen)}
      >
        Next
      </Button>
    </Group>
  );
}
