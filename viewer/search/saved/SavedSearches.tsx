import { useQuery } from '@tanstack/react-query';
import type { JSX } from 'react';
import { reportQueries } from '../../server/report-queries.ts';
import { useMatter } from '../../session/use-matter.ts';
import { usePermission } from '../../session/use-user.ts';
import { Empty } from '../../ui/Empty.tsx';
import { LinkButton } from '../../ui/LinkButton.tsx';
import { Table, useDocumentTitle, VisuallyHidden } from '../../ui/parts.ts';
import { Screen } from '../../ui/Screen.tsx';
import { Unloaded } from '../../ui/Unloaded.tsx';
import { SavedSearchRow } from './SavedSearchRow.tsx';
import classes from './saved-searches.module.css';

/** The saved searches of the matter, and the new pages of each. */
export function SavedSearches(): JSX.Element {
  useDocumentTitle('Saved searches · Uncover');
  const matter = useMatter();
  const saved = useQuery(reportQueries.savedSearches(matter));
  const review = usePermission('reviewer');
  return (
    <Screen
      title="Saved searches"
      about="Shared with everyone on the matter. As pages arrive or change, each search shows what is new since you last viewed it."
    >
      <Unloaded query={saved} failure="The saved searches could not be loaded" height={200} />
      {saved.data?.length === 0 && (
        <Empty
          title="No saved searches yet"
          action={
            <LinkButton to="/m/$matter/search" params={{ matter }}>
              Search pages
            </LinkButton>
          }
        >
          {review.allowed
            ? 'Run a search that later productions may match too, then choose Save search above the results.'
            : 'Reviewers and attorneys can save a search above its results.'}
        </Empty>
      )}
      {saved.data && saved.data.length > 0 && (
        <Table verticalSpacing={8} className={classes.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Search</Table.Th>
              <Table.Th className={classes.right} w={96}>
                Pages
              </Table.Th>
              <Table.Th className={classes.right} w={96}>
                New
              </Table.Th>
              <Table.Th w={280}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {saved.data.map((search) => (
              <SavedSearchRow
                key={search.searchId}
                matter={matter}
                search={search}
                mayChange={review.allowed}
              />
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Screen>
  );
}
