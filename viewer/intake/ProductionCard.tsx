import { Link } from '@tanstack/react-router';
import type { JSX, ReactNode } from 'react';
import { endpoints } from '#contract/endpoints.ts';
import type { Production } from '#contract/intake/production.ts';
import { toLedger } from '#contract/intake/to-ledger.ts';
import type { PageCategory } from '#contract/pages/current-list.ts';
import { sayBatesRange } from '#contract/values/bates-range.ts';
import { sayNumber } from '#contract/values/counted.ts';
import { formatDate } from '#contract/values/dates.ts';
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
  const door = (only: PageCategory, count: number) =>
    count === 0 ? (
      sayNumber(0)
    ) : (
      <Link to="/m/$matter/pages" params={{ matter }} search={{ production: productionId, only }}>
        {sayNumber(count)}
      </Link>
    );
  return (
    <section className={classes.card} aria-label={production.name}>
      <Group justify="space-between" align="baseline">
        <Title order={2}>{production.name}</Title>
        <Group gap="sm">
          <Text c="dimmed" className="numbers">
            received {formatDate(production.receivedAt)}
          </Text>
          <Button
            component="a"
            href={urlOf(endpoints.downloadLedger.path, { matter, production: productionId })}
            download
            variant="subtle"
            size="compact-xs"
            leftSection={<IconDownload size={14} />}
          >
            Ledger (CSV)
          </Button>
        </Group>
      </Group>
      <Text className="numbers">{batesOf(production)}</Text>
      <DeclaredPages matter={matter} ledger={ledger} />
      <IngestProgress matter={matter} production={production} />
      <RetryFailed matter={matter} production={production} ledger={ledger} />
      <dl className={classes.counts}>
        <Count name="pages read">
          <Link to="/m/$matter/pages" params={{ matter }} search={{ production: productionId }}>
            {sayNumber(pagesRead)}
          </Link>
          <span className={classes.of}> of {sayNumber(pages.received)}</span>
        </Count>
        <Count name="with a text layer">{door('text-layer', pages.textLayer)}</Count>
        <Count name="read by OCR">{door('ocr', pages.ocr)}</Count>
        <Count name="blank">{door('blank', pages.blank)}</Count>
        <Count name="could not be read" bad={pages.problem > 0}>
          {door('problem', pages.problem)}
        </Count>
        {ledger.withNotes.files > 0 && (
          <Count name="files with notes on what may be missing">{sayNumber(ledger.withNotes.files)}</Count>
        )}
        {ledger.withNotes.pages > 0 && (
          <Count name="pages with notes on what may be missing">
            {door('noted', ledger.withNotes.pages)}
          </Count>
        )}
        {pages.waiting > 0 && <Count name="waiting">{sayNumber(pages.waiting)}</Count>}
        <Count name="without a Bates number">{door('unnumbered', production.pagesWithoutBates)}</Count>
      </dl>
      <LoadFiles loadFiles={ledger.loadFiles} />
      <ColumnsButton matter={matter} production={production} />
      <FileTable
        production={production}
        sums={describeFiles(ledger.files, ledger.filesInWords)}
        matter={matter}
      />
    </section>
  );
}

function batesOf({ firstBates, lastBates, pagesRead }: Production): string {
  if (firstBates === null) return pagesRead === 0 ? 'No page has been read yet' : 'No Bates number was read';
  return sayBatesRange(firstBates, lastBates);
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
