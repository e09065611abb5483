import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { IngestRequest } from '#contract/intake/ingest-request.ts';
import type { Production } from '#contract/intake/production.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { duration } from '../../format/format.ts';
import { call } from '../../server/call.ts';
import { queries } from '../../server/queries.ts';
import { usePermission } from '../../session/use-user.ts';
import { IconPlayerPlay, IconPlayerStop } from '../../ui/icons.ts';
import { Button, Group, Progress, Text } from '../../ui/parts.ts';
import { notifyFailure } from '../../ui/toast.tsx';
import { useIngestRequest } from './use-ingest-request.ts';

interface IngestProgressProps {
  matter: string;
  production: Production;
}

/**
 * The pages processed, the rate and the remaining time, with buttons to stop and resume. Processing does not
 * depend on an open browser.
 */
export function IngestProgress({ matter, production }: IngestProgressProps): JSX.Element | null {
  const { byServer } = useIngestRequest(matter, production);
  const { isProcessing, pages, pagesRead, files } = production;
  const uploads = useQuery(queries.uploads(matter)).data ?? [];
  const ahead = {
    pages: pages.received - pagesRead,
    files: files.filter(({ status }) => status === 'received').length,
    uploads: uploads.filter(({ production: name, status }) => name === production.name && status === 'ready')
      .length,
  };
  if (!isProcessing && !byServer && ahead.pages + ahead.files + ahead.uploads === 0) return null;
  const share = pages.received === 0 ? 0 : (100 * pagesRead) / pages.received;
  return (
    <div style={{ marginBottom: 12 }}>
      <Progress
        value={share}
        size="sm"
        aria-label={`Processing ${production.name}`}
        color={isProcessing ? 'indigo' : 'gray'}
      />
      <Group justify="space-between" mt={4}>
        <Text size="xs" c={byServer?.message ? 'var(--bad)' : 'dimmed'} className="numbers">
          {describeProgress(production, byServer, ahead)}
        </Text>
        <StopOrResume matter={matter} production={production} byServer={byServer} />
      </Group>
    </div>
  );
}

function describeProgress(
  { isProcessing, pagesPerMinute, secondsLeft }: Production,
  byServer: IngestRequest | undefined,
  ahead: { pages: number; files: number; uploads: number },
): string {
  if (isProcessing) {
    const rate =
      pagesPerMinute === null ? '' : `, ${formatNumber(Math.round(pagesPerMinute))} pages per minute`;
    return `Processing${rate}${secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`}`;
  }
  if (byServer?.status === 'waiting' && byServer.message) return byServer.message;
  if (byServer?.status === 'waiting') return 'Waiting: one production is processed at a time.';
  if (byServer?.status === 'reading') return 'Receiving files: each is hashed, stored and recorded.';
  if (byServer?.message) return byServer.message;
  const rest = [
    ahead.pages > 0 && `${counted(ahead.pages, 'page')} to process`,
    ahead.files > 0 && `${counted(ahead.files, 'file')} to open`,
    ahead.uploads > 0 && `${counted(ahead.uploads, 'file')} to receive`,
  ].filter(Boolean);
  const left = rest.length === 0 ? '' : ` with ${rest.join(', ')}`;
  return `Stopped${left}. Processed pages are kept; resuming continues where it stopped.`;
}

interface StopOrResumeProps extends IngestProgressProps {
  byServer: IngestRequest | undefined;
}

/** Processing that was started on the command line can only be stopped there. */
function StopOrResume({ matter, production, byServer }: StopOrResumeProps): JSX.Element | null {
  const { allowed } = usePermission('reviewer');
  const client = useQueryClient();
  const isUnderWay = byServer?.status === 'reading' || byServer?.status === 'waiting';
  const params = { matter, production: production.productionId };
  const change = useMutation({
    mutationFn: () =>
      isUnderWay
        ? call(endpoints.stopIngest, { params })
        : call(endpoints.readProduction, { params, body: {} }),
    onError: (error) =>
      notifyFailure(
        isUnderWay ? 'Processing could not be stopped' : 'Processing could not be resumed',
        error,
      ),
    onSettled: () => client.invalidateQueries({ queryKey: queries.ingestRequests(matter).queryKey }),
  });
  if (!allowed || (production.isProcessing && !isUnderWay)) return null;
  return (
    <Button
      variant="default"
      size="compact-xs"
      loading={change.isPending}
      leftSection={isUnderWay ? <IconPlayerStop size={14} /> : <IconPlayerPlay size={14} />}
      aria-label={`${isUnderWay ? 'Stop processing' : 'Resume processing'} ${production.name}`}
      onClick={() => change.mutate()}
    >
      {isUnderWay ? 'Stop' : 'Resume'}
    </Button>
  );
}
