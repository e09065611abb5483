import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { useMatter } from '../matters/use-matter.ts';
import { queries } from '../server/queries.ts';
import { CopyLine } from '../ui/CopyLine.tsx';
import { Empty } from '../ui/Empty.tsx';
import { Failure } from '../ui/Failure.tsx';
import { counted } from '../ui/format.ts';
import { Skeleton, Text, Title, useDocumentTitle } from '../ui/parts.ts';
import { ProductionCard } from './ProductionCard.tsx';
import classes from './productions.module.css';

/** What was received, and how far it has been read. Kept current by the event stream. */
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
        title="The productions did not load"
        error={productions.error}
        retry={() => void productions.refetch()}
      />
    );
  }
  if (productions.data.length === 0) {
    return (
      <Empty title="Nothing has been received yet">
        <Text>
          Put what the agency produced into one folder on this machine. Then run this in a terminal, with the
          folder for PATH. The files stay as they are; pages appear here as they are read.
        </Text>
        <CopyLine what="command" text={command} />
      </Empty>
    );
  }
  const pages = productions.data.reduce((sum, production) => sum + production.pages.received, 0);
  return (
    <div className={classes.screen}>
      <Title order={1}>Productions</Title>
      <Text c="dimmed" mb="md" className="numbers">
        {counted(productions.data.length, 'production')}, {counted(pages, 'page')}
      </Text>
      {productions.data.map((production) => (
        <ProductionCard key={production.productionId} production={production} matter={matter} />
      ))}
      <Text c="dimmed" mt="xl" mb="xs">
        To bring in another production:
      </Text>
      <CopyLine what="command" text={command} />
    </div>
  );
}
