import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { SearchResult } from '#contract/search.ts';
import { useMatter } from '../matters/use-matter.ts';
import type { SearchPlace } from '../places.ts';
import { queries } from '../server/queries.ts';
import { counted, number } from '../ui/format.ts';
import { Group, NativeSelect, Text } from '../ui/parts.ts';
import classes from './search.module.css';

interface ResultHeadProps {
  place: SearchPlace;
  result: SearchResult;
}

/** How many, how the query was understood, and what narrows it. */
export function ResultHead({ place, result }: ResultHeadProps): JSX.Element {
  const matter = useMatter();
  return (
    <header className={classes.head}>
      <Group justify="space-between" align="flex-start">
        <div>
          <h1 className={classes.counts} style={{ margin: 0 }} aria-live="polite">
            {result.pages === 0 ? 'No pages' : <Counts matter={matter} place={place} result={result} />}
          </h1>
          <Text c="dimmed">
            <span title={result.canonical}>Understood as: {result.echo}</span>
            <span className="numbers"> · {Math.max(1, Math.round(result.milliseconds))} ms</span>
          </Text>
        </div>
        <Narrow place={place} />
      </Group>
    </header>
  );
}

function Counts({ matter, place, result }: ResultHeadProps & { matter: string }): JSX.Element {
  return (
    <>
      <Link to="/m/$matter/pages" params={{ matter }} search={place}>
        {counted(result.pages, 'page')}
      </Link>{' '}
      in {counted(result.documents, 'document')}
      {result.hardToRead > 0 && (
        <span className={classes.hard}>
          ,{' '}
          <Link to="/m/$matter/pages" params={{ matter }} search={{ ...place, only: 'hard-to-read' }}>
            {number(result.hardToRead)} of the pages hard to read
          </Link>
        </span>
      )}
    </>
  );
}

function Narrow({ place }: { place: SearchPlace }): JSX.Element {
  const matter = useMatter();
  const navigate = useNavigate();
  const productions = useQuery(queries.productions(matter));
  const tags = useQuery(queries.tags(matter));
  const narrow = (change: Partial<SearchPlace>) =>
    void navigate({ to: '/m/$matter/search', params: { matter }, search: { ...place, ...change } });
  return (
    <Group gap="sm">
      <NativeSelect
        aria-label="Production"
        value={place.production ?? ''}
        onChange={(event) => narrow({ production: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'All productions' },
          ...(productions.data ?? []).map(({ productionId, name }) => ({ value: productionId, label: name })),
        ]}
      />
      <NativeSelect
        aria-label="Tag"
        value={place.tag ?? ''}
        onChange={(event) => narrow({ tag: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: 'Any tag or none' },
          ...(tags.data ?? []).map(({ tagId, name }) => ({ value: tagId, label: `Tagged ${name}` })),
        ]}
      />
    </Group>
  );
}
