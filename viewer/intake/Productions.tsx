import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import type { Production } from '#contract/intake/production.ts';
import { counted } from '#contract/values/counted.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
import { usePermission } from '../session/use-user.ts';
import { CopyLine } from '../ui/CopyLine.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { Skeleton, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import classes from './intake.module.css';
import { ProductionCard } from './ProductionCard.tsx';
import { IngestSettingsButton } from './processing/IngestSettings.tsx';
import { RecordsCheck } from './processing/RecordsCheck.tsx';
import { AddFiles } from './uploads/AddFiles.tsx';
import { PendingUploads } from './uploads/PendingUploads.tsx';
import { UploadPanel } from './uploads/UploadPanel.tsx';

/** What was received, and how much of it is processed. The event stream keeps it up to date. */
export function Productions(): JSX.Element {
  const matter = useMatter();
  const productions = useQuery(queries.productions(matter));
  useDocumentTitle('Productions · Uncover');

  if (productions.isPending) {
    return (
      <div className={classes.screen} aria-hidden>
        <Skeleton height={28} width={200} mb="md" />
        <Skeleton height={220} mb="md" />
        <Skeleton height={220} />
      </div>
    );
  }
  if (productions.isError) {
    return (
      <Failure
        title="The productions could not be loaded"
        error={productions.error}
        retry={() => void productions.refetch()}
      />
    );
  }
  if (productions.data.length === 0) {
    return (
      <div className={classes.screen}>
        <Title order={1} mb="md">
          Productions
        </Title>
        <UploadPanel />
        <PendingUploads matter={matter} />
        <Empty title="No productions yet">
          <Text>
            Add the files or folders that the agency produced. Originals are never changed. Pages appear here
            as they are processed.
          </Text>
          <AddFiles matter={matter} productions={productions.data} />
          <IngestSettingsButton matter={matter} />
          <RecordsCheck matter={matter} />
          <IngestCommand matter={matter} />
        </Empty>
      </div>
    );
  }
  const pages = productions.data.reduce((sum, production) => sum + production.pages.received, 0);
  return (
    <div className={classes.screen}>
      <Title order={1}>Productions</Title>
      <Text c="dimmed" mb="sm" className="numbers">
        {counted(productions.data.length, 'production')}, {counted(pages, 'page')}
      </Text>
      <div className={classes.add}>
        <AddFiles matter={matter} productions={productions.data} />
        <IngestSettingsButton matter={matter} />
      </div>
      <UploadPanel />
      <PendingUploads matter={matter} />
      {orderNewestFirst(productions.data).map((production) => (
        <ProductionCard key={production.productionId} production={production} matter={matter} />
      ))}
      <IngestCommand matter={matter} />
      <RecordsCheck matter={matter} />
    </div>
  );
}

function orderNewestFirst(productions: readonly Production[]): Production[] {
  return productions.toSorted((one, other) => other.receivedAt.localeCompare(one.receivedAt));
}

/** For attorneys: other users do not work on the machine itself. */
function IngestCommand({ matter }: { matter: string }): JSX.Element | null {
  const { allowed } = usePermission('attorney');
  if (!allowed) return null;
  return (
    <details className={classes.command}>
      <summary>Add files from the command line</summary>
      <Text c="dimmed" my="xs">
        Run this on the machine that Uncover runs on, with your folder as PATH:
      </Text>
      <CopyLine what="command" text={`npm run -s uncover -- ingest PATH --matter ${matter}`} />
    </details>
  );
}
