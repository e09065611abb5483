import { useQueries, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import { counted } from '#contract/values/counted.ts';
import { documentQueries } from '../server/document-queries.ts';
import { queries } from '../server/queries.ts';
import { Text } from '../ui/parts.ts';
import classes from './home.module.css';
import { listStarterSearches } from './list-starter-searches.ts';
import { Part } from './Part.tsx';

/** Searches to begin with, of what the matter itself has. Those that find nothing are left out. */
export function StarterSearches({ matter }: { matter: string }): JSX.Element {
  const tags = useQuery(queries.tags(matter)).data ?? [];
  const people = useQuery(documentQueries.correspondents(matter, '')).data?.correspondents ?? [];
  const searches = listStarterSearches(tags, people);
  const found = useQueries({ queries: searches.map(({ q }) => queries.searchHead(matter, { q })) });
  return (
    <Part
      title="Suggested searches"
      more={
        <Link to="/m/$matter/help/search" params={{ matter }}>
          How to search
        </Link>
      }
    >
      {found.every(({ data }) => data?.pages === 0) && (
        <Text c="dimmed">Search for a word, a phrase in quotes, a name or a Bates number.</Text>
      )}
      <ul className={classes.list}>
        {searches.map(({ q, about }, index) => {
          const pages = found[index]?.data?.pages;
          return pages === undefined || pages === 0 ? null : (
            <li key={q} className={classes.row}>
              <div className={classes.main}>
                <Link to="/m/$matter/search" params={{ matter }} search={{ q }}>
                  {q}
                </Link>
                <Text size="xs" c="dimmed">
                  {about}
                </Text>
              </div>
              <Text c="dimmed" className="nowrap">
                {counted(pages, 'page')}
              </Text>
            </li>
          );
        })}
      </ul>
    </Part>
  );
}
