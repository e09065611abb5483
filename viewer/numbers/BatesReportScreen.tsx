import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { batesQueries } from '../server/bates-queries.ts';
import { urlOf } from '../server/url-of.ts';
import { useMatter } from '../session/use-matter.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { IconDownload } from '../ui/icons.ts';
import { LinkButton } from '../ui/LinkButton.tsx';
import { Button, Group, Skeleton, Text, useDocumentTitle } from '../ui/parts.ts';
import { BatesSectionReport } from './BatesSectionReport.tsx';

/**
 * Which Bates numbers were received, and which are missing, repeated or out of order. Each line links to its
 * pages.
 */
export function BatesReportScreen(): JSX.Element {
  useDocumentTitle('Bates numbers · Uncover');
  const matter = useMatter();
  const report = useQuery(batesQueries.report(matter));
  if (report.isPending) return <Skeleton height={240} />;
  if (report.isError) {
    return (
      <Failure
        title="The report could not be loaded"
        error={report.error}
        retry={() => void report.refetch()}
      />
    );
  }
  const { sections } = report.data;
  if (sections.every(({ pages }) => pages === 0)) {
    return (
      <Empty
        title="No pages yet"
        action={
          <LinkButton to="/m/$matter/productions" params={{ matter }}>
            Open productions
          </LinkButton>
        }
      >
        Once pages are here, this report shows which Bates numbers are missing, repeated or out of order.
      </Empty>
    );
  }
  return (
    <>
      <Group justify="space-between" align="center" gap="xs">
        <Text c="dimmed" maw={640}>
          Which numbers are on the pages received, which are missing in between, and which of those a
          placeholder sheet lists.
        </Text>
        <Button
          component="a"
          href={urlOf(endpoints.downloadBatesReport.path, { matter })}
          download
          variant="default"
          leftSection={<IconDownload size={14} />}
        >
          CSV
        </Button>
      </Group>
      {sections.map((section) => (
        <BatesSectionReport key={section.productionId ?? 'all'} matter={matter} section={section} />
      ))}
    </>
  );
}
