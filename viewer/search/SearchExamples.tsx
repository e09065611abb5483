import { Link } from '@tanstack/react-router';
import { Fragment, type JSX } from 'react';
import { exampleSearches } from '../lists/example-searches.ts';
import { useMatter } from '../session/use-matter.ts';
import { Stack, Text, Title } from '../ui/parts.ts';
import classes from './search.module.css';

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
        {exampleSearches.map(([query, finds]) => (
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
