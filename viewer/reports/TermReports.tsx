import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type JSX, useState } from 'react';
import type { TermReportSummary } from '#contract/reports/term-report.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { formatDateTime } from '#contract/values/dates.ts';
import { reportQueries } from '../server/report-queries.ts';
import { usePermission } from '../session/use-user.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { IconPlus } from '../ui/icons.ts';
import { Button, Group, Skeleton, Table, Text, VisuallyHidden } from '../ui/parts.ts';
import { describeStatus, isUnderWay } from './describe-report-status.ts';
import { NewTermReport } from './NewTermReport.tsx';
import classes from './reports.module.css';
import { SequesteredPart } from './SequesteredPart.tsx';
import { useRemoveReport } from './use-remove-report.ts';

/** Search term reports with all of their versions, newest first. */
export function TermReports({ matter }: { matter: string }): JSX.Element {
  const reports = useQuery(reportQueries.termReports(matter));
  const review = usePermission('reviewer');
  const [isNew, setIsNew] = useState(false);
  const hasNone = reports.data?.length === 0;
  const newButton = review.allowed && (
    <Button leftSection={<IconPlus size={14} />} onClick={() => setIsNew(true)}>
      New report
    </Button>
  );
  return (
    <>
      <Group justify="space-between" mb="md" align="flex-start">
        <Text c="dimmed" maw={640}>
          Counts for each term on a list: pages, documents, families, and pages that only that term matches.
          Each report is stored with its date, scope and corpus version, so that you can run it again and
          compare.
        </Text>
        {!hasNone && newButton}
      </Group>
      {reports.isPending && <Skeleton height={160} />}
      {reports.isError && (
        <Failure
          title="The reports could not be loaded"
          error={reports.error}
          retry={() => void reports.refetch()}
        />
      )}
      {hasNone && (
        <Empty title="No search term reports yet" action={newButton}>
          {review.allowed
            ? 'Paste the terms under negotiation, one per line, to count what each matches.'
            : 'Reviewers and attorneys can create reports.'}
        </Empty>
      )}
      {reports.data && !hasNone && <List matter={matter} reports={reports.data} />}
      <NewTermReport matter={matter} opened={isNew} close={() => setIsNew(false)} />
    </>
  );
}

function List({ matter, reports }: { matter: string; reports: TermReportSummary[] }): JSX.Element {
  const review = usePermission('reviewer');
  const { remove } = useRemoveReport(matter);
  return (
    <Table verticalSpacing={8} className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Report</Table.Th>
          <Table.Th>Scope</Table.Th>
          <Table.Th>Run</Table.Th>
          <Table.Th className={classes.right}>Terms</Table.Th>
          <Table.Th className={classes.right}>Pages</Table.Th>
          <Table.Th className={classes.right}>Documents</Table.Th>
          {review.allowed && (
            <Table.Th>
              <VisuallyHidden>Actions</VisuallyHidden>
            </Table.Th>
          )}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {reports.map((report) => (
          <Table.Tr key={report.reportId}>
            <Table.Td fw={600}>
              <Link to="/m/$matter/reports/terms/$report" params={{ matter, report: report.reportId }}>
                {report.name}
              </Link>
              <Text size="xs" c="dimmed">
                Version {report.version}
              </Text>
            </Table.Td>
            <Table.Td>{report.scopeDescription}</Table.Td>
            <Table.Td>
              {formatDateTime(report.askedAt)}
              <Text size="xs" c="dimmed">
                {report.askedBy}
                {report.corpusVersion !== null && `, corpus version ${formatNumber(report.corpusVersion)}`}
              </Text>
            </Table.Td>
            <Table.Td className={classes.right}>{formatNumber(report.termsTotal)}</Table.Td>
            {report.pages === null ? (
              <Table.Td colSpan={2}>{describeStatus(report)}</Table.Td>
            ) : (
              <>
                <Table.Td className={classes.right}>
                  {formatNumber(report.pages)}
                  <SequesteredPart pages={report.sequestered} />
                </Table.Td>
                <Table.Td className={classes.right}>{formatNumber(report.documents ?? 0)}</Table.Td>
              </>
            )}
            {review.allowed && (
              <Table.Td className={classes.right}>
                {!isUnderWay(report) && (
                  <Button
                    variant="subtle"
                    className="flush"
                    aria-label={`Remove ${report.name}, version ${report.version}`}
                    onClick={() => remove(report)}
                  >
                    Remove
                  </Button>
                )}
              </Table.Td>
            )}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
