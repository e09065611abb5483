import { Link } from '@tanstack/react-router';
import { Fragment, type JSX } from 'react';
import { useMatter } from '../session/use-matter.ts';
import { Stack, Text, Title } from '../ui/parts.ts';
import classes from './search.module.css';

const examples: [query: string, finds: string][] = [
  ['opt-out', 'Pages about opting out, however it is spelled or broken across lines'],
  ['voluntar* AND mandator*', 'Pages that call it both voluntary and mandatory'],
  ['"opt out" AND NOT press', 'Opting out, but not the press guidance'],
  ['voluntar* w/10 mandator*', 'The two words within ten words of each other'],
  ['(waiver OR "opt out") AND county', 'What counties were told'],
];

/** Example queries, shown before the first search. */
export function SearchExamples(): JSX.Element {
  const matter = useMatter();
  return (
    <Stack maw={720} p="xl" gap="md">
      <Title order={1}>Search pages</Title>
      <Text c="dimmed">
        Type in the box above (press / to get there), or start with one of these examples.
      </Text>
      <div className={classes.examples}>
        {examples.map(([query, finds]) => (
          <Fragment key={query}>
            <Link to="/m/$matter/search" params={{ matter }} search={{ q: query }}>
              {query}
            </Link>
            <Text c="dimmed">{finds}</Text>
          </Fragment>
        ))}
      </div>
      <Text>
        <Link to="/m/$matter/help/search" params={{ matter }}>
          How to search: the full query language, and when to use Explore or Exact
        </Link>
      </Text>
    </Stack>
  );
}
