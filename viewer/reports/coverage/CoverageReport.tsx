import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Pace } from '#contract/people/pace.ts';
import {
  CoverageMeasure,
  type CoverageReport,
  DAY_MEASURES,
  PERSON_MEASURES,
} from '#contract/reports/coverage.ts';
import { measureMeanings, measureTitles } from '#contract/reports/describe-coverage.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { formatDate, formatDocumentDate } from '#contract/values/dates.ts';
import { coverageQueries } from '../../server/coverage-queries.ts';
import { urlOf } from '../../server/url-of.ts';
import { usePermission } from '../../session/use-user.ts';
import { Empty } from '../../ui/Empty.tsx';
import { IconDownload } from '../../ui/icons.ts';
import { Button, Group, Text, Title } from '../../ui/parts.ts';
import { Unloaded } from '../../ui/Unloaded.tsx';
import { CountTable } from './CountTable.tsx';
import { MeasureBars } from './MeasureBars.tsx';
import { SeenRule } from './SeenRule.tsx';

/** Which pages have been received, seen, decided and exported. Each number opens its pages. */
export function CoverageReportPart({ matter }: { matter: string }): JSX.Element {
  const report = useQuery(coverageQueries.report(matter));
  return (
    <>
      <Unloaded query={report} failure="The report could not be loaded" height={320} />
      {report.data &&
        (report.data.total.received === 0 ? (
          <Empty title="No pages yet">The report counts pages as soon as they are received.</Empty>
        ) : (
          <Parts matter={matter} report={report.data} />
        ))}
    </>
  );
}

function Parts({ matter, report }: { matter: string; report: CoverageReport }): JSX.Element {
  const attorney = usePermission('attorney');
  const { total, rule, productions, people, teamPace, days, timeZone } = report;
  return (
    <>
      <Group justify="space-between" align="flex-start" mb="md">
        <SeenRule matter={matter} rule={rule} />
        <Button
          component="a"
          href={urlOf(endpoints.downloadCoverageReport.path, { matter })}
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          CSV
        </Button>
      </Group>
      <MeasureBars matter={matter} total={total} />
      <Title order={2} mt="xl" mb="xs">
        By production
      </Title>
      <CountTable
        matter={matter}
        by="production"
        heading="Production"
        measures={CoverageMeasure.options}
        rows={productions.map(({ productionId, name, counts }) => ({ value: productionId, name, counts }))}
      />
      <Title order={2} mt="xl" mb="xs">
        {attorney.allowed ? 'By person' : 'Your pages'}
      </Title>
      <CountTable
        matter={matter}
        by="person"
        heading="Person"
        measures={PERSON_MEASURES}
        lastHeading="Pages per hour"
        rows={people.map(({ userName, name, counts, pagesPerHour }) => ({
          ...{ value: userName, name, counts },
          last: pagesPerHour === null ? '—' : formatNumber(pagesPerHour),
        }))}
      />
      <Text size="xs" c="dimmed" mt={4}>
        Pages per hour are those decided one by one in the last session; a dash means too little data.
        {teamPace && describeTeam(teamPace)}
      </Text>
      {!attorney.allowed && (
        <Text size="xs" c="dimmed" mt={4}>
          Only attorneys see other people’s numbers.
        </Text>
      )}
      <Title order={2} mt="xl" mb="xs">
        By day
      </Title>
      <CountTable
        matter={matter}
        by="day"
        heading="Day"
        measures={DAY_MEASURES}
        charted={['seen', 'decided']}
        rows={days.map(({ day, counts }) => ({ value: day, name: formatDocumentDate(day), counts }))}
      />
      <Text size="xs" c="dimmed" mt="sm" maw={760}>
        Days are in the time zone {timeZone}. A decision counts on its day, unless it was taken back on the
        same day. {measureTitles['second-read']}: pages {measureMeanings['second-read']}.
      </Text>
    </>
  );
}

/** Begins with a space, or is empty. */
function describeTeam({ pagesLeft, doneAt }: Pace): string {
  if (doneAt === null) return '';
  return ` ${counted(pagesLeft, 'page')} left: at the team’s pace of the last two weeks, done on ${formatDate(doneAt)}.`;
}
