import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { queries } from '../server/queries.ts';
import { useMatter } from '../session/use-matter.ts';
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

/** What was received, and how much of it is processed. The event stream keeps it current. */
export function Productions(): JSX.Element {
  const matter = useMatter();
  const productions = useQuery(queries.productions(matter));
  useDocumentTitle('Productions · Uncover');
  const command = `npm run -s uncover -- ingest PATH --matter ${matter}`;

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
          <Text c="dimmed" mt="md">
            Or run this command on the machine that Uncover runs on, with your folder as PATH:
          </Text>
          <CopyLine what="command" text={command} />
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
      {productions.data.map((production) => (
        <ProductionCard key={production.productionId} production={production} matter={matter} />
      ))}
      <Text c="dimmed" mt="xl" mb="xs">
        Or add a production from the command line of the machine that Uncover runs on:
      </Text>
      <CopyLine what="command" text={command} />
      <RecordsCheck matter={matter} />
    </div>
  );
}
