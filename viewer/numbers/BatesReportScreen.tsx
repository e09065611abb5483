import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { BatesSection } from '#contract/numbers/bates.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { batesQueries } from '../server/bates-queries.ts';
import { urlOf } from '../server/url-of.ts';
import { useMatter } from '../session/use-matter.ts';
import { Failure } from '../ui/Failure.tsx';
import { IconDownload } from '../ui/icons.ts';
import { Button, Group, Skeleton, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import { BatesLines } from './BatesLines.tsx';
import { BatesSeriesChoice } from './BatesSeriesChoice.tsx';
import classes from './numbers.module.css';

/** Which Bates numbers were received, and which are missing, repeated or out of order. Every line opens its pages. */
export function BatesReportScreen(): JSX.Element {
  useDocumentTitle('Bates numbers · Uncover');
  const matter = useMatter();
  const report = useQuery(batesQueries.report(matter));
  return (
    <div className={classes.screen}>
      <Text size="xs">
        <Link to="/m/$matter/reports" params={{ matter }}>
          Reports
        </Link>
      </Text>
      <Group justify="space-between" align="flex-start" mb="sm">
        <Title order={1}>Bates numbers</Title>
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
      {report.isPending && <Skeleton height={240} />}
      {report.isError && (
        <Failure
          title="The report could not be loaded"
          error={report.error}
          retry={() => void report.refetch()}
        />
      )}
      {report.data?.sections.length === 0 && <Text c="dimmed">No productions yet.</Text>}
      {report.data?.sections.map((section) => (
        <Section key={section.productionId ?? 'all'} matter={matter} section={section} />
      ))}
    </div>
  );
}

function Section({ matter, section }: { matter: string; section: BatesSection }): JSX.Element {
  const { productionId, production, pages, declaredPages, lines } = section;
  const { missing, explained, unaccounted, mayBeExplained } = section;
  const { read, inferred, typed, fromLoadFile, without } = section;
  const name = production ?? 'All productions together';
  return (
    <section aria-label={name}>
      <Title order={2} mt="md" mb="xs">
        {name}
      </Title>
      <dl className={classes.facts}>
        <dt>Pages</dt>
        <dd>
          {formatNumber(pages)}: {formatNumber(read)} with a number read, {formatNumber(inferred)} inferred,{' '}
          {formatNumber(typed)} entered by hand, {formatNumber(fromLoadFile)} from load files,{' '}
          <PageCountLink
            matter={matter}
            pages={without}
            list={{ only: 'unnumbered', production: productionId ?? undefined }}
            what={`pages without a number in ${name}`}
          />{' '}
          without a Bates number
        </dd>
        <dt>Declared</dt>
        <dd>{declaredPages === null ? 'Not entered' : `${counted(declaredPages, 'page')}, by the agency`}</dd>
        <dt>Unaccounted for</dt>
        <dd>
          <strong>{counted(unaccounted, 'number')}</strong>: {formatNumber(missing)} missing between the first
          and the last, less {formatNumber(explained)} that placeholder sheets list.
          {mayBeExplained > 0 &&
            ` ${formatNumber(mayBeExplained)} of those unaccounted for may be among the pages that sheets in the same file stand for.`}
        </dd>
        {productionId !== null && <BatesSeriesChoice matter={matter} productionId={productionId} />}
      </dl>
      <BatesLines matter={matter} lines={lines} />
    </section>
  );
}
