import { useMutation, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { hasSequestered, type TermReport } from '#contract/reports/term-report.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { call } from '../server/call.ts';
import { reportQueries } from '../server/report-queries.ts';
import { urlOf } from '../server/url-of.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { Failure } from '../ui/Failure.tsx';
import { IconDownload } from '../ui/icons.ts';
import {
  Button,
  Group,
  NativeSelect,
  Progress,
  Skeleton,
  Text,
  Title,
  useDocumentTitle,
} from '../ui/parts.ts';
import { notifyFailure } from '../ui/toast.tsx';
import { describeStatus, isUnderWay } from './describe-report-status.ts';
import classes from './reports.module.css';
import { TermTable } from './TermTable.tsx';
import { useRemoveReport } from './use-remove-report.ts';

const route = getRouteApi('/signed-in/m/$matter/reports/terms/$report');

/** One version of a search term report. Every number links to its pages. */
export function TermReportScreen(): JSX.Element {
  const matter = useMatter();
  const { report: reportId } = route.useParams();
  const report = useQuery(reportQueries.termReport(matter, reportId));
  useDocumentTitle(`${report.data?.name ?? 'Report'} · Uncover`);
  return (
    <div className={classes.screen}>
      <Text size="xs">
        <Link to="/m/$matter/reports" params={{ matter }} search={{ show: 'terms' }}>
          Reports
        </Link>
      </Text>
      {report.isPending && <Skeleton height={240} />}
      {report.isError && (
        <Failure
          title="The report could not be loaded"
          error={report.error}
          retry={() => void report.refetch()}
        />
      )}
      {report.data && <Report matter={matter} report={report.data} />}
    </div>
  );
}

function Report({ matter, report }: { matter: string; report: TermReport }): JSX.Element {
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="sm">
        <Title order={1}>{report.name}</Title>
        <Actions matter={matter} report={report} />
      </Group>
      <dl className={classes.facts}>
        <dt>Scope</dt>
        <dd>{report.scopeDescription}</dd>
        <dt>Run</dt>
        <dd>
          {formatDateTime(report.finishedAt ?? report.askedAt)} by {report.askedBy}, with {report.program}
        </dd>
        <dt>Corpus version</dt>
        <dd>{report.corpusVersion === null ? 'Not known yet' : formatNumber(report.corpusVersion)}</dd>
      </dl>
      {report.isRemoved && <RemovedNotice matter={matter} report={report} />}
      {isUnderWay(report) && <UnderWay matter={matter} report={report} />}
      {report.message !== null && (
        <Text c="var(--bad)" role="status">
          {report.message}
        </Text>
      )}
      {report.total && <TermTable matter={matter} report={report} total={report.total} />}
      {report.total && (
        <Text size="xs" c="dimmed" mt="md" maw={800}>
          Counts are pages, except in the two document columns. “With family” counts the matching documents
          together with all other documents of their families: an e-mail with its attachments, or the
          attachment range of a load file. “Unique pages” match no other term on this list. The last row
          counts each page once.
          {hasSequestered(report) &&
            ' Pages sequestered since the run are still counted, and open for nobody.'}
        </Text>
      )}
    </>
  );
}

/** A removed report can still be opened from the query that recorded it. */
function RemovedNotice({ matter, report }: { matter: string; report: TermReport }): JSX.Element {
  const review = usePermission('reviewer');
  const { restore } = useRemoveReport(matter);
  return (
    <Group gap="sm" role="status" mb="sm">
      <Text c="var(--warn)">This report was removed from the list.</Text>
      {review.allowed && (
        <Button variant="default" onClick={() => restore(report)}>
          Restore
        </Button>
      )}
    </Group>
  );
}

function UnderWay({ matter, report }: { matter: string; report: TermReport }): JSX.Element {
  const cancel = useMutation({
    mutationFn: () => call(endpoints.cancelTermReport, { params: { matter, report: report.reportId } }),
    onError: (error) => notifyFailure('The report could not be canceled', error),
  });
  return (
    <div role="status">
      <Text>{describeStatus(report)}. You can leave this screen; the report continues.</Text>
      <Progress
        value={(100 * report.termsDone) / Math.max(1, report.termsTotal)}
        size="sm"
        my="xs"
        maw={480}
        aria-label="Terms counted"
      />
      <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
        Cancel
      </Button>
    </div>
  );
}

const files = [
  { name: 'CSV', path: endpoints.downloadTermReportCsv.path },
  { name: 'Excel', path: endpoints.downloadTermReportXlsx.path },
  { name: 'PDF', path: endpoints.downloadTermReportPdf.path },
];

function Actions({ matter, report }: { matter: string; report: TermReport }): JSX.Element {
  const navigate = useNavigate();
  const review = usePermission('reviewer');
  const open = (reportId: string) =>
    navigate({ to: '/m/$matter/reports/terms/$report', params: { matter, report: reportId } });
  const rerun = useMutation({
    mutationFn: () => call(endpoints.rerunTermReport, { params: { matter, report: report.reportId } }),
    onSuccess: ({ reportId }) => open(reportId),
    onError: (error) => notifyFailure('The report could not be run again', error),
  });
  return (
    <Group gap="sm">
      <NativeSelect
        aria-label="Version"
        value={report.reportId}
        onChange={(event) => void open(event.currentTarget.value)}
        data={report.versions.map(({ reportId, version, askedAt }) => ({
          value: reportId,
          label: `Version ${version}, ${formatDateTime(askedAt)}`,
        }))}
      />
      {report.status === 'done' &&
        files.map(({ name, path }) => (
          <Button
            key={name}
            component="a"
            href={urlOf(path, { matter, report: report.reportId })}
            download
            variant="default"
            leftSection={<IconDownload size={14} />}
          >
            {name}
          </Button>
        ))}
      {review.allowed && (
        <Button
          variant="light"
          disabled={isUnderWay(report)}
          loading={rerun.isPending}
          onClick={() => rerun.mutate()}
        >
          Run again
        </Button>
      )}
    </Group>
  );
}
