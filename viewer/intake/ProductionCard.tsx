import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Production } from '#contract/intake/production.ts';
import { toLedger } from '#contract/intake/to-ledger.ts';
import type { PageCategory } from '#contract/pages/current-list.ts';
import { describeBatesRange, isOneSeries } from '#contract/values/bates-range.ts';
import { formatNumber } from '#contract/values/counted.ts';
import { formatDate } from '#contract/values/dates.ts';
import { PageCountLink } from '../lists/PageCountLink.tsx';
import { BatesText } from '../page/BatesText.tsx';
import { urlOf } from '../server/url-of.ts';
import { IconDownload } from '../ui/icons.ts';
import { Button, Group, Text, Title } from '../ui/parts.ts';
import { DeclaredPages } from './DeclaredPages.tsx';
import { describeFiles } from './describe-files.ts';
import { FileTable } from './FileTable.tsx';
import classes from './intake.module.css';
import { ColumnsButton } from './load-files/ColumnsDialog.tsx';
import { LoadFiles } from './load-files/LoadFiles.tsx';
import { IngestProgress } from './processing/IngestProgress.tsx';
import { RetryFailed } from './processing/RetryFailed.tsx';

interface ProductionCardProps {
  production: Production;
  matter: string;
}

export function ProductionCard({ production, matter }: ProductionCardProps): JSX.Element {
  const { pagesRead, productionId } = production;
  const ledger = toLedger(production);
  const { pages } = ledger;
  if (production.files.length === 0) return <EmptyProduction matter={matter} production={production} />;
  const linkTo = (only: PageCategory, count: number, what: string) => (
    <PageCountLink matter={matter} pages={count} list={{ production: productionId, only }} what={what} />
  );
  return (
    <section className={classes.card} aria-label={production.name}>
      <Group justify="space-between" align="baseline">
        <Title order={2}>{production.name}</Title>
        <Group gap="sm">
          <Text c="dimmed" className="numbers">
            Received {formatDate(production.receivedAt)}
          </Text>
          <Button
            component="a"
            href={urlOf(endpoints.downloadLedger.path, { matter, production: productionId })}
            download
            variant="subtle"
            className="flush"
            size="compact-xs"
            leftSection={<IconDownload size={14} />}
          >
            Download ledger (CSV)
          </Button>
        </Group>
      </Group>
      <Text component="div">
        <ProductionRange {...production} />
      </Text>
      <DeclaredPages matter={matter} ledger={ledger} />
      <IngestProgress matter={matter} production={production} />
      <RetryFailed matter={matter} production={production} ledger={ledger} />
      <dl className={classes.counts}>
        <Count name="Pages processed">
          <Link to="/m/$matter/pages" params={{ matter }} search={{ production: productionId }}>
            {formatNumber(pagesRead)}
          </Link>
          <span className={classes.of}> of {formatNumber(pages.received)}</span>
        </Count>
        <Count name="With text layer">
          {linkTo('text-layer', pages.textLayer, 'pages with a text layer')}
        </Count>
        <Count name="Read by OCR">{linkTo('ocr', pages.ocr, 'pages read by OCR')}</Count>
        <Count name="Blank">{linkTo('blank', pages.blank, 'blank pages')}</Count>
        <Count name="Could not be read" bad={pages.problem > 0}>
          {linkTo('problem', pages.problem, 'pages that could not be read')}
        </Count>
        {ledger.withNotes.files > 0 && (
          <Count name="Files with notes on missing content">{formatNumber(ledger.withNotes.files)}</Count>
        )}
        {ledger.withNotes.pages > 0 && (
          <Count name="Pages with notes on missing content">
            {linkTo('noted', ledger.withNotes.pages, 'pages with notes on missing content')}
          </Count>
        )}
        {pages.sequestered > 0 && <Count name="Sequestered">{formatNumber(pages.sequestered)}</Count>}
        {pages.waiting > 0 && <Count name="Waiting">{formatNumber(pages.waiting)}</Count>}
        <Count name="Without Bates number">
          {linkTo('unnumbered', production.pagesWithoutBates, 'pages without a Bates number')}
        </Count>
      </dl>
      <LoadFiles loadFiles={ledger.loadFiles} />
      <ColumnsButton matter={matter} production={production} />
      <FileTable
        production={production}
        sums={describeFiles(ledger.files, ledger.filesSummary)}
        matter={matter}
      />
    </section>
  );
}

/** A production that has just been created; its files are being received. */
function EmptyProduction({ matter, production }: ProductionCardProps): JSX.Element {
  const { name, receivedAt } = production;
  return (
    <section className={classes.card} aria-label={name}>
      <Group justify="space-between" align="baseline">
        <Title order={2}>{name}</Title>
        <Text c="dimmed" className="numbers">
          Received {formatDate(receivedAt)}
        </Text>
      </Group>
      <Text c="dimmed" mb="sm">
        No files yet. They appear here as they are received.
      </Text>
      <IngestProgress matter={matter} production={production} />
    </section>
  );
}

function ProductionRange({ firstBates, lastBates, pagesRead }: Production): ReactNode {
  if (firstBates === null) return pagesRead === 0 ? 'No pages processed yet' : 'No Bates numbers found';
  return isOneSeries(firstBates, lastBates) ? (
    <BatesText number={firstBates} last={lastBates} />
  ) : (
    describeBatesRange(firstBates, lastBates)
  );
}

interface CountProps {
  name: string;
  bad?: boolean;
  children: ReactNode;
}

function Count({ name, bad = false, children }: CountProps): JSX.Element {
  return (
    <div className={classes.count} data-bad={bad}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
