import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { WithholdingsParams } from '../params.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { Group, NativeSelect, SegmentedControl, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import { CodeChart } from './CodeChart.tsx';
import { Log } from './log/Log.tsx';
import { VaughnIndexes } from './vaughn/VaughnIndexes.tsx';
import classes from './withholdings.module.css';

const route = getRouteApi('/signed-in/m/$matter/withholdings');

const parts = [
  { value: 'log', label: 'Log' },
  { value: 'chart', label: 'By code' },
  { value: 'vaughn', label: 'Vaughn index' },
] as const;

/** What the agency withheld: the log, the codes across the production, and the agency's own Vaughn index. */
export function Withholdings(): JSX.Element {
  useDocumentTitle('Withholdings · Uncover');
  const matter = useMatter();
  const navigate = useNavigate();
  const params = route.useSearch();
  const productions = useQuery(queries.productions(matter));
  const { show = 'log' } = params;
  const setParams = (change: Partial<WithholdingsParams>) =>
    void navigate({ to: '/m/$matter/withholdings', params: { matter }, search: { ...params, ...change } });
  return (
    <div className={classes.screen}>
      <div className={classes.head}>
        <Title order={1}>Withholdings</Title>
        <Text c="dimmed" maw={760}>
          One row for each page with redactions or codes, and for the pages behind each placeholder sheet.
          Your corrections are kept next to the values as read.
        </Text>
        <Group mt="xs" gap="md">
          <SegmentedControl
            size="xs"
            aria-label="View"
            value={show}
            onChange={(value) => setParams({ show: parts.find((part) => part.value === value)?.value })}
            data={[...parts]}
          />
          <NativeSelect
            size="xs"
            aria-label="Production"
            value={params.production ?? ''}
            onChange={(event) => setParams({ production: event.currentTarget.value || undefined })}
            data={[
              { value: '', label: 'All productions' },
              ...(productions.data ?? []).map(({ productionId, name }) => ({
                value: productionId,
                label: name,
              })),
            ]}
          />
        </Group>
      </div>
      {show === 'log' && <Log matter={matter} params={params} setParams={setParams} />}
      {show === 'chart' && <CodeChart matter={matter} production={params.production} />}
      {show === 'vaughn' && <VaughnIndexes matter={matter} params={params} setParams={setParams} />}
    </div>
  );
}
