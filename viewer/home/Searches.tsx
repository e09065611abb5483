import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { JSX } from 'react';
import type { SavedSearch } from '#contract/search/saved-search.ts';
import { counted } from '#contract/values/counted.ts';
import { toSearchParams } from '../lists/saved-search-params.ts';
import { reportQueries } from '../server/report-queries.ts';
import { Text } from '../ui/parts.ts';
import classes from './home.module.css';
import { Part } from './Part.tsx';
import { StarterSearches } from './StarterSearches.tsx';

/** The number of searches shown. */
const MOST_SHOWN = 5;

/** The saved searches of the matter, or starter searches if there are none. */
export function Searches({ matter }: { matter: string }): JSX.Element {
  const saved = useQuery(reportQueries.savedSearches(matter)).data;
  if (saved && saved.length > 0) return <SavedSearchList matter={matter} saved={saved} />;
  return <StarterSearches matter={matter} />;
}

function SavedSearchList({ matter, saved }: { matter: string; saved: readonly SavedSearch[] }): JSX.Element {
  return (
    <Part
      title="Saved searches"
      more={
        saved.length > MOST_SHOWN && (
          <Link to="/m/$matter/searches" params={{ matter }}>
            All {saved.length}
          </Link>
        )
      }
    >
      <ul className={classes.list}>
        {saved.slice(0, MOST_SHOWN).map((search) => (
          <li key={search.searchId} className={classes.row}>
            <div className={classes.main}>
              <Link to="/m/$matter/search" params={{ matter }} search={toSearchParams(search)}>
                {search.name}
              </Link>
            </div>
            <Text c="dimmed" className="nowrap">
              {describeFound(search)}
            </Text>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Explore ranks pages and does not count them. */
function describeFound({ pages, newPages }: SavedSearch): string {
  if (pages === null) return '';
  return newPages ? `${counted(pages, 'page')}, ${newPages} new` : counted(pages, 'page');
}
