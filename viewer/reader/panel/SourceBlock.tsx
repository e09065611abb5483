import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { fileName } from '../../format/format.ts';
import { urlOf } from '../../server/url-of.ts';
import { Text, Title } from '../../ui/parts.ts';
import { useReader } from '../reader-context.ts';
import classes from './panel.module.css';

/** The file and the production that the page comes from. */
export function SourceBlock(): JSX.Element {
  const { matter, page, detail } = useReader();
  return (
    <section className={classes.block} aria-label="Source">
      <Title order={2} className={classes.blockTitle}>
        Source
      </Title>
      <dl className={classes.facts}>
        <dt>File</dt>
        <dd title={page.file}>
          <Link to="/m/$matter/pages" params={{ matter }} search={{ file: page.fileId }}>
            {fileName(page.file)}
          </Link>
          , p. {formatNumber(page.pageNumber)}
          {detail && ` of ${formatNumber(detail.filePages)}`}
          {detail?.converted && (
            <Text size="xs" c="dimmed">
              {detail.converted}.{' '}
              <a href={urlOf(endpoints.getOriginal.path, { matter, file: page.fileId })} download>
                Download the original
              </a>
            </Text>
          )}
        </dd>
        <dt>Production</dt>
        <dd>
          <Link to="/m/$matter/pages" params={{ matter }} search={{ production: page.productionId }}>
            {page.production}
          </Link>
        </dd>
      </dl>
    </section>
  );
}
