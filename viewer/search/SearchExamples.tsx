import { Link } from '@tanstack/react-router';
import { Fragment, type JSX } from 'react';
import { useMatter } from '../session/use-matter.ts';
import { Stack, Text, Title } from '../ui/parts.ts';
import classes from './search.module.css';

const examples: [query: string, finds: string][] = [
  ['opt-out', 'every page that speaks of opting out, however it is written or broken over lines'],
  ['voluntar* AND mandator*', 'pages that call it both voluntary and mandatory'],
  ['"opt out" AND NOT press', 'opting out, but not the press guidance'],
  ['voluntar* w/10 mandator*', 'the two within ten words of each other'],
  ['(waiver OR "opt out") AND county', 'what counties were told'],
];

/** No query yet: what one looks like, each a click away. */
export function SearchExamples(): JSX.Element {
  const matter = useMatter();
  return (
    <Stack maw={720} p="xl" gap="md">
      <Title order={1}>Search the pages</Title>
      <Text c="dimmed">Type in the box above (press / to get there), or begin with one of these.</Text>
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
          All of the language, and what Explore and Exact are for
        </Link>
      </Text>
    </Stack>
  );
}
