import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { ElusionSample } from '#contract/reports/elusion.ts';
import { counted, formatNumber } from '#contract/values/counted.ts';
import { urlOf } from '../server/url-of.ts';
import { IconDownload } from '../ui/icons.ts';
import { Button, Progress, Text, Title } from '../ui/parts.ts';
import { countAnswered, formatShare } from './format-share.ts';
import classes from './reports.module.css';

/** The result so far. The pages are in random order, so that the reviewed ones are a sample too. */
export function SampleResult({ matter, sample }: { matter: string; sample: ElusionSample }): JSX.Element {
  const answered = countAnswered(sample);
  return (
    <section className={classes.result} aria-label="Result">
      <Title order={2}>{answered === sample.size ? 'Result' : 'Result so far'}</Title>
      <Text className="numbers">
        {formatNumber(answered)} of {counted(sample.size, 'page')} reviewed: {formatNumber(sample.responsive)}{' '}
        responsive, {formatNumber(sample.notResponsive)} not responsive, {formatNumber(sample.unsure)} unsure
      </Text>
      {sample.sequestered > 0 && (
        <Text size="xs">{counted(sample.sequestered, 'page')} drawn, but sequestered and left out.</Text>
      )}
      <Progress value={(100 * answered) / Math.max(1, sample.size)} size="sm" my="xs" aria-label="Reviewed" />
      <Text mt="sm" fw={600}>
        Elusion {formatShare(sample.elusion)}
      </Text>
      {sample.unsure > 0 && (
        <Text size="xs">Counting unsure as responsive: {formatShare(sample.elusionOrUnsure)}</Text>
      )}
      <Text size="xs" c="dimmed" mt="xs">
        Exact 95% confidence interval (Clopper-Pearson). Drawn from {counted(sample.population, 'page')},
        excluding {sample.outside}; seed {sample.seed}, corpus version {formatNumber(sample.corpusVersion)}.
      </Text>
      <Button
        component="a"
        href={urlOf(endpoints.downloadElusionCsv.path, { matter, sample: sample.sampleId })}
        download
        variant="default"
        mt="sm"
        leftSection={<IconDownload size={14} />}
      >
        CSV
      </Button>
      <Text size="xs" mt="md">
        <Link to="/m/$matter/reports" params={{ matter }} search={{ show: 'elusion' }}>
          All samples
        </Link>
      </Text>
    </section>
  );
}
